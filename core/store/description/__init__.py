"""The plan description: what goes in, what is asked for, where the results go."""
