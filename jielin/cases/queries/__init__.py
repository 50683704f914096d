"""Read models of cases."""
