"""The minutes pack of a meeting (gói tài liệu phiên họp): papers, ballots, list for the vote."""
