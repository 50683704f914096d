"""What pages, panels and lists show of whistles."""
