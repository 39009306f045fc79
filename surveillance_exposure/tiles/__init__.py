"""The third door: files in, files out, tile by tile, on one machine or on many; `python -m surveillance_exposure`.

Needs what `pip install surveillance-exposure[batch]` brings. Figures are those of QGIS's tools and of `frames`.
"""
