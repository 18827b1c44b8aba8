"""Tables of more than one subject."""
