"""The outside world to layers with the standard fields."""
