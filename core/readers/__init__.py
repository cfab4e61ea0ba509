"""Plain layers as values: units, links, the areas of today, and who is responsible."""
