"""The plan file: its tables, there and back."""
