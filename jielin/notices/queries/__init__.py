"""What is read about notices: by the desk, and by residents."""
