"""Questions on results against what is required."""
