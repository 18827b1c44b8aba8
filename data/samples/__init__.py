"""Invented reports (dữ liệu minh họa), handed in at the door like any other."""
