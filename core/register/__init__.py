"""For every address: which area, and who is responsible."""
