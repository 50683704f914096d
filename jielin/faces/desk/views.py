"""The staff's front pages: workbench, failed jobs, shortcuts."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jielin.people.duties import DeskRequest, ask_to_sign_in, desk_view
from jielin.people.queries import acting

from . import frame
from .failures import failures, run_again
from .shortcuts import shortcuts


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """To the home of the person's posts; whoever has posts in several picks one."""
    if isinstance(request.user, AnonymousUser):
        return ask_to_sign_in(request)
    homes = acting(request.user).homes
    if not homes:
        raise PermissionDenied(
            _(
                "You hold no post at present, so there is no desk for you. If that is not right, "
                "ask your organisation's security administrator."
            )
        )
    if len(homes) == 1:
        return redirect("desk:workbench", home=homes[0].slug)
    return render(request, "desk/homes.html", {"homes": homes})


front.duty = "desk.open"  # type: ignore[attr-defined]


@require_safe
@desk_view("desk.open")
def workbench(request: DeskRequest) -> HttpResponse:
    """What is to be done today: a page of slots."""
    return render(request, "desk/workbench.html")


@require_safe
@desk_view("jobs.read")
def jobs(request: DeskRequest) -> HttpResponse:
    """Jobs that failed, so that nothing stops unseen."""
    return render(request, "desk/jobs.html", {"failures": failures(request.home.pk)})


@require_POST
@desk_view("jobs.read")
def retry(request: DeskRequest, job: UUID) -> HttpResponse:
    """Run a failed job once more."""
    if run_again(job, request.home.pk):
        messages.success(request, _("The job is in the queue again."))
    else:
        messages.info(request, _("This job has been started again already."))
    return redirect("desk:jobs", home=request.home.slug)


@require_safe
@desk_view("desk.open")
def keys(request: DeskRequest) -> HttpResponse:
    """All shortcuts, and the switch that turns single letters off."""
    return render(request, "desk/keys.html", {"groups": shortcuts(frame.menu(request))})
