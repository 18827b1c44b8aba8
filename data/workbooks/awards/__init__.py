"""Workbooks of awards."""
