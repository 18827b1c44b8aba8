"""What data must look like: profiles, reports, tables, answers, questions."""
