"""The site can be kept on a telephone like an app."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from jielin.kernel import clock
from tests.cast import City


@pytest.mark.parametrize(
    ("address", "name", "start", "language"),
    [
        ("/app.webmanifest", "街邻", "/", "zh-Hans"),
        ("/en/app.webmanifest", "Jielin", "/en/", "en"),
        ("/desk.webmanifest", "街邻工作台", "/desk/", "zh-Hans"),
    ],
)
@pytest.mark.django_db
def test_the_manifest_names_the_app_and_where_it_begins(
    client: Client, address: str, name: str, start: str, language: str
) -> None:
    answer = client.get(address)
    told = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["start_url"], told["lang"]) == (name, start, language)
    assert told["display"] == "standalone"


@pytest.mark.django_db
def test_every_picture_of_the_manifest_is_there_in_its_size(client: Client) -> None:
    for one in client.get("/app.webmanifest").json()["icons"][1:]:
        answer = client.get(one["src"])
        picture = Image.open(BytesIO(answer.content))
        assert f"{picture.width}x{picture.height}" == one["sizes"]
    assert client.get("/icon-77.png").status_code == 404


def test_the_page_without_a_network_is_the_same_for_everybody(city: City) -> None:
    """It is kept on the device, where others may see it."""
    with clock.at(clock.now()):
        pages = [city.client(who).get("/offline/").content.decode() for who in ("", "chen", "li")]
    assert len(set(pages)) == 1
    assert "12345" in pages[0] and "120" in pages[0]


def test_both_faces_lead_to_their_manifest(city: City) -> None:
    pages = {"/about/help/": "/app.webmanifest", "/desk/landong/keys/": "/desk.webmanifest"}
    for page, manifest in pages.items():
        told = city.client("li").get(page).content.decode()
        assert f'rel="manifest" href="{manifest}"' in told
