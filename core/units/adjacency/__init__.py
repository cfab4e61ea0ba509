"""Which units are neighbours, and what a layer of polygons covers."""
