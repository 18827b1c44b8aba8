"""Tasks of plans (nhiệm vụ): their sheet, and the tables they become."""
