"""Parts of the page of one unit."""
