"""The door: a file is read, checked, then let in or returned; or only tried."""
