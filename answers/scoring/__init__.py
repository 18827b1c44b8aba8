"""What is said on marks, ranks and rubrics."""
