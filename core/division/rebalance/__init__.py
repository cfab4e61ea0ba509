"""From the areas of today to balance again."""
