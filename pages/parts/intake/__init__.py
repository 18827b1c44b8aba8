"""Parts of the door on the page."""
