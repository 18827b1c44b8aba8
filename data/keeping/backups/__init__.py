"""Copies of a whole store (sao lưu): made while it serves, checked, and taken back."""
