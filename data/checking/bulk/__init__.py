"""Flat files of many units."""
