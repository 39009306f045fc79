"""The science: numpy, scipy, shapely, networkx; metres throughout. Never imports qgis or Qt."""
