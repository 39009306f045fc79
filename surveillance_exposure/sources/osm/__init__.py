"""OpenStreetMap extracts, in any format, to rows of cameras, buildings, streets, stations and sights."""
