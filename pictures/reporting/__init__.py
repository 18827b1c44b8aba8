"""Pictures of reports: a module a picture."""
