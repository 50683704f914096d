"""The danger words: each with the line to call first."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jielin.catalogue.forms import WordForm
from jielin.catalogue.models import DangerRecord
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from ..policy import MANAGING
from ..queries import categories
from ..queries.telling import timeline
from .showing import bound, page


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def words(request: DeskRequest) -> HttpResponse:
    """The list, and a form for one more or for another line."""
    form = WordForm(bound(request))
    if not form.is_bound or not form.is_valid():
        return _page(request, form, 422 if form.is_bound else 200)
    told = form.cleaned_data
    try:
        DangerRecord.set_word(told["word"], told["number"], tenant=request.home, by=request.acting)
    except Refused as refusal:
        return _page(request, form, refusal.status, refusal)
    messages.success(request, _("“%(word)s” leads to %(number)s now.") % told)
    return redirect("desk_deadlines:dangers", home=request.home.slug)


@require_POST
@desk_view(MANAGING)
def end(request: DeskRequest) -> HttpResponse:
    """Take a word out of use."""
    word = request.POST.get("word", "")[:20]
    try:
        DangerRecord.end_word(word, tenant=request.home, by=request.acting)
    except Refused as refusal:
        return _page(request, WordForm(), refusal.status, refusal)
    messages.success(request, _("“%(word)s” is not in use any more.") % {"word": word})
    return redirect("desk_deadlines:dangers", home=request.home.slug)


def _page(
    request: DeskRequest, form: WordForm, status: int, refusal: Refused | None = None
) -> HttpResponse:
    record = DangerRecord.of(request.home.pk)
    shown: dict[str, Any] = {
        "form": form,
        "lines": categories.danger_words(),
        "events": timeline(request.home.pk, [record.pk]) if record else (),
        "others": categories.others(request.home.pk),
        "refusal": refusal,
    }
    return page(request, "dangers", shown, status)
