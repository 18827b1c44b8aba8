"""Frozen figures and kept storylines."""
