"""Provinces, ministries and unions side by side (cả nước)."""
