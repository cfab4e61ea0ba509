"""The lower bound of all divisions: Lagrangian relaxation and branch and bound on the counts of centres."""
