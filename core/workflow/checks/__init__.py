"""Everything that would stop a plan, found before it is run."""
