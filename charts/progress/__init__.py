"""Figures on progress."""
