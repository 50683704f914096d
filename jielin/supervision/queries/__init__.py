"""What lists, pages and panels of supervision read."""
