"""The contraction hierarchy with a closed core, and what is asked of it."""
