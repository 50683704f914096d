"""The pages of the second factor: show it, set it up, keep its recovery codes."""

from typing import cast

from django.contrib.messages import success
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from jielin.kernel.workflow import Refused
from jielin.people.duties import MEANS, ask_to_sign_in, portal_view
from jielin.people.forms import FirstProof, SecondProof
from jielin.people.models import Account, SignIn

from . import entering, factor, locks, pending
from .factor import Shown
from .views import GET_OR_POST


@never_cache
@GET_OR_POST
@sensitive_post_parameters("code")
def ask(request: HttpRequest) -> HttpResponse:
    """Between the password and the desk: the code of the app, or one from paper."""
    waits = pending.waiting(request)
    if waits is None:
        return redirect("signin:login")
    form = SecondProof(request.POST if request.method == "POST" else None)
    shown = _proven(request, waits.account, form)
    if shown == Shown.NONE:
        return _page(request, "signin/second.html", form)
    if shown == Shown.PAPER:
        _tell_what_is_left(request, waits.account)
    return entering.enter(request, waits.account, waits.means, waits.target)


@never_cache
@GET_OR_POST
@sensitive_post_parameters("code")
def set_up(request: HttpRequest) -> HttpResponse:
    """For whoever must have it before entering, and whoever is in and wants it."""
    waits = pending.waiting(request)
    if waits is None and not pending.is_fresh(request):
        return ask_to_sign_in(request)
    account = waits.account if waits else _me(request)
    if factor.is_set_up(account):
        return redirect("signin:second" if waits else "signin:own")
    secret = pending.secret_for(request, account, factor.new_secret)
    form = FirstProof(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes = factor.set_up(account, secret, form.cleaned_data["code"])
            return _with_codes(request, codes, waits)
        except Refused as refused:
            form.add_error("code", str(refused))
    shown = {"picture": factor.picture(account, secret), "secret": _in_fours(secret)}
    return _page(request, "signin/setup.html", form, must=waits is not None, **shown)


@never_cache
@require_safe
@portal_view(signed_in=True)
def own(request: HttpRequest) -> HttpResponse:
    """One's own second factor: whether it is there, and how many codes are left."""
    if request.session.get(MEANS) == SignIn.Means.CODE:
        return redirect("signin:sessions")
    return _own(request, SecondProof())


@never_cache
@require_POST
@sensitive_post_parameters("code")
@portal_view(signed_in=True)
def renew(request: HttpRequest) -> HttpResponse:
    """Ten other recovery codes, against a code that counts now."""
    form = SecondProof(request.POST)
    if _proven(request, _me(request), form) == Shown.NONE:
        return _own(request, form)
    pending.show_codes(request, factor.renew_codes(_me(request)), "")
    return redirect("signin:codes")


@never_cache
@GET_OR_POST
@portal_view(signed_in=True)
def codes(request: HttpRequest) -> HttpResponse:
    """The recovery codes, this once: to print or to write down."""
    kept = pending.codes(request)
    if kept is None:
        return redirect("signin:own")
    if request.method == "POST":
        pending.drop(request)
        return HttpResponseRedirect(kept.target) if kept.target else redirect("signin:own")
    spaced = [_in_fours(code) for code in kept.codes]
    return render(request, "signin/codes.html", {"codes": spaced, "me": _me(request)})


@never_cache
@require_safe
@portal_view(signed_in=True)
def codes_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    kept = pending.codes(request)
    if kept is None:
        return redirect("signin:own")
    head = _("Recovery codes of %(name)s. Each counts once.") % {"name": _me(request).username}
    text = "\r\n".join([head, "", *map(_in_fours, kept.codes), ""])
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="jielin-recovery-codes.txt"'
    return answer


def _proven(request: HttpRequest, account: Account, form: Form) -> Shown:
    """Try the code; a wrong one counts towards the same lock as a wrong password."""
    name = account.username or ""
    if not form.is_valid():
        return Shown.NONE
    if locks.is_locked(request, name):
        form.add_error("code", locks.until_when(request, name))
        return Shown.NONE
    shown = factor.prove(account, form.cleaned_data["code"])
    if shown == Shown.NONE:
        form.add_error("code", locks.count_wrong_code(request, name))
    return shown


def _with_codes(
    request: HttpRequest, codes: tuple[str, ...], waits: pending.Waiting | None
) -> HttpResponse:
    target = ""
    if waits is not None:
        answer = entering.enter(request, waits.account, waits.means, waits.target)
        target = answer["Location"]
    pending.show_codes(request, codes, target)
    return redirect("signin:codes")


def _own(request: HttpRequest, form: Form) -> HttpResponse:
    me = _me(request)
    shown = {"is_set_up": factor.is_set_up(me), "left": factor.codes_left(me)}
    return _page(request, "signin/own.html", form, **shown)


def _tell_what_is_left(request: HttpRequest, account: Account) -> None:
    left = factor.codes_left(account)
    text = ngettext(
        "You used a recovery code; %(left)s is left.",
        "You used a recovery code; %(left)s are left.",
        left,
    )
    success(request, text % {"left": left})


def _page(request: HttpRequest, template: str, form: Form, **more: object) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **more}, status=status)


def _in_fours(code: str) -> str:
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def _me(request: HttpRequest) -> Account:
    return cast(Account, request.user)
