"""Parts of the page of awards."""
