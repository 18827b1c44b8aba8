"""Parts of the page of reports owed and received."""
