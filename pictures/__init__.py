"""Pictures: what a chart says whatever draws it: marks, classes, order, words; no Plotly."""
