"""From a set of centres to a connected plan."""
