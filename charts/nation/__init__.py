"""Charts of all campaigns together (cả nước)."""
