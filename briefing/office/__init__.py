"""Office papers as DOCX in the layout of Decree 30/2020/NĐ-CP (thể thức văn bản hành chính)."""
