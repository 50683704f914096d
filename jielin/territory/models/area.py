"""Where: province, city, district, street, community, grid, known by the official code."""

from collections.abc import Callable, Iterable, Sequence
from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump

from ..divisions import LEVELS, Division
from ..releases import Changes, Stored, compare

T = TypeVar("T")


class Level(models.TextChoices):
    """From the top down."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    DISTRICT = "district", _("District")
    STREET = "street", _("Street")
    COMMUNITY = "community", _("Community")
    GRID = "grid", _("Grid")


class Area(models.Model):
    """An area; one that a later release no longer has stays, and is not current."""

    id = models.BigAutoField(primary_key=True)
    code = models.CharField(_("code"), max_length=15, unique=True)
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
    )
    # Ids from the top down to the area itself, "/1/22/333/"; laid after the id is known.
    path = models.CharField(_("path"), max_length=120, blank=True, db_index=True, editable=False)
    slug = models.SlugField(_("name in addresses"), max_length=40, blank=True)
    lng = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    is_current = models.BooleanField(_("current"), default=True)
    release = models.CharField(_("release that changed it last"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="area_stands_on_a_known_level"
            ),
            models.CheckConstraint(
                condition=Q(lng__isnull=True, lat__isnull=True)
                | Q(lng__range=(-180, 180), lat__range=(-90, 90)),
                name="area_has_a_position_on_earth_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def clean(self) -> None:
        if self.parent and LEVELS.index(self.parent.level) >= LEVELS.index(self.level):
            raise ValidationError({"parent": _("The parent must stand on a higher level.")})

    @classmethod
    def register(
        cls,
        code: str,
        name: str,
        parent: "Area | None",
        level: str,
        slug: str = "",
        position: tuple[float, float] | None = None,
    ) -> "Area":
        """One area by hand; `position` is longitude and latitude, WGS84."""
        lng, lat = position or (None, None)
        area = cls(code=code, name=name, parent=parent, level=level, slug=slug, lng=lng, lat=lat)
        area.full_clean(validate_unique=False, validate_constraints=False)
        with transaction.atomic():
            area.save()
            area.path = f"{parent.path if parent else '/'}{area.pk}/"
            area.save(update_fields=["path"])
            bump("territory")
        return area

    @classmethod
    def known_codes(cls, codes: Iterable[str]) -> set[str]:
        """Those of the codes that stand in the store."""
        wanted, known = sorted(set(codes)), set[str]()
        for some in _batches(wanted):
            known.update(cls.objects.filter(code__in=some).values_list("code", flat=True))
        return known

    @classmethod
    def differences(cls, release: Iterable[Division], covers: Callable[[Stored], bool]) -> Changes:
        """What `take_in` would do. `covers`: whether a missing area has vanished."""
        return compare(_stored(), release, covers)

    @classmethod
    def take_in(
        cls, release: Sequence[Division], covers: Callable[[Stored], bool], *, name: str
    ) -> Changes:
        """Follow a release in one transaction; deletes nothing, writes nothing when equal."""
        with transaction.atomic():
            changes = cls.differences(release, covers)
            if changes:
                cls._add(changes.added, name)
                cls._alter(changes, name)
                gone = [area.id for area in changes.vanished]
                for some in _batches(gone):
                    cls.objects.filter(pk__in=some).update(is_current=False, release=name)
                if changes.added or changes.moved:
                    _lay_paths()
                bump("territory")
        return changes

    @classmethod
    def _ids(cls) -> dict[str, int]:
        return dict(cls.objects.values_list("code", "id"))

    @classmethod
    def _add(cls, divisions: Sequence[Division], release: str) -> None:
        """Level by level, so that every parent has its id."""
        ids = cls._ids()
        for level in LEVELS:
            areas = [cls._new(d, ids, release) for d in divisions if d.level == level]
            for area in Area.objects.bulk_create(areas, batch_size=1000):
                ids[area.code] = area.pk

    @classmethod
    def _new(cls, division: Division, ids: dict[str, int], release: str) -> Self:
        lng, lat = division.position or (None, None)
        return cls(
            code=division.code,
            name=division.name,
            level=division.level,
            parent_id=ids[division.parent_code] if division.parent_code else None,
            slug=division.slug,
            lng=lng,
            lat=lat,
            release=release,
        )

    @classmethod
    def _alter(cls, changes: Changes, release: str) -> None:
        ids = cls._ids() if changes.altered else {}
        altered = [cls._new(pair.after, ids, release)._as(pair.before) for pair in changes.altered]
        fields = ["name", "parent", "slug", "lng", "lat", "is_current", "release"]
        Area.objects.bulk_update(altered, fields, batch_size=200)

    def _as(self, before: Stored) -> Self:
        """The new values under the stored id; what the file leaves open stays."""
        self.pk = before.id
        self.slug = self.slug or before.slug
        if self.lng is None:
            self.lng, self.lat = before.position
        return self


def _stored() -> dict[str, Stored]:
    rows = Area.objects.order_by("id").values_list(
        "id", "code", "name", "level", "parent_id", "slug", "lng", "lat", "is_current",
        "release", named=True,
    )  # fmt: skip
    kept = list(rows)
    codes: dict[int | None, str] = {row.id: row.code for row in kept}
    return {
        row.code: Stored(
            row.id, row.code, row.name, row.level, codes.get(row.parent_id, ""),
            row.slug, (row.lng, row.lat), row.is_current, row.release,
        )
        for row in kept
    }  # fmt: skip


def _lay_paths() -> None:
    """One statement a level, from the top down; touches only paths that differ."""
    above = Area.objects.filter(pk=OuterRef("parent_id")).values("path")[:1]
    end = Concat(Cast("pk", models.CharField()), Value("/"))
    for level in LEVELS:
        top = Area.objects.filter(level=level, parent=None)
        top.exclude(path=Concat(Value("/"), end)).update(path=Concat(Value("/"), end))
        below = Area.objects.filter(level=level, parent__isnull=False)
        wanted = Concat(Subquery(above), end)
        below.annotate(wanted=wanted).exclude(path=F("wanted")).update(path=wanted)


def _batches(many: Sequence[T], size: int = 500) -> Iterable[Sequence[T]]:
    """Few enough for one statement on every engine."""
    return (many[start : start + size] for start in range(0, len(many), size))
