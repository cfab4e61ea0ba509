"""The search over sets of centres (an aggregated p-median problem)."""
