"""Publication: what everybody may see, made from the address register and the areas only. Clients have no way in."""
