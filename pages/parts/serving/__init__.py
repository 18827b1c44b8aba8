"""What the server does around the pages: addresses, scripts, its heap, its own first visitor."""
