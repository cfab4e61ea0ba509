"""What map servers and map clients are given."""
