"""Slides of the register of models."""
