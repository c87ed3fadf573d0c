"""A site made from a checked catalogue, put in its place in one go."""
