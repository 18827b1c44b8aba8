"""Models in a sample (dữ liệu minh họa): what units have recognised, who takes it over, when."""
