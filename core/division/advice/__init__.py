"""What would have to give where there is no plan."""
