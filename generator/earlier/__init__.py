"""The catalogue as it was before, with what it promised to those who linked to it."""
