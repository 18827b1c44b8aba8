"""Slides as content: messages, forms with their printed figures, notes; no colours, no layout."""
