"""QGIS layers to tables of the core and back, and GeoPackage."""
