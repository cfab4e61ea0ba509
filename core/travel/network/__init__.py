"""The road graph: junctions and pieces of road, points joined to it, whole milliseconds."""
