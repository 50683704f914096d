"""The tokens of reference data (see kernel.reference)."""

from django.db import models


class ReferenceVersion(models.Model):
    """The token under which a set of reference tables is cached in every process."""

    name = models.CharField(max_length=40, primary_key=True)
    token = models.CharField(max_length=36)

    def __str__(self) -> str:
        return self.name
