"""The national sample (dữ liệu minh họa): provinces, ministries and unions of their own plans."""
