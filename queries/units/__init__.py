"""Questions on one unit and its peers."""
