"""What the profiles, the units sheets and the reference say: units, indicators, days, targets."""
