"""What several algorithms ask for."""
