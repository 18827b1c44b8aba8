"""Slides on progress: contents, indicators, phases, units."""
