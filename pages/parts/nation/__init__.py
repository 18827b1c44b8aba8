"""Parts of the page on the whole country (cả nước)."""
