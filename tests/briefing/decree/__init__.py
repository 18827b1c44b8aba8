"""Decree 30/2020/NĐ-CP as a checklist that every DOCX is held against."""
