"""What is read about feedback: by whoever asked, and by whoever answers."""
