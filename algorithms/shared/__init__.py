"""What the algorithms share: declaration, a run, inputs and outputs."""
