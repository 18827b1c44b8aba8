"""Slides made again over a file that somebody edited."""
