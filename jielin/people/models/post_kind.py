"""What a post carries: data, loaded from people/data, never arrows."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump

POSTS = "posts"  # the name of the snapshot, see queries


class PostKind(models.Model):
    """A post such as 网格员, its duties, and the kinds of organisation that have it."""

    code = models.CharField(_("code"), max_length=32, primary_key=True)
    name = models.CharField(_("name"), max_length=40)
    name_en = models.CharField(_("English name"), max_length=60, blank=True)
    duties = models.JSONField(_("duties"), default=list, blank=True)
    unit_kinds = models.JSONField(_("kinds of organisation"), default=list, blank=True)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language, where there is one."""
        english = (get_language() or "").startswith("en")
        return self.name_en if english and self.name_en else self.name

    @classmethod
    def load(cls, rows: Iterable[dict[str, Any]]) -> int:
        """Add or rewrite these posts; others stay, since appointments name them."""
        posts = [PostKind(**row) for row in rows]
        for post in posts:
            post.clean_fields()
        with transaction.atomic():
            PostKind.objects.bulk_create(
                posts,
                update_conflicts=True,
                unique_fields=["code"],
                update_fields=["name", "name_en", "duties", "unit_kinds"],
            )
            bump(POSTS)
        return len(posts)
