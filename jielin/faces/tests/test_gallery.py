"""The page of all components renders in both shells, with and without errors."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from jielin.faces.gallery import gallery


@pytest.mark.parametrize("face", ["portal", "desk"])
@pytest.mark.parametrize(("query", "status"), [("", 200), ("?wrong=1", 422)])
def test_all_components_stand_in_a_shell(face: str, query: str, status: int, db: None) -> None:
    response = gallery(RequestFactory().get(f"/gallery/{face}/{query}"), face)
    assert response.status_code == status
    assert f'data-face="{face}"' in response.content.decode()


def test_there_is_no_third_shell() -> None:
    with pytest.raises(Http404):
        gallery(RequestFactory().get("/gallery/wall/"), "wall")
