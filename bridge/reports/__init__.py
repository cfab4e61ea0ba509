"""Pages, charts, pictures and print."""
