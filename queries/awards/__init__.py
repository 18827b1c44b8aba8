"""Questions on awards."""
