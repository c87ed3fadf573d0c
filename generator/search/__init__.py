"""Search in the browser: what a script needs to filter, count and find without a server."""

from generator.search.artifacts import search_artifacts
from generator.search.facets import FACETS
from generator.search.listing import listed

__all__ = ["FACETS", "listed", "search_artifacts"]
