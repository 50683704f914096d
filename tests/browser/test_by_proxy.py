"""sui tells about chen's lamp on her own telephone, as chen lets her."""

from playwright.sync_api import Page, expect

from jielin.cases.models import Case
from jielin.people.models import Household
from tests.cast import PHONES, City

from .reporting import begin, describe, place, press, sent
from .sample import PORTAL
from .visiting import Visits


def befriend(city: City) -> None:
    """chen and sui share a household, and chen lets sui act for her."""
    chen, sui = city.accounts["chen"], city.accounts["sui"]
    asked = Household.ask_in(PHONES["sui"], tenant_id=city.home.pk, by=city.actor("chen"))
    index = sui.phone_index or ""
    asked.household.accept(by=city.actor("sui"), invitation_id=asked.pk, index=index)
    found = Household.of(chen.pk)
    assert found is not None
    found.trust(by=city.actor("chen"), account_id=sui.pk)


def tell_for_chen(page: Page) -> str:
    """Every question, and the number on the receipt."""
    begin(page)
    place(page)
    describe(page)
    press(page)
    press(page)
    page.get_by_text("帮 138").click()
    page.get_by_text("用我帮助的人登录的手机").click()
    press(page)
    expect(page.locator("main")).to_contain_text("138****2206")
    return sent(page)


def test_somebody_of_the_household_tells_it_and_both_find_it(
    visits: Visits, lasting_city: City
) -> None:
    befriend(lasting_city)
    case = Case.objects.get(number=tell_for_chen(visits.window("sui")))
    assert case.asked_by_id == lasting_city.accounts["chen"].pk
    for who in ("sui", "chen"):
        mine = visits.window(who)
        mine.goto(f"{PORTAL}requests/")
        expect(mine.locator("main")).to_contain_text("家人代为反映")
