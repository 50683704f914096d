"""One's own sign-ins and password."""

from typing import cast
from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.contrib.messages import success
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from jielin.people.duties import MEANS, portal_view
from jielin.people.forms import PasswordChange
from jielin.people.models import Account, SignIn
from jielin.people.phones import mask

from . import factor, locks
from .outside import ways
from .views import GET_OR_POST


@never_cache
@require_safe
@portal_view(signed_in=True)
def listing(request: HttpRequest) -> HttpResponse:
    """Where I am signed in."""
    rows = SignIn.open_ones(_me(request))
    here = next((row for row in rows if row.is_of(request.session.session_key)), None)
    others = [row for row in rows if row is not here]
    shown: dict[str, object] = {
        "here": here,
        "others": others,
        "has_password": _me(request).has_usable_password(),
    }
    if request.session.get(MEANS) != SignIn.Means.CODE:
        shown |= {"second": factor.is_set_up(_me(request)), "ways": ways.tied(_me(request))}
        shown |= {"is_staff": True, "phone": mask(_me(request).phone)}
    return render(request, "signin/sessions.html", shown)


@require_POST
@portal_view(signed_in=True)
def revoke(request: HttpRequest, id: UUID) -> HttpResponse:
    """Sign out on one device; another person's is hidden."""
    row = get_object_or_404(SignIn, pk=id, account=_me(request), ended_at=None)
    row.end()
    success(request, _("Signed out there: %(device)s.") % {"device": row.device})
    return redirect("signin:sessions")


@require_POST
@portal_view(signed_in=True)
def revoke_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    count = SignIn.end_others(_me(request), but=request.session.session_key or "")
    success(
        request,
        ngettext("Signed out on %(count)s device.", "Signed out on %(count)s devices.", count)
        % {"count": count},
    )
    return redirect("signin:sessions")


@never_cache
@GET_OR_POST
@sensitive_post_parameters("old", "new")
@portal_view(signed_in=True)
def password(request: HttpRequest) -> HttpResponse:
    """Another password; every other sign-in ends with it."""
    form = PasswordChange(request.POST if request.method == "POST" else None)
    if form.is_valid() and not _is_locked(request, form):
        try:
            _change(request, **form.cleaned_data)
            success(request, _("The password is changed. You were signed out everywhere else."))
            return redirect("signin:sessions")
        except ValidationError as error:
            form.add_error(None, error)
            _count(request, form)
    return render(
        request, "signin/password.html", {"form": form}, status=422 if form.errors else 200
    )


def _is_locked(request: HttpRequest, form: PasswordChange) -> bool:
    """Whoever found a desk left open guesses no faster here than at the door."""
    name = _me(request).username or ""
    if not name or not locks.is_locked(request, name):
        return False
    form.add_error("old", locks.until_when(request, name))
    return True


def _count(request: HttpRequest, form: PasswordChange) -> None:
    """A wrong password counts as at the door, and the last try says so."""
    name = _me(request).username or ""
    said = locks.count_wrong(request, name) if name and form.has_error("old") else ""
    if said:
        form.add_error("old", said)


def _change(request: HttpRequest, *, old: str, new: str) -> None:
    me, here = _me(request), SignIn.of(request.session.session_key or "")
    me.change_password(old=old, new=new)
    update_session_auth_hash(request, me)
    if here is not None:
        here.move_to(request.session.session_key or "")
    SignIn.end_others(me, but=request.session.session_key or "")


def _me(request: HttpRequest) -> Account:
    return cast(Account, request.user)
