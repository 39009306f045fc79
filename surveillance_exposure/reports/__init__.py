"""Figures to something a person reads."""
