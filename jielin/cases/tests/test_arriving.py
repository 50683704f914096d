"""Requests of the demo that come by voice or on paper bring what they came with."""

from jielin.cases.models import Slip
from jielin.cases.seed.arriving import SHEETS, arrive
from jielin.cases.seed.story import Story
from jielin.cases.states import Source
from jielin.files.models import StoredFile
from tests import stories
from tests.cast import City


def told(text: str, voice: str = "", slip: str = "") -> Story:
    usual = ("registered", 0, "08:00", "help", "R1203", "梧桐里社区")
    return Story(*usual, text, voice=voice, slip=slip)


def test_a_sheet_of_paper_is_typed_in_with_its_picture_and_the_others_lie(city: City) -> None:
    paper = stories.report(city, source=Source.PAPER)
    story = told(paper.text, slip="slip.jpg")
    case = arrive(story, paper, tenant_id=city.home.pk, by=city.actor("li"))
    file = StoredFile.objects.get()
    assert (file.subject_kind, file.subject_id, file.is_photo) == ("slip", case.pk, True)
    assert Slip.objects.filter(state="printed").count() == SHEETS - 1
    assert Slip.objects.get(state="entered").case_id == case.pk


def test_a_voice_can_be_played(city: City) -> None:
    spoken = stories.report(city, text="", is_spoken=True)
    story = told("", voice="tap.webm")
    case = arrive(story, spoken, tenant_id=city.home.pk, by=city.actor("sui"))
    file = StoredFile.objects.get()
    assert (file.subject_id, file.media_type, file.purpose) == (case.pk, "audio/webm", "voice")
