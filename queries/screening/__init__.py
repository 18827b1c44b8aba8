"""Questions asked of figures."""
