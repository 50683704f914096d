"""Which areas belong to which data home."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Tenant
from jielin.kernel.reference import bump

from .area import Area


class HomeArea(models.Model):
    """A root area of a home: the area and everything below it, down to another home's root."""

    tenant = models.ForeignKey(
        Tenant, models.PROTECT, related_name="+", verbose_name=_("data home")
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name=_("area"))

    class Meta:
        verbose_name = _("area of a data home")
        verbose_name_plural = _("areas of data homes")
        constraints = [
            models.UniqueConstraint(fields=["area"], name="area_is_root_of_one_home_only")
        ]

    def __str__(self) -> str:
        return f"{self.tenant_id} {self.area_id}"

    @classmethod
    def grant(cls, tenant: Tenant, area: Area) -> "HomeArea":
        """Give the area to the home; granting it again changes nothing."""
        with transaction.atomic():
            home, is_new = cls.objects.get_or_create(tenant=tenant, area=area)
            if is_new:
                bump("territory")
        return home
