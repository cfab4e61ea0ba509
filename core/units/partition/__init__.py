"""Basic units from the boundary and from where people live."""
