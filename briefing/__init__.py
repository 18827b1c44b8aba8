"""What people carry away: headline words, tables, files. Runs without Streamlit."""
