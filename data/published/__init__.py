"""Tables published elsewhere, turned into the bulk format; needs no store."""
