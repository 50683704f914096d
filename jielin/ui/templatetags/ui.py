"""The component tags."""

from django import template

register = template.Library()
