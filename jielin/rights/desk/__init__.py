"""The pages of whoever decides, and the proof of retention."""
