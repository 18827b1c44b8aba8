"""Slides on awards."""
