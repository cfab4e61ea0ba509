"""QGIS on one side, the core's frozen values on the other."""
