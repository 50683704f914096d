"""The staff pages about imports and exports."""
