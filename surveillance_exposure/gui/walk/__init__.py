"""The dock: walks picked on the canvas."""
