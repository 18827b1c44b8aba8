"""TOML files edited by key, with everything else in them left as it is."""
