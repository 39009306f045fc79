"""“Add data”: one window for data of any place."""
