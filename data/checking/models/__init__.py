"""What units report of their models (điển hình, mô hình, sáng kiến): read, and held to rules."""
