"""Routes of awards (trình tự xét) as plans and the law say."""
