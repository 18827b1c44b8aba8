"""What every figure uses: theme, tokens, axes, messages."""
