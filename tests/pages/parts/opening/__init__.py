"""Tests of what every page opens with."""
