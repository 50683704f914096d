"""The pages of the household, without a script."""

from typing import Any

import pytest
from django.test import Client

from jielin.people.duties import MEANS
from jielin.people.models import Household, Invitation, SignIn
from jielin.people.queries.household import may_act
from tests.cast import PHONES, City

PAGE = "/me/household/"


def by_code(city: City, who: str) -> Client:
    """Signed in by a code to the telephone."""
    client = city.client(who)
    session = client.session
    session[MEANS] = SignIn.Means.CODE
    session.save()
    return client


def invited(city: City) -> Invitation:
    told = {"phone": PHONES["sui"]}
    assert city.client("chen").post(f"{PAGE}invite/", told).status_code == 302
    return Invitation.objects.get()


def send(client: Client, *path: Any) -> Any:
    return client.post(f"{PAGE}{'/'.join(map(str, path))}/")


def test_two_people_find_together_and_one_trusts_the_other(city: City) -> None:
    one = invited(city)
    client, (chen, sui) = by_code(city, "sui"), (city.accounts["chen"], city.accounts["sui"])
    assert chen.name in client.get(PAGE).content.decode()
    assert send(client, "invitations", one.pk, "accept").status_code == 302
    assert send(client, "members", chen.pk, "trust").status_code == 302
    assert may_act(chen.pk, sui.pk)
    assert send(client, "members", chen.pk, "end").status_code == 302
    assert not may_act(chen.pk, sui.pk)


def test_a_password_does_not_prove_the_telephone(city: City) -> None:
    one = invited(city)
    assert send(city.client("sui"), "invitations", one.pk, "accept").status_code == 403
    assert Invitation.objects.get().answer == "waiting"


def test_an_invitation_can_be_refused_and_taken_back(city: City) -> None:
    one = invited(city)
    assert send(by_code(city, "sui"), "invitations", one.pk, "refuse").status_code == 302
    answer = send(city.client("chen"), "invitations", one.pk, "withdraw")
    assert answer.status_code == 409
    assert "data-not-taken" in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "1380000", "一三八", PHONES["chen"]])
def test_a_wrong_number_is_answered_with_a_sentence_and_kept(city: City, typed: str) -> None:
    answer = city.client("chen").post(f"{PAGE}invite/", {"phone": typed})
    assert answer.status_code == 422
    assert typed in answer.content.decode()
    assert not Household.objects.exists()


def test_a_number_with_and_without_an_account_sounds_the_same(city: City) -> None:
    first: Any = city.client("chen").post(f"{PAGE}invite/", {"phone": PHONES["sui"]})
    second: Any = city.client("chen").post(f"{PAGE}invite/", {"phone": "13700009999"})
    assert (first.status_code, first.url) == (second.status_code, second.url)


def test_leaving_asks_first(city: City) -> None:
    invited(city)
    client = city.client("chen")
    assert client.get(f"{PAGE}leave/").status_code == 200
    assert Household.of(city.accounts["chen"].pk) is not None
    assert client.post(f"{PAGE}leave/").status_code == 302
    assert Household.of(city.accounts["chen"].pk) is None


@pytest.mark.parametrize("path", ["", "invite/", "leave/"])
def test_nobody_enters_without_signing_in(city: City, path: str) -> None:
    assert "login" in city.client().get(f"{PAGE}{path}").headers["Location"]


def test_what_is_not_there_is_not_found(city: City) -> None:
    client, id = city.client("chen"), city.home.slug
    assert client.get(f"{PAGE}leave/").status_code == 404
    assert client.post(f"{PAGE}invitations/{city.accounts['chen'].pk}/accept/").status_code == 404
    assert client.post(f"{PAGE}members/{city.accounts['sui'].pk}/trust/").status_code == 404
    assert client.post(f"{PAGE}members/{id}/trust/").status_code == 404


def test_others_learn_nothing_of_a_household(city: City) -> None:
    one = invited(city)
    answer = send(by_code(city, "li"), "invitations", one.pk, "accept")
    assert answer.status_code == 409
    assert str(one.pk) not in city.client("li").get(PAGE).content.decode()
