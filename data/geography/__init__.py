"""Shapes of provinces and communes: the sketch that ships and how it is made."""
