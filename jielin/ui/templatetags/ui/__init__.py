"""The components as template tags; a template builtin, so no page loads it."""

from django import template

from . import atoms, blocks, doing, forms, rows, standing, times

register = template.Library()
for part in (atoms, times, forms, rows, doing, standing, blocks):
    register.tags.update(part.register.tags)
