"""The translation files of the interface, one for each language."""
