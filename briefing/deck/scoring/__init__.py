"""Slides on one cluster, its marks and ranks."""
