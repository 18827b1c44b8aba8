"""The brief of a meeting as two pages of A4: what the slides show, to be read on paper."""
