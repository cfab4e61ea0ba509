"""Who lives in the sample municipality: addresses, inhabitants, clients, providers."""
