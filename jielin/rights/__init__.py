"""What people may ask about their own data: who sees it, correction, deletion, consents."""
