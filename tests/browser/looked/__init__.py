"""Every page looked at in the browser: what is cut, overprinted, faint, unnamed, English."""
