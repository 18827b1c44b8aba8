"""Slides: scales and what stands on them."""
