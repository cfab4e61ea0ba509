"""Progress, texts, errors, clock, processes and requirements of the running QGIS."""
