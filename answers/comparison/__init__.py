"""Two moments of one campaign side by side: what arrived between them and what it did."""
