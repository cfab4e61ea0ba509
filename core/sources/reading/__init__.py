"""What every reader of a source stands on: columns, codes, CSV, geometries, and what it finds on the way."""
