"""Areas for programs of other systems."""
