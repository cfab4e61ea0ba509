"""Addresses: their source, their labels, and when two are written alike."""
