"""What a check found, kept for the next check of the same files."""
