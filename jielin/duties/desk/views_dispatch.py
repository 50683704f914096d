"""The dispatch catalogue: which unit takes what, where; and changing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.catalogue.queries import Leaf
from jielin.catalogue.queries import catalogue as categories
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.rules import RuleForm
from ..models import DispatchRule
from ..queries import rules
from .showing import show, step_url

TREE = "request"


@require_safe
@desk_view(policy.READ)
def catalogue(request: DeskRequest) -> HttpResponse:
    """The rules of one group of categories."""
    group = _group(request)

    def end_url(rule: DispatchRule) -> str:
        may = policy.may_edit(request.acting, rule)
        return step_url(rule, "end", request.home.slug) if may else ""

    shown = {
        "groups": categories().groups(TREE),
        "group": group,
        "rows": rules.in_force(request.home.pk, group.id, end_url),
        "may_change": request.acting.has_duty(policy.EDIT),
    }
    return show(request, "dispatch", "dispatch", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.EDIT)
def enact(request: DeskRequest) -> HttpResponse:
    """Put a rule in force; the one of the same category and area before it ends."""
    group = _group(request)
    told = request.POST if request.method == "POST" else None
    form = RuleForm(told, tenant_id=request.home.pk, group=group, initial=request.GET.dict())
    shown: dict[str, object] = {"form": form, "group": group}
    if not form.is_bound or not form.is_valid():
        return show(request, "enact", "dispatch", shown, status=422 if form.is_bound else 200)
    try:
        DispatchRule.enact(form.rule(), tenant_id=request.home.pk, by=request.acting)
    except Refused as refusal:
        shown["refusal"] = refusal
        return show(request, "enact", "dispatch", shown, status=refusal.status)
    messages.success(request, _("The rule counts from today."))
    address = reverse("desk_duties:dispatch", kwargs={"home": request.home.slug})
    return redirect(f"{address}?group={group.code}")


def _group(request: DeskRequest) -> Leaf:
    groups = categories().groups(TREE)
    wanted = request.GET.get("group", "")
    return next((group for group in groups if group.code == wanted), groups[0])
