"""Figures on one unit beside others."""
