"""Tasks of plans in a sample (dữ liệu minh họa): what units say of them, and when."""
