"""What git remembers of a catalogue, read without touching the working folder."""
