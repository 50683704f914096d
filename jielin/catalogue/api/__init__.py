"""Categories for programs of other systems."""
