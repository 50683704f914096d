"""Telling us: what happened, with photos; whom to call in danger; what it is about."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jielin.catalogue.queries import catalogue
from jielin.files.forms import MOST, PhotosForm, Sender
from jielin.files.models import BadFile, StoredFile
from jielin.files.viewers import viewer_key
from jielin.people.duties import PortalRequest, portal_view

from ..draft import Draft
from ..forms.report import LONGEST, CategoryForm, DescribeForm
from ..queries.recordings import PURPOSE
from . import flow, remembering


@never_cache
@portal_view()
def describe(request: PortalRequest) -> HttpResponse:
    """Words and photos. Adding or removing a photo keeps the words."""
    draft = flow.taken(request)
    if request.method != "POST":
        photos = PhotosForm(sender=_by(request))
        photos.stored = carried(request, draft)
        return _shown(request, draft, DescribeForm(initial={"text": draft.text}), photos)
    draft = _without_voice(request, draft)
    form = DescribeForm(request.POST, is_spoken=spoken(request, draft) is not None)
    photos = _received(request)
    draft = draft.told(photo_ids=tuple(str(file.pk) for file in photos.stored))
    if form.is_valid() and not photos.errors and not _is_about_photos(request):
        words = str(form.cleaned_data["text"])
        warned = draft.is_warned and words == draft.text
        return flow.onward(request, draft.told(text=words, is_warned=warned))
    draft = draft.told(text=request.POST.get("text", "").strip()[:LONGEST])
    remembering.keep(request, draft)
    if _is_about_photos(request):
        form = DescribeForm(initial={"text": request.POST.get("text", "")})
    return _shown(request, draft, form, photos)


@never_cache
@require_POST
@portal_view()
def photos(request: PortalRequest) -> HttpResponse:
    """One photo sent by the page's script: a line of the list, or a sentence."""
    draft = remembering.begin(request)
    extra = len(carried(request, draft)) + len(request.FILES.getlist("photos")) - MOST
    if extra > 0:
        told = {"most": MOST, "extra": extra}
        sentence = _("Up to %(most)d photos. Remove %(extra)d first") % told
        return HttpResponse(sentence, status=422)
    form = _received(request)
    if form.errors:
        return HttpResponse(" ".join(map(str, form.errors["photos"])), status=422)
    sent = [str(file.pk) for file in form.stored]
    remembering.keep(request, draft.told(photo_ids=(*draft.photo_ids, *sent)))
    return render(request, "cases/parts/portal_photos.html", {"photos": form})


@never_cache
@require_POST
@portal_view()
def recording(request: PortalRequest) -> HttpResponse:
    """A recording sent by the page's script takes the place of the one before."""
    draft, sent = remembering.begin(request), request.FILES.get("voice")
    if sent is None:
        return HttpResponse(_("Nothing was recorded. Try again"), status=422)
    try:
        file = StoredFile.receive(sent, tenant=request.home, by=request.acting, purpose=PURPOSE)
    except BadFile as error:
        return HttpResponse(str(error), status=422)
    StoredFile.throw_away(filter(None, [spoken(request, draft)]))
    remembering.keep(request, draft.told(voice_id=str(file.pk)))
    shown = {"voice_url": file.url_for(viewer_key(request))}
    return render(request, "cases/parts/portal_voice.html", shown)


@never_cache
@portal_view()
def danger(request: PortalRequest) -> HttpResponse:
    """The lines to call first. It never keeps anybody from going on."""
    draft = flow.taken(request)
    found = catalogue().danger_words(draft.text)
    if request.method == "POST" or not found:
        return flow.onward(request, draft.told(is_warned=True))
    numbers = tuple(dict.fromkeys(one.number for one in found))
    return flow.page(request, "danger", draft, numbers=numbers, words=found)


@never_cache
@portal_view()
def category(request: PortalRequest) -> HttpResponse:
    """What it is about, as the words seem to say, or as chosen from all classes."""
    draft = flow.taken(request)
    form = CategoryForm(request.POST if request.method == "POST" else None, draft=draft)
    if form.is_valid():
        return flow.onward(request, draft.told(category_id=form.answer))
    return flow.page(request, "category", draft, form=form)


def carried(request: PortalRequest, draft: Draft) -> list[StoredFile]:
    """The photos of the draft that are still there."""
    if not draft.photo_ids:
        return []
    rows = StoredFile.objects.filter(tenant_id=request.home.pk, pk__in=draft.photo_ids)
    return list(rows.order_by("id"))


def spoken(request: PortalRequest, draft: Draft) -> StoredFile | None:
    """The recording of the draft, if it is still there."""
    if not draft.voice_id:
        return None
    rows = StoredFile.objects.filter(tenant_id=request.home.pk, pk=draft.voice_id)
    return rows.filter(purpose=PURPOSE).first()


def _without_voice(request: PortalRequest, draft: Draft) -> Draft:
    """The button beside the recording throws it away."""
    if "drop_voice" not in request.POST:
        return draft
    StoredFile.throw_away(filter(None, [spoken(request, draft)]))
    return draft.told(voice_id="")


def _shown(
    request: PortalRequest, draft: Draft, form: DescribeForm, photos: PhotosForm
) -> HttpResponse:
    voice = spoken(request, draft)
    shown = {
        "upload_url": flow.address(request, "photos"),
        "record_url": flow.address(request, "recording"),
        "voice_url": voice.url_for(viewer_key(request)) if voice else "",
    }
    return flow.page(request, "describe", draft, form=form, photos=photos, **shown)


def _received(request: PortalRequest) -> PhotosForm:
    form = PhotosForm(request.POST, request.FILES, sender=_by(request))
    form.is_valid()
    return form


def _by(request: PortalRequest) -> Sender:
    return Sender(tenant=request.home, by=request.acting, viewer_key=viewer_key(request))


def _is_about_photos(request: PortalRequest) -> bool:
    """Whether the button adds or removes a photo, and so does not go on."""
    return bool({"drop", "more", "drop_voice"} & set(request.POST))
