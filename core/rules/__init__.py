"""What a planner asks of the areas."""
