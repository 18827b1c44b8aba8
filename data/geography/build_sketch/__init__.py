"""Makes the sketch map from two packages; needs shapely, which the product itself does not."""
