"""Finding a request without an account: its number, its telephone, and a code."""

import contextlib

from django.contrib.messages import info
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from jielin.files.viewers import viewer_key
from jielin.kernel.sealed import blind_index
from jielin.people.duties import PortalRequest, portal_view
from jielin.people.models import CodeRefused, PhoneCode
from jielin.people.phones import mask

from ..forms.reaching import FindCodeForm, FindForm
from ..models import Case
from ..queries import access
from . import flow, remembering


@never_cache
@portal_view()
def find(request: PortalRequest) -> HttpResponse:
    """Number and telephone. What follows is the same whether they match or not."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        number, phone = form.cleaned_data["number"], form.cleaned_data["phone"]
        case = _matching(request, number, phone)
        viewer_key(request)
        remembering.look_for(request, number, phone, case.pk if case else None)
        _send(request)
        return redirect(flow.address(request, "find_code"))
    return _shown(request, "find", form)


@never_cache
@sensitive_post_parameters("code")
@portal_view()
def code(request: PortalRequest) -> HttpResponse:
    """The code opens this one request."""
    finding = remembering.looked_for(request)
    if finding is None:
        return redirect(flow.address(request, "find"))
    if request.method == "POST" and "again" in request.POST:
        _send(request)
        info(request, _("If number and telephone match, a new code comes within a minute."))
        return redirect(flow.address(request, "find_code"))
    form = FindCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _opens(request, finding, form):
        return redirect(flow.address(request, "page", number=finding.number))
    return _shown(request, "find_code", form, phone=mask(finding.phone), number=finding.number)


def _matching(request: PortalRequest, number: str, phone: str) -> Case | None:
    case = access.of_number(request.home.pk, number).first()
    return case if case is not None and case.is_phone(blind_index(phone)) else None


def _send(request: PortalRequest) -> None:
    """Send a code if there is a request to open. A limit is passed over: it would tell."""
    finding = remembering.looked_for(request)
    if finding is None or not finding.case_id:
        return
    with contextlib.suppress(CodeRefused):
        PhoneCode.send(
            finding.phone,
            purpose=_purpose(finding),
            session=request.session.session_key or "",
            tenant=request.home,
        )


def _opens(request: PortalRequest, finding: remembering.Finding, form: FindCodeForm) -> bool:
    """Whether the code is right; every other answer sounds the same."""
    try:
        if not finding.case_id:
            raise CodeRefused
        digits = form.cleaned_data["code"]
        PhoneCode.prove(finding.phone, digits, purpose=_purpose(finding))
    except CodeRefused:
        form.add_error("code", _("The code is not right, or too old. Check it, or get a new one"))
        return False
    case = Case.objects.get(tenant_id=request.home.pk, pk=finding.case_id)
    remembering.own(request, case.pk)
    remembering.found(request)
    return True


def _purpose(finding: remembering.Finding) -> str:
    return f"case:{finding.case_id}"


def _shown(request: PortalRequest, name: str, form: Form, **more: str) -> HttpResponse:
    shown = {"form": form, "back_url": flow.address(request, "list"), **more}
    status = 422 if form.errors else 200
    return render(request, f"cases/portal/{name}.html", shown, status=status)
