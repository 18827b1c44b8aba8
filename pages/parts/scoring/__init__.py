"""Parts of the page of clusters: ranks, marks, rubric studio."""
