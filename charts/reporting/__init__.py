"""Figures on reports."""
