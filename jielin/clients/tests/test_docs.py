"""The page about the API draws what the tables say."""

import pytest

from jielin.clients import workflow as w
from jielin.clients.scopes import Scope
from jielin.clients.signing import signature
from jielin.kernel import clock
from tests.diagrams import drawn, page, rows

DRAWN = {"Clients": w.CLIENT, "Webhooks": w.HOOK}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    assert drawn("api.md", heading) == rows(DRAWN[heading])


def test_every_scope_is_named() -> None:
    text = page("api.md")
    assert not [scope for scope in Scope.values if f"`{scope}`" not in text]


def test_the_sample_proves_what_we_sign() -> None:
    sample = page("api.md").split("```python\n")[1].split("```")[0]
    known: dict[str, object] = {}
    exec(sample, known)  # noqa: S102
    header = signature("s", int(clock.now().timestamp()), b"{}")
    is_genuine = known["is_genuine"]
    assert callable(is_genuine)
    assert is_genuine("s", header, b"{}")
    assert not is_genuine("s", header, b"{ }") and not is_genuine("x", header, b"{}")
