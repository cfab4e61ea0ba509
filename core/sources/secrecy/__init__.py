"""What identifies a client is refused: personal numbers and names."""
