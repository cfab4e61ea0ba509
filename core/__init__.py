"""The thinking part of Care Areas: no QGIS, no Qt, no clock, no environment."""
