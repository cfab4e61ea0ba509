"""The reports and pictures of the algorithms."""
