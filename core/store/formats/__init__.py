"""Layers and lists in the formats of files, whole or refused."""
