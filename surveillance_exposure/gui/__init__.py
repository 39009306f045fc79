"""The plugin in the QGIS window. It runs the algorithms and shows what they say; no figure is made here.

Nothing in here imports shapely or networkx, directly or through another module, so that all of it loads
where they are missing.
"""
