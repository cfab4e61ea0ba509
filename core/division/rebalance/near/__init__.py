"""Plans near that of today: walks and exact improvements under prices on what moves, border, shape and travel."""
