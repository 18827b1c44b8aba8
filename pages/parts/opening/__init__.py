"""How a page opens: its store, its first day, which day it shows."""
