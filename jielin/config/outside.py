"""How people may come in, as the environment says: the city's own ways, the second factor."""

from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Variables of each way, without their beginning, and what they are when nothing is said.
CITY = {"CLIENT_ID": "", "CLIENT_SECRET": "", "SERVER_URL": "", "LABEL": "",
        "CLAIM": "preferred_username", "SECOND_FACTOR": "mfa"}  # fmt: skip
WECOM = {"CORP_ID": "", "AGENT_ID": "", "SECRET": "",
         "LOGIN_URL": "https://login.work.weixin.qq.com",
         "OPEN_URL": "https://open.weixin.qq.com",
         "API_URL": "https://qyapi.weixin.qq.com"}  # fmt: skip
DINGTALK = {"CLIENT_ID": "", "CLIENT_SECRET": "",
            "LOGIN_URL": "https://login.dingtalk.com",
            "API_URL": "https://api.dingtalk.com"}  # fmt: skip
WAYS = (("city", "JIELIN_OIDC_", CITY), ("wecom", "JIELIN_WECOM_", WECOM),
        ("dingtalk", "JIELIN_DINGTALK_", DINGTALK))  # fmt: skip


SECOND_FACTOR = ("off", "admins", "staff")


def second_factor(environment: Mapping[str, str], usual: str) -> str:
    """Who must have one; an unknown word stops the start."""
    said = environment.get("JIELIN_SECOND_FACTOR", "") or usual
    if said not in SECOND_FACTOR:
        raise SystemExit("JIELIN_SECOND_FACTOR is off, admins or staff.")
    return said


def ways(environment: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Each way that is wholly told; half of one stops the start with a sentence."""
    found = {}
    for way, start, table in WAYS:
        told = {name: environment.get(start + name, "") or usual for name, usual in table.items()}
        given = [name for name in table if environment.get(start + name)]
        if not given:
            continue
        missing = [start + name for name in table if not told[name] and name != "LABEL"]
        if missing:
            raise SystemExit(f"Set {', '.join(missing)} too, or none of {start}* (README).")
        _refuse_open_lines(told, start)
        found[way] = {name.lower(): value.rstrip("/") for name, value in told.items()}
    return found


def _refuse_open_lines(told: Mapping[str, str], start: str) -> None:
    """Secrets travel to these addresses, so only a test on the same machine goes without TLS."""
    for name, value in told.items():
        parts = urlsplit(value) if name.endswith("_URL") else None
        if parts and parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise SystemExit(f"{start}{name} must begin with https://")
