"""Who a token belongs to, who is told what, and what the settings pages show."""
