"""Figures on awards."""
