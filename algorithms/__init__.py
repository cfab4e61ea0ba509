"""The Processing algorithms: short adapters that read parameters, call the core and hand back results."""
