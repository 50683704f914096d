"""The imports and exports of a person."""
