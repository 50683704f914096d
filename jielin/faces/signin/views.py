"""Signing in by password or text message, and signing out."""

from django.contrib import auth
from django.contrib.messages import success
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jielin.kernel.workflow import Refused
from jielin.people import kept as keeping
from jielin.people import queries
from jielin.people.duties import portal_view
from jielin.people.forms import CodeForm, PasswordSignIn, PhoneForm
from jielin.people.models import Account, Claimed, CodeRefused, PhoneCode, SignIn
from jielin.people.phones import mask

from . import entering, locks
from .leavings import forget_lists
from .outside import ways

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_OR_POST
@sensitive_post_parameters("password")
def login(request: HttpRequest) -> HttpResponse:
    """Two ways in on one page: a text message for residents, a password for staff."""
    if request.method != "POST":
        return _login_page(request, PhoneForm(), PasswordSignIn())
    if "username" in request.POST:
        return _by_password(request)
    return _by_phone(request)


@never_cache
@GET_OR_POST
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """The second page: the code that was sent."""
    asked = entering.asked(request)
    if asked is None:
        return redirect("signin:login")
    if request.method != "POST":
        return _code_page(request, asked, CodeForm())
    if "again" in request.POST:
        return _send_again(request, asked)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            PhoneCode.prove(asked.phone, form.cleaned_data["code"], purpose=entering.PURPOSE)
            account = Account.of_phone(asked.phone)
            return entering.enter(request, account, SignIn.Means.CODE, asked.target)
        except Claimed as claimed:
            return entering.ask_whose(request, asked, claimed.account)
        except (CodeRefused, Refused) as refused:
            form.add_error("code", str(refused))
    return _code_page(request, asked, form)


@never_cache
@GET_OR_POST
@portal_view(signed_in=True)
def kept(request: HttpRequest) -> HttpResponse:
    """What was typed when the session had ended: send it again, or let it go."""
    typed = keeping.kept(request)
    if typed is None:
        return redirect("portal:front")
    if request.method == "POST":
        keeping.forget(request)
        return redirect(typed.page)
    return render(request, "signin/kept.html", {"kept": typed})


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Sign out here."""
    here = SignIn.of(request.session.session_key or "")
    user = request.user
    homes = queries.acting(user).homes if isinstance(user, Account) else ()
    auth.logout(request)
    if here is not None:
        here.end()
    success(request, _("You have signed out."))
    response = redirect("signin:login")
    forget_lists(response, homes)
    return response


def _by_password(request: HttpRequest) -> HttpResponse:
    form = PasswordSignIn(request.POST)
    if form.is_valid():
        name = form.cleaned_data["username"]
        found = auth.authenticate(request, **form.cleaned_data)
        if isinstance(found, Account):
            means, target = SignIn.Means.PASSWORD, entering.wanted(request)
            return entering.begin(request, found, means, target)
        form.add_error("password", locks.why(request, name))
    return _login_page(request, PhoneForm(), form)


def _by_phone(request: HttpRequest) -> HttpResponse:
    form = PhoneForm(request.POST)
    if form.is_valid():
        try:
            entering.ask(request, form.cleaned_data["phone"], entering.wanted(request))
            return redirect("signin:code")
        except CodeRefused as refused:
            form.add_error("phone", str(refused))
    return _login_page(request, form, PasswordSignIn())


def _send_again(request: HttpRequest, asked: entering.Asked) -> HttpResponse:
    form = CodeForm({"code": ""})
    try:
        entering.ask(request, asked.phone, asked.target)
    except CodeRefused as refused:
        form.errors.clear()
        form.add_error("code", str(refused))
        return _code_page(request, asked, form)
    success(request, _("A new code is on its way."))
    return redirect("signin:code")


def _code_page(request: HttpRequest, asked: entering.Asked, form: Form) -> HttpResponse:
    shown = {"form": form, "phone": mask(asked.phone)}
    return render(request, "signin/code.html", shown, status=_status(form))


def _login_page(request: HttpRequest, phone: Form, password: Form) -> HttpResponse:
    wrong = next((form for form in (phone, password) if form.is_bound), phone)
    target = entering.wanted(request)
    shown = {
        "form": wrong,
        "phone_form": phone,
        "password_form": password,
        "next": target,
        "staff_first": password.is_bound or entering.is_for_staff(target),
        "text_waits": keeping.waits(request),
        "needs_password": entering.is_for_desk(target) and request.user.is_authenticated,
        "proves_again": entering.is_own(target) and request.user.is_authenticated,
        "ways": ways.offered(),
    }
    return render(request, "signin/login.html", shown, status=_status(wrong))


def _status(form: Form) -> int:
    return 422 if form.is_bound and form.errors else 200
