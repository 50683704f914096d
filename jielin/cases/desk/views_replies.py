"""The shelf of standard replies of a unit."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.organisations.queries import Unit, directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.replying import ReadyForm
from ..models import StandardReply
from ..queries.replies import replies_for


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.RECEIVE, policy.HANDLE)
def shelf(request: DeskRequest) -> HttpResponse:
    """What my unit has ready, and a form for one more."""
    form = ReadyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        unit, home = _unit(request), request.home.pk
        StandardReply.shelve(tenant_id=home, organisation_id=unit.id, **form.cleaned())
        messages.success(request, _("It is on the shelf now."))
        return redirect("desk_cases:replies", home=request.home.slug)
    shown = {
        "form": form,
        "owner": _unit(request),
        "own": _own(request),
        "replies": replies_for(request.acting, request.home.pk),
    }
    return render(request, "cases/desk/replies.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.RECEIVE, policy.HANDLE)
def reply(request: DeskRequest, reply: UUID) -> HttpResponse:
    """Change the words of one, or take it off the shelf."""
    one = _found(request, reply)
    if "discard" in request.POST:
        one.discard()
        messages.success(request, _("It is off the shelf."))
        return redirect("desk_cases:replies", home=request.home.slug)
    initial = {"title": one.title, "text": one.text}
    form = ReadyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        one.reword(**form.cleaned())
        messages.success(request, _("The words were changed."))
        return redirect("desk_cases:replies", home=request.home.slug)
    shown = {"form": form, "reply": one}
    return render(request, "cases/desk/reply.html", shown, status=422 if form.is_bound else 200)


def _unit(request: DeskRequest) -> Unit:
    """The unit whose shelf it is: that of the first post that writes replies."""
    writing = {policy.RECEIVE, policy.HANDLE}
    posts = (post for post in request.acting.posts if writing & post.duties)
    return directory().get(next(posts).organisation_id)


def _own(request: DeskRequest) -> set[UUID]:
    rows = StandardReply.objects.filter(tenant_id=request.home.pk)
    return set(rows.filter(organisation_id=_unit(request).id).values_list("id", flat=True))


def _found(request: DeskRequest, id: UUID) -> StandardReply:
    rows = StandardReply.objects.filter(tenant_id=request.home.pk, pk=id)
    one = rows.filter(organisation_id=_unit(request).id).first()
    if one is None:
        raise Http404
    return one
