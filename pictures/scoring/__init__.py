"""Pictures of scores: a module a picture."""
