"""Parts of the overview and of progress."""
