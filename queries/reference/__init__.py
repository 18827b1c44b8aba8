"""Questions on what there is: campaigns, phases, periods, units."""
