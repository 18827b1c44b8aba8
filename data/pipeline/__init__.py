"""The pipeline: tables made from tables, once for a campaign and a day; questions read them."""
