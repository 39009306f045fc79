"""What algorithms are given, to arrays."""
