"""The problem in whole numbers: contracted groups, connected parts, the graph, and what is refused before a search."""
