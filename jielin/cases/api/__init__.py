"""Requests for programs of other systems."""
