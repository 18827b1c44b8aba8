"""Parts of the page of models: figures, map, paths, tables."""
