"""The resident's own pages about people."""
