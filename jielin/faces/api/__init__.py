"""The face for programs: assembly, errors, documentation, what webhooks tell."""
