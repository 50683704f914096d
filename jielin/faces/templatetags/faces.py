"""What the shells show around a page: place, unit, menus, the other language."""

from dataclasses import dataclass, replace

from django import template
from django.template.context import Context, RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.territory.queries import Place, gazetteer
from jielin.ui.markup import esc
from jielin.ui.parts import NavItem

from ..desk import frame

register = template.Library()
NOON, EVENING = 12, 18
# Chinese pages stand at the root, English ones below.
ENGLISH = "/en"
# Where a kept part of the frame leaves room for what is this page's own.
PROOF, OTHER = "--proof-of-the-form--", "--this-page-in-the-other-language--"


@dataclass(frozen=True)
class Language:
    """The language that the switch leads to."""

    html_lang: str
    name: str
    short: str
    url: str


@dataclass(frozen=True)
class UnitName:
    """Where the reader works, with the unit above it."""

    name: str = ""
    above: str = ""


@register.simple_tag
def seconds_now() -> int:
    """The server's moment, so that the page counts from the same clock."""
    return int(clock.now().timestamp())


@register.simple_tag
def area_name(place: Place) -> str:
    """The name of a place."""
    return place.name


@register.simple_tag
def area_above(place: Place) -> str:
    """The name of the place above, such as the street of a community."""
    return gazetteer().get(place.parent_id).name if place.parent_id else ""


@register.simple_tag(takes_context=True)
def other_language(context: RequestContext) -> Language:
    """This page in the other language."""
    path = context["request"].get_full_path()
    if (get_language() or "").startswith("en"):
        return Language("zh-Hans", "简体中文", "中", path.removeprefix(ENGLISH) or "/")
    return Language("en", "EN, English", "EN", ENGLISH + path)


@register.simple_tag(takes_context=True)
def my_unit(context: Context) -> UnitName:
    """The unit of the reader's first post in this home."""
    acting = getattr(context.get("request"), "acting", None)
    if not isinstance(acting, Acting) or not acting.posts:
        return UnitName()
    id = acting.posts[0].organisation_id
    above = directory().superior(id)
    return UnitName(directory().name(id), above.label if above else "")


@register.simple_tag(takes_context=True)
def portal_tabs(context: RequestContext) -> tuple[NavItem, ...]:
    """The first tab: the community's home, or where one is chosen."""
    url = front_url(context["request"])
    return (NavItem(pgettext("tab", "Home"), url, "home", is_exact=True),)


@register.simple_tag
def my_tab() -> tuple[NavItem, ...]:
    """The last tab."""
    return (NavItem(pgettext("tab", "Me"), reverse("portal:me"), "user"),)


@register.simple_tag(takes_context=True)
def desk_nav(context: RequestContext) -> tuple[NavItem, ...]:
    """The workbench; the apps add their own lines below."""
    return frame.first(context["request"])


@register.simple_tag(takes_context=True)
def operator_nav(context: RequestContext) -> tuple[NavItem, ...]:
    """Pages of those who run the platform, by duty."""
    return frame.operating(context["request"])


@register.simple_tag(takes_context=True)
def desk_brand(context: RequestContext) -> SafeString:
    """The start of the top bar: the mark, whether this is a demonstration, the reader's unit."""
    request = context["request"]
    return SafeString(frame.part("brand", context, {}, *frame.person(request)))


@register.simple_tag(takes_context=True)
def desk_styles(context: RequestContext) -> SafeString:
    """What the head links to; the pages of settings and of exports have a style of their own."""
    path = context["request"].path
    has_settings = "/settings/" in path or "/exports/" in path
    told = {"has_settings": has_settings}
    return SafeString(frame.part("styles", context, told, has_settings))


@register.simple_tag(takes_context=True)
def desk_find(context: RequestContext) -> SafeString:
    """The way to search, with the frame of the command bar."""
    return SafeString(frame.part("find", context, {}))


@register.simple_tag(takes_context=True)
def desk_side(context: RequestContext) -> SafeString:
    """The menu of the desk, with the line of this page marked."""
    return SafeString(frame.part("side", context, {}, frame.current(context["request"])))


@register.simple_tag(takes_context=True)
def desk_me(context: RequestContext) -> SafeString:
    """The reader's own menu; the proof of the form and the other language are this page's."""
    told = {"csrf_token": PROOF, "other": replace(other_language(context), url=OTHER)}
    drawn = frame.part("me", context, told, *frame.person(context["request"]))
    drawn = drawn.replace(PROOF, esc(context.get("csrf_token", "")))
    return SafeString(drawn.replace(OTHER, esc(other_language(context).url)))


def front_url(request: object) -> str:
    """The home of the request's community, else the page that chooses or remembers one."""
    home, community = getattr(request, "home", None), getattr(request, "community", None)
    if home is None or community is None:
        return reverse("portal:front")
    return reverse(
        "portal:home", kwargs={"home": home.slug, "community": community.slug or community.code}
    )


@register.simple_tag(takes_context=True)
def front_page(context: Context) -> str:
    """The address of `front_url` for the page's request."""
    return front_url(context.get("request"))


@register.simple_tag(takes_context=True)
def greeting(context: RequestContext) -> str:
    """A word for the time of day, and the reader's name."""
    hour = localtime(clock.now()).hour
    name = context["request"].acting.name
    if hour < NOON:
        return _("Good morning, %(name)s") % {"name": name}
    if hour < EVENING:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}
