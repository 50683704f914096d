"""Which site the operators' window is: our own, with our own door."""

from django.contrib.admin.apps import AdminConfig


class OperatorsConfig(AdminConfig):
    """Django's app of the same name, with another site."""

    default_site = "jielin.faces.operators.OperatorSite"
