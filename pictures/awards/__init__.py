"""Pictures of awards: from proposal to decision, for whom, against results."""
