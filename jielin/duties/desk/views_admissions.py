"""Applications: the list, and filing one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import PageLinks

from .. import policy
from ..forms.admission import AdmissionForm
from ..models import Admission
from ..queries import admissions, refusing, seeing
from ..queries.due import ended
from .showing import show


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """What this person's organisations filed, review or bear."""
    told = request.GET.get("view", "")
    view = told if told in admissions.VIEWS else "open"
    page = _page_number(request)
    found = admissions.listing(request.acting, request.home.pk, view, page)
    counted = admissions.numbers(request.acting, request.home.pk)
    labels = {"open": _("Under review"), "admitted": _("Admitted"), "over": _("Over")}
    shown = {
        "lines": found.lines,
        "view": view,
        "views": [(name, labels[name], counted[name]) for name in admissions.VIEWS],
        "links": PageLinks(
            f"?view={view}&page={page - 1}" if page > 1 else "",
            f"?view={view}&page={page + 1}" if found.has_more else "",
        ),
        "may_file": request.acting.has_duty(policy.FILE),
        "ended": ended(request.acting, request.home.pk, clock.now()),
    }
    return show(request, "admissions", "admissions", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.FILE)
def file(request: DeskRequest) -> HttpResponse:
    """The application; one that would assess streets or communities is refused and counted."""
    departments = seeing.departments(request.acting, request.home.pk, policy.FILE)
    told = request.POST if request.method == "POST" else None
    form = AdmissionForm(told, tenant_id=request.home.pk, departments=departments)
    if not form.is_bound or not form.is_valid():
        return _form(request, form, status=422 if form.is_bound else 200)
    if form.cleaned_data["is_assessment"]:
        title, department_id = form.cleaned_data["title"], form.department_id
        refused = refusing.refuse_assessment(request.home.pk, department_id, title)
        return _form(request, form, refusal=refused.rule, status=409)
    try:
        one = Admission.file(
            form.application(),
            tenant_id=request.home.pk,
            department_id=form.department_id,
            by=request.acting,
        )
    except Refused as refusal:
        return _form(request, form, refusal=refusal, status=refusal.status)
    messages.success(request, _("Filed as %(number)s") % {"number": one.number})
    return redirect("desk_duties:admission", home=request.home.slug, number=one.number)


def _form(
    request: DeskRequest, form: AdmissionForm, *, status: int, refusal: object = None
) -> HttpResponse:
    shown = {"form": form, "refusal": refusal}
    return show(request, "file", "admissions", shown, status=status)


def _page_number(request: DeskRequest) -> int:
    told = request.GET.get("page", "1")
    return min(int(told), 1000) if told.isascii() and told.isdigit() and int(told) > 0 else 1
