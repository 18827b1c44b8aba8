"""Figures of the register of models: by content, by cluster, and their paths."""
