"""The public search page: its data, its index and its files. Made from the address register and the areas only."""
