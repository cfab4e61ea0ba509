"""How a run is carried out: when it stops, who works, what is drawn; the same bytes on every machine."""
