"""What several windows use."""
