"""What a leader is told (trang lãnh đạo): the same words on the page and in the digest."""
