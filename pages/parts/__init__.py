"""What every page uses: card, filters, cached answers, address, downloads, theme."""
