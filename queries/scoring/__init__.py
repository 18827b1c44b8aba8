"""Questions on marks, totals and ranks."""
