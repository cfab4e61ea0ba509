"""The folders that a plan leaves."""
