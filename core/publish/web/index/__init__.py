"""The search index of the public page."""
