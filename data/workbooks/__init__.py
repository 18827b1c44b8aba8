"""Workbooks made for people: the template to fill, and the returned copy with its marks."""
