"""What arrives: sheets of reports, marks, awards, votes, notes."""
