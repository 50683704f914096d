"""Of an address only the path is kept: nothing typed, nothing secret, no other site."""

import pytest

from jielin.feedback.pointing import path_of, place_of


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/landong/c/wutongli/", "/landong/c/wutongli/"),
        ("http://127.0.0.1:8000/desk/landong/cases/?q=陈芳#top", "/desk/landong/cases/"),
        ("/login/?next=/me/", "/login/"),
        ("/landong/outside/eyJhbGciOiJIUzI1NiJ9.abc/", "/landong/outside/…/"),
        ("/desk/landong/x/0190f7a0-1111-7abc-8def-0123456789ab/",
         "/desk/landong/x/0190f7a0-1111-7abc-8def-0123456789ab/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
        ("首页", ""),
        ("http://[", ""),
    ],
)  # fmt: skip
def test_what_is_kept_of_an_address(address: str, kept: str) -> None:
    assert path_of(address) == kept


def test_a_long_path_is_cut() -> None:
    assert len(path_of("/a" * 500)) == 200


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/landong/c/wutongli/report/", ("landong", "wutongli")),
        ("/en/landong/c/wutongli/", ("landong", "wutongli")),
        ("/desk/landong/cases/", ("landong", "")),
        ("/en/desk/landong/", ("landong", "")),
        ("/choose/", ("choose", "")),
        ("/", ("", "")),
        ("", ("", "")),
    ],
)
def test_which_place_a_path_names(path: str, place: tuple[str, str]) -> None:
    assert place_of(path) == place
