"""What pictures of the register of models say, on pages and on slides."""
