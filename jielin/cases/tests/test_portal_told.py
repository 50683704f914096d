"""Who is told what by text message: once, and without a word of the request."""

import pytest
from django.utils.translation import override

from jielin.cases.models import Case
from jielin.kernel.models import Event
from jielin.kernel.reactions import react
from jielin.messages.models import OutboxMessage
from jielin.people.models import SignIn
from tests import stories
from tests.cast import City
from tests.fixtures import RunJobs


def told(phone: str = "13800002206") -> list[str]:
    found = OutboxMessage.objects.exclude(template="phone_code").order_by("created_at")
    return [message.template for message in found if message.phone == phone]


@pytest.mark.parametrize(
    ("story", "templates"),
    [
        ("registered", ["request_registered"]),
        ("dispatched", ["request_registered", "request_dispatched"]),
        ("waiting", ["request_registered", "request_dispatched", "request_asked"]),
        ("resolved", ["request_registered", "request_dispatched", "request_resolved"]),
        ("not_accepted", ["request_registered", "request_not_accepted"]),
        ("withdrawn", ["request_registered"]),
    ],
)
def test_each_turn_of_a_request_is_told_once(
    city: City, run_jobs: RunJobs, story: str, templates: list[str]
) -> None:
    stories.STORIES[story](city)
    run_jobs()
    assert told() == templates


def test_a_reaction_that_runs_again_tells_nothing_twice(city: City, run_jobs: RunJobs) -> None:
    case = stories.dispatched(city)
    run_jobs()
    before = told()
    events = Event.objects.filter(tenant_id=1, subject_id=case.pk)
    react.enqueue([str(event.pk) for event in events])
    run_jobs()
    assert told() == before


def test_a_message_names_the_number_and_the_page_and_no_words(
    city: City, run_jobs: RunJobs
) -> None:
    case = stories.resolved(city)
    run_jobs()
    texts = [message.text for message in OutboxMessage.objects.all()]
    assert all(case.number in text for text in texts)
    assert all(f"/landong/c/wutongli/requests/{case.number}/" in text for text in texts)
    assert not any("灯" in text.replace("区路灯管理所", "") for text in texts)


@pytest.mark.parametrize("wish", [{"prefers": "phone"}, {"phone": "0935-8212345"}, {"phone": ""}])
def test_who_would_rather_be_called_gets_no_message(
    city: City, run_jobs: RunJobs, wish: dict[str, str]
) -> None:
    Case.register(stories.report(city, **wish), tenant_id=1, by=city.actor("chen"))
    run_jobs()
    assert not OutboxMessage.objects.exists()


def test_an_internal_note_is_not_told_and_a_public_one_is(city: City, run_jobs: RunJobs) -> None:
    case = stories.handling(city)
    case.note(by=city.actor("zhao"), text="缺备件", is_public=False)
    case.note(by=city.actor("zhao"), text="备件明天到", is_public=True)
    run_jobs()
    assert told().count("request_replied") == 1


def test_followers_are_told_when_it_is_done(city: City, run_jobs: RunJobs) -> None:
    case = stories.handling(city)
    case.follow(city.accounts["sui"].pk)
    case.resolve(by=city.actor("zhao"), text="灯亮了")
    run_jobs()
    assert told("13900001234") == ["request_followed"]


def test_each_is_written_to_in_the_language_of_their_own(city: City, run_jobs: RunJobs) -> None:
    with override("en"):
        SignIn.start(city.accounts["chen"], session="s1", means="code", agent="")
    case = stories.registered(city)
    case.follow(city.accounts["sui"].pk)
    case.withdraw(by=city.actor("chen"))
    run_jobs()
    texts = {one.phone: one.text for one in OutboxMessage.objects.order_by("created_at")}
    assert "is registered" in texts["13800002206"] and "/en/landong/" in texts["13800002206"]
    assert "您关注的问题" in texts["13900001234"] and "/en/" not in texts["13900001234"]
