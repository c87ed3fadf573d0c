"""Files that `credenza new` writes; `$name` is filled in."""
