"""The catalogue: its tree with search, one category with its steps, a new one, danger words."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.catalogue.forms import FORMS, NewForm
from jielin.catalogue.models import Because, Category, CategoryRecord, Tree
from jielin.catalogue.workflow import CATEGORY, State
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import StepButton

from ..policy import MANAGING
from ..queries import categories
from ..queries.telling import timeline
from .showing import bound, page, refused


@require_safe
@desk_view(MANAGING)
def listing(request: DeskRequest) -> HttpResponse:
    """The groups of a tree, or what was searched for."""
    words = request.GET.get("q", "").strip()
    tree = categories.tree_of(request.GET.get("tree", ""))
    shown = {
        "words": words,
        "found": categories.searched(words) if words else (),
        "groups": () if words else categories.groups(tree),
        "tree": tree,
        "trees": Tree.choices,
        "others": categories.others(request.home.pk),
    }
    return page(request, "categories", shown)


@require_safe
@desk_view(MANAGING)
def show(request: DeskRequest, code: str) -> HttpResponse:
    """A group with its leaves, or a leaf with what may be done."""
    one = _one(code)
    record = CategoryRecord.of(code, request.home.pk)
    shown = {
        "one": one,
        "leaves": () if one.unit_kind else categories.leaves(one),
        "steps": _buttons(request, one, record),
        "events": timeline(request.home.pk, [record.pk]) if record else (),
        "record": record or CategoryRecord(tenant=request.home, code=code, state=State.KEPT),
    }
    return page(request, "category", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def change(request: DeskRequest, code: str, verb: str) -> HttpResponse:
    """Ask what the step needs, and take it: 409 when the category was changed meanwhile."""
    one = _one(code)
    if verb not in FORMS or (verb == "route" and not one.unit_kind):
        raise Http404
    form = FORMS[verb](bound(request), thing=one)
    shown: dict[str, Any] = {"one": one, "step": CATEGORY.step(verb), "form": form}
    shown["others"] = categories.others(request.home.pk)
    if not form.is_bound or not form.is_valid():
        return page(request, "category_step", shown, 422 if form.is_bound else 200)
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdecimal() else 0
    source = form.cleaned_data["source"]
    try:
        form.take(Because(request.acting, request.home, source, number))
    except (Refused, ValidationError) as error:
        return refused(request, "category_step", {**shown, "one": _one(code)}, error)
    messages.success(request, _("Done: %(step)s") % {"step": shown["step"].label})
    return _to(request, code)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def add(request: DeskRequest, code: str) -> HttpResponse:
    """A new leaf in this group."""
    group = _one(code)
    if group.unit_kind:
        raise Http404
    form = NewForm(bound(request))
    shown: dict[str, Any] = {"one": group, "form": form}
    shown["others"] = categories.others(request.home.pk)
    if not form.is_bound or not form.is_valid():
        return page(request, "category_new", shown, 422 if form.is_bound else 200)
    because = Because(request.acting, request.home, form.cleaned_data["source"])
    try:
        leaf = CategoryRecord.add(group, because, **form.told())
    except (Refused, ValidationError) as error:
        return refused(request, "category_new", shown, error)
    messages.success(request, _("%(name)s is added, with the code %(code)s.") % vars(leaf))
    return _to(request, leaf.code)


def _one(code: str) -> Category:
    found = categories.one(code)
    if found is None:
        raise Http404
    return found


def _to(request: DeskRequest, code: str) -> HttpResponse:
    return redirect("desk_deadlines:category", home=request.home.slug, code=code)


def _buttons(
    request: DeskRequest, one: Category, record: CategoryRecord | None
) -> tuple[StepButton, ...]:
    known = record or CategoryRecord(tenant=request.home, code=one.code, state=State.KEPT)
    steps = [s for s in known.steps_for(request.acting) if one.unit_kind or s.verb != "route"]
    told = {"home": request.home.slug, "code": one.code}
    return tuple(
        StepButton(
            verb=step.verb,
            label=str(step.label),
            url=reverse("desk_deadlines:change", kwargs={**told, "verb": step.verb}),
            icon=step.icon,
            asks=True,
        )
        for step in steps
    )
