"""Travel of staff: how they travel, the ground they travel on, and the hours that follow."""
