"""The page behind a one-time link: a question, one answer, and nothing of whoever asked us."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.duties import PortalRequest, portal_view

from ..forms.outside import OutsideReplyForm
from ..models import OutsideAsk, Outsider


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view()
def reply(request: PortalRequest, token: str) -> HttpResponse:
    """Ask, take the answer, or say that the link has served its turn."""
    ask = OutsideAsk.by_token(request.home.pk, token)
    if ask is None:
        raise Http404
    form = OutsideReplyForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or ask.state != "asked" or ask.is_expired:
        return _page(request, ask, form, status=_status(request, ask))
    if not form.is_valid():
        return _page(request, ask, form, status=422)
    try:
        by = Outsider(tenants=frozenset({ask.tenant_id}))
        ask.reply(by=by, text=form.cleaned_data["text"])
    except Refused as refusal:
        ask.refresh_from_db()
        return _page(request, ask, form, status=409, refusal=refusal)
    return _page(request, ask, form)


def _status(request: PortalRequest, ask: OutsideAsk) -> int:
    """A link that has served its turn is gone; an answer sent too late conflicts."""
    if ask.state == "asked" and not ask.is_expired:
        return 200
    return 409 if request.method == "POST" else 410


def _page(
    request: PortalRequest, ask: OutsideAsk, form: OutsideReplyForm, *, status: int = 200,
    refusal: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    shown = {
        "ask": ask,
        "unit": directory().get(ask.asking_id),
        "may_answer": ask.state == "asked" and not ask.is_expired,
        "is_thanked": request.method == "POST" and status == 200,
        "form": form,
        "refusal": refusal,
    }
    answer = render(request, "cases/portal/outside.html", shown, status=status)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
