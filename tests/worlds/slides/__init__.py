"""Slides for tests: templates of provinces, what a second reader prints."""
