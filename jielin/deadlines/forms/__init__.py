"""What the pages of settings ask for."""
