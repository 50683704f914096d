"""The wordings of messages: see them, change them for this home, reset them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.kernel.workflow import Refused
from jielin.messages import composing
from jielin.messages.forms import WordingForm
from jielin.messages.models import HomeWording, check_texts, wording_of
from jielin.messages.wording import Template, delivered
from jielin.people.duties import DeskRequest, desk_view

from ..policy import MANAGING
from ..queries import wordings
from .showing import bound, page, put_down, refused

CHINESE, ENGLISH = "zh-hans", "en"


@require_safe
@desk_view(MANAGING)
def listing(request: DeskRequest) -> HttpResponse:
    """All messages with their purpose."""
    return page(request, "wordings", {"lines": wordings.lines(request.home.pk)})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def change(request: DeskRequest, key: str) -> HttpResponse:
    """The wording; with `look` how it would arrive, else it is sent from now on."""
    words = _words(key)
    record, mine = HomeWording.of(key, request.home.pk), wording_of(request.home.pk, key)
    initial = {"text": mine.text, "text_en": mine.text_en, "seen": record.version}
    form = WordingForm(bound(request), initial=initial, words=words)
    shown = _shown(request, words, record) | {"form": form}
    if not form.is_bound:
        shown["looks"] = wordings.looks({CHINESE: mine.text, ENGLISH: mine.text_en})
        return page(request, "wording", shown)
    if not form.is_valid() or not _is_sound(form, words):
        return page(request, "wording", shown, 422)
    texts = form.texts()
    shown["looks"] = wordings.looks({CHINESE: texts["text"], ENGLISH: texts["text_en"]})
    if "look" in request.POST:
        return page(request, "wording", {**shown, "is_look": True})
    try:
        seen = form.cleaned_data["seen"]
        HomeWording.reword(key, seen=seen, tenant=request.home, by=request.acting, **texts)
    except (Refused, ValidationError) as error:
        return refused(request, "wording", shown, error)
    messages.success(request, _("These words are sent from now on."))
    return redirect("desk_deadlines:wording", home=request.home.slug, key=key)


@require_POST
@desk_view(MANAGING)
def reset(request: DeskRequest, key: str) -> HttpResponse:
    """Send the delivered words again."""
    words, seen = _words(key), request.POST.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdecimal() else -1
    try:
        HomeWording.reset(key, seen=number, tenant=request.home, by=request.acting)
    except Refused as refusal:
        record, mine = HomeWording.of(key, request.home.pk), wording_of(request.home.pk, key)
        initial = {"text": mine.text, "text_en": mine.text_en, "seen": record.version}
        shown = {**_shown(request, words, record), "refusal": refusal}
        shown["form"] = WordingForm(initial=initial, words=words)
        return page(request, "wording", shown, refusal.status)
    messages.success(request, _("The delivered words are sent again."))
    return redirect("desk_deadlines:wording", home=request.home.slug, key=key)


def _words(key: str) -> Template:
    known = delivered().get(key)
    if known is None:
        raise Http404
    return known


def _is_sound(form: WordingForm, words: Template) -> bool:
    """Whether each text can be sent; the sentence stands at its field."""
    try:
        check_texts(words, **form.texts())
    except ValidationError as error:
        put_down(form, error)
        return False
    return True


def _shown(request: DeskRequest, words: Template, record: HomeWording) -> dict[str, Any]:
    return {
        "words": words,
        "known": composing.placeholders(words.text),
        "record": record,
        "versions": wordings.versions(record),
    }
