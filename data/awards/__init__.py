"""Proposals for awards, their steps and counts: files to rows, or what is wrong with them."""
