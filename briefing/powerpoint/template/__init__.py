"""A province's template: which layout a slide takes, where there is room, which colours it has."""
