"""Parts of the page on a campaign's own files: state, workbook, dry run, versions."""
