"""The land of the sample municipality: terrain, settlements, streets and roads."""
