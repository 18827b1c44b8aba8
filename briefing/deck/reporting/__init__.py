"""Slides on reports owed and received."""
