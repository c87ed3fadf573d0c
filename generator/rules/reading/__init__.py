"""What the rules read of a file: its texts, its references as written."""
