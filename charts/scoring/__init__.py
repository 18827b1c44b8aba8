"""Figures on marks and ranks."""
