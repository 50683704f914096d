"""A way in opens when all its variables are set, and half of it stops the start."""

import pytest

from jielin.config.outside import second_factor, ways

OIDC = {
    "JIELIN_OIDC_SERVER_URL": "https://sso.example.cn/",
    "JIELIN_OIDC_CLIENT_ID": "jielin",
    "JIELIN_OIDC_CLIENT_SECRET": "geheim",
}
WECOM = {
    "JIELIN_WECOM_CORP_ID": "ww1",
    "JIELIN_WECOM_AGENT_ID": "1",
    "JIELIN_WECOM_SECRET": "geheim",
}


def test_without_variables_no_way_is_open() -> None:
    assert ways({}) == {}


def test_what_is_not_told_is_as_usual() -> None:
    found = ways(OIDC)["city"]
    assert found["server_url"] == "https://sso.example.cn"
    assert (found["claim"], found["second_factor"]) == ("preferred_username", "mfa")
    assert ways(WECOM)["wecom"]["api_url"] == "https://qyapi.weixin.qq.com"


@pytest.mark.parametrize("missing", [*OIDC])
def test_half_of_a_way_stops_the_start(missing: str) -> None:
    told = {name: value for name, value in OIDC.items() if name != missing}
    with pytest.raises(SystemExit, match=missing):
        ways(told)


@pytest.mark.parametrize("url", ["http://sso.example.cn", "sso.example.cn", "ftp://x"])
def test_secrets_travel_under_tls_only(url: str) -> None:
    with pytest.raises(SystemExit, match="JIELIN_OIDC_SERVER_URL must begin with https"):
        ways({**OIDC, "JIELIN_OIDC_SERVER_URL": url})


def test_the_second_factor_is_one_of_three_words() -> None:
    assert second_factor({}, "admins") == "admins"
    assert second_factor({"JIELIN_SECOND_FACTOR": "staff"}, "off") == "staff"
    with pytest.raises(SystemExit, match="off, admins or staff"):
        second_factor({"JIELIN_SECOND_FACTOR": "maybe"}, "off")


def test_a_provider_on_this_machine_needs_no_tls() -> None:
    assert ways({**OIDC, "JIELIN_OIDC_SERVER_URL": "http://127.0.0.1:9400"})["city"]
