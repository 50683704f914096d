"""My household: who belongs to it, who may act for whom, invitations, and leaving."""

from typing import Any, cast
from uuid import UUID

from django.contrib.messages import success
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.kernel.homes import everywhere, home_of
from jielin.kernel.workflow import Refused

from ..duties import MEANS, PortalRequest, portal_view
from ..forms.household import InviteForm
from ..models import Account, Household, Invitation, SignIn
from ..queries.household import page_of

REMEMBERED = "community"


@never_cache
@require_safe
@portal_view(signed_in=True)
def page(request: PortalRequest) -> HttpResponse:
    """The household as it stands."""
    return _page(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(signed_in=True)
def invite(request: PortalRequest) -> HttpResponse:
    """Ask somebody in by telephone number; the answer is the same whoever owns it."""
    posted = request.POST if request.method == "POST" else None
    form = InviteForm(posted, own=_me(request).proven_index)
    if not form.is_valid():
        return _form(request, form, 422 if form.is_bound else 200)
    try:
        Household.ask_in(form.cleaned_data["phone"], tenant_id=_home(request), by=request.acting)
    except Refused as refused:
        form.add_error("phone", str(refused))
        return _form(request, form, refused.status)
    success(request, _("The invitation waits for 7 days. Tell the person to sign in and answer."))
    return redirect("household:page")


@never_cache
@require_POST
@portal_view(signed_in=True)
def answer(request: PortalRequest, id: UUID, answer: str) -> HttpResponse:
    """Accept or refuse an invitation to my number, or take back one of ours."""
    verb = {"accept": _accept, "refuse": _refuse, "withdraw": _withdraw}.get(answer)
    if verb is None:
        raise Http404
    row = Invitation.objects.filter(tenant_id__in=everywhere(), pk=id).first()
    if row is None:
        raise Http404
    return _taken(request, lambda: verb(request, row.household, id))


@never_cache
@require_POST
@portal_view(signed_in=True)
def choose(request: PortalRequest, id: UUID, choice: str) -> HttpResponse:
    """May this member act for me, or not any more?"""
    household = _mine(request)
    verbs = {"trust": household.trust, "end": household.end_trust}
    if choice not in verbs:
        raise Http404
    return _taken(request, lambda: verbs[choice](by=request.acting, account_id=id))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(signed_in=True)
def leave(request: PortalRequest) -> HttpResponse:
    """Leave it, after a page that says what ends with it."""
    household = _mine(request)
    if request.method != "POST":
        return render(request, "people/portal/leave.html")
    return _taken(request, lambda: household.leave(by=request.acting))


def _accept(request: PortalRequest, household: Household, id: UUID) -> None:
    household.accept(by=request.acting, invitation_id=id, index=_proven(request))


def _refuse(request: PortalRequest, household: Household, id: UUID) -> None:
    household.refuse(by=request.acting, invitation_id=id, index=_proven(request))


def _withdraw(request: PortalRequest, household: Household, id: UUID) -> None:
    household.withdraw_invitation(by=request.acting, invitation_id=id)


def _proven(request: PortalRequest) -> str:
    """The number of whoever signed in by a code: a password does not prove a telephone."""
    if request.session.get(MEANS) != SignIn.Means.CODE:
        raise Refused(
            _("Sign out, and sign in with a code to your telephone: it shows that it is you."),
            status=403,
        )
    return _me(request).proven_index or "-"


def _taken(request: PortalRequest, act: Any) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _page(request, refused)
    return redirect("household:page")


def _page(request: PortalRequest, refused: Refused | None = None) -> HttpResponse:
    shown = {"page": page_of(_me(request)), "refused": refused}
    status = refused.status if refused else 200
    return render(request, "people/portal/household.html", shown, status=status)


def _form(request: PortalRequest, form: InviteForm, status: int) -> HttpResponse:
    return render(request, "people/portal/invite.html", {"form": form}, status=status)


def _mine(request: PortalRequest) -> Household:
    found = Household.of(_me(request).pk)
    if found is None:
        raise Http404
    return found


def _me(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _home(request: HttpRequest) -> int:
    """Where its events are kept: the home that the browser looked at last, else the first."""
    found = home_of(request.COOKIES.get(REMEMBERED, "").partition("/")[0])
    return found.pk if found else everywhere()[0]
