"""Parts of the council's pages: presenting, and frozen figures."""
