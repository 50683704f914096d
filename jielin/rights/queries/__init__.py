"""Read models of data requests."""
