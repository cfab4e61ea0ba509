"""The files of one run: what it reads and what it may write."""
