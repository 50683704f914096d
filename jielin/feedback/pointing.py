"""The page that somebody speaks about: its path alone, nothing typed and nothing secret."""

import re
from urllib.parse import urlsplit

LONGEST = 200
# A piece of an address that nobody could type is the key of a link and no name of a page.
_SECRET = re.compile(r"[A-Za-z0-9_:=.~-]{20,}")
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_HOME = re.compile(r"^(?:/en)?/(?:desk/)?(?P<home>[-\w]+)(?:/c/(?P<community>[-\w]+))?(?:/|$)")
HIDDEN = "…"


def path_of(address: str) -> str:
    """`https://here/desk/landong/cases/?q=陈芳` → `/desk/landong/cases/`; "" for no path."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    if not path.startswith("/") or path[1:2] in {"/", "\\"}:
        return ""
    return "/".join(_shown(piece) for piece in path.split("/"))[:LONGEST]


def place_of(path: str) -> tuple[str, str]:
    """The words of home and community in a path, as far as it may name them."""
    found = _HOME.match(path)
    return (found["home"], found["community"] or "") if found else ("", "")


def _shown(piece: str) -> str:
    is_secret = _SECRET.fullmatch(piece) and not _KEY.fullmatch(piece)
    return HIDDEN if is_secret else piece
