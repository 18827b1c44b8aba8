"""Streamlit pages: filters, then questions, then charts."""
