"""The centres are fixed: the dual in the areas' prices, its bound, and the exact completion."""
