"""Which privacy text a person agrees to by signing in."""

# The day since which the text on the page of privacy reads as it does.
VERSION = "2026-11"
