"""What makes a plan better: pair splits, tabu search, swaps, large neighbourhoods, exact unions, annealing."""
