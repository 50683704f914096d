"""A number is noted for a member of staff: is it theirs, or that of whoever showed the code?"""

from django.contrib import auth
from django.contrib.messages import info
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jielin.kernel.workflow import Refused
from jielin.people.forms import OwnPassword
from jielin.people.models import Account, Claimed, SignIn
from jielin.people.models.claim import disown
from jielin.people.phones import mask

from . import claims, entering, locks
from .claims import Claim
from .views import GET_OR_POST


@never_cache
@GET_OR_POST
@sensitive_post_parameters("password")
def ask(request: HttpRequest) -> HttpResponse:
    """Nobody enters by the code alone: the password, or an account of one's own."""
    claim = claims.standing(request)
    if claim is None:
        info(request, _("Please sign in again: this question was open for too long, or answered."))
        return redirect("signin:login")
    if "not_mine" in request.POST:
        return _not_theirs(request, claim)
    if request.method == "POST" and claim.may_be_theirs:
        return _theirs(request, claim)
    return _page(request, claim, OwnPassword())


def _theirs(request: HttpRequest, claim: Claim) -> HttpResponse:
    """The password counts towards the same lock as at the door, and so does what follows."""
    form, name = OwnPassword(request.POST), claim.account.username or ""
    if form.is_valid():
        found = auth.authenticate(request, username=name, **form.cleaned_data)
        if isinstance(found, Account):
            claims.say_theirs(request)
            return entering.begin(request, found, SignIn.Means.PASSWORD, claim.target)
        form.add_error("password", locks.why_not_this(request, name))
    return _page(request, claim, form, 422)


def _not_theirs(request: HttpRequest, claim: Claim) -> HttpResponse:
    try:
        account = disown(claim.account, claim.phone)
    except Claimed as claimed:
        claims.hold(request, claimed.account, claim.phone, claim.target)
        return redirect("signin:whose")
    except Refused as refused:
        return _page(request, claim, OwnPassword(), refused.status, refused)
    return entering.enter(request, account, SignIn.Means.CODE, claim.target)


def _page(
    request: HttpRequest, claim: Claim, form: Form, status: int = 200, refused: object = None
) -> HttpResponse:
    shown = {"claim": claim, "phone": mask(claim.phone), "form": form, "refused": refused}
    return render(request, "signin/whose.html", shown, status=status)
