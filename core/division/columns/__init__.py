"""Plans of few heavy units, chosen among enumerated areas: pricing, master problem, set partitioning, cover."""
