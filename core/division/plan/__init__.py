"""An assignment of units to areas: as a value, as a state that is changed unit by unit, and its check."""
