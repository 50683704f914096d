"""What pages of rulings show."""
