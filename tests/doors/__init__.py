"""The doors that need no QGIS."""
