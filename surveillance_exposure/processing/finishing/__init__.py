"""Results named, styled and documented."""
