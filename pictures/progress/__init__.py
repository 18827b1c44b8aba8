"""Pictures of progress: a module a picture."""
