"""How a client enters: its token, its scope, its pace, its home."""
