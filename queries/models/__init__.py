"""Questions about the register of models, each beside its SQL."""
