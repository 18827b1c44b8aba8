"""What a rubric says."""
