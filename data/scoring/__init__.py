"""Score sheets and replies: their cells to marks, or what is wrong with them."""
