"""The tokens keep the contrast of WCAG 2.2: 4.5 for text, 3 for what bounds a control."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[3] / "frontend" / "css"
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3")
      for ground in ("ground", "surface", "surface-2", "sunken")),
    *((tone, f"{tone}-soft") for tone in ("info", "ok", "warn", "bad", "whistle", "idle")),
    *((tone, "surface") for tone in ("info", "ok", "warn", "bad", "whistle", "idle")),
    *((ink, soft) for ink in ("ink", "ink-2")
      for soft in ("info-soft", "ok-soft", "warn-soft", "bad-soft", "idle-soft")),
    ("brand", "ground"), ("brand", "surface"), ("brand", "brand-soft"), ("brand", "sunken"),
    ("brand-strong", "brand-soft"), ("brand-strong", "surface"), ("ink", "brand-soft"),
    ("ink", "selected"), ("ink-3", "selected"), ("on-brand", "brand"),
    ("on-brand", "brand-strong"), ("on-band", "band"), ("on-band-2", "band"),
    ("party", "party-soft"), ("party", "surface"), ("on-bad", "bad-solid"),
    ("rose", "rose-soft"), ("bad", "ground"), ("ok", "ground"), ("ink-inv", "ink"),
    ("party-gold", "party-deep"),
]  # fmt: skip
SHAPES = [
    ("control-line", "surface"), ("control-line", "ground"), ("brand", "surface"),
    ("ok-solid", "surface"), ("bad-solid", "surface"), ("brand", "line"), ("on-ok", "ok-solid"),
    ("focus-ink", "focus"), *((f"c{n}", "surface") for n in range(1, 7)),
]  # fmt: skip


def tokens(*names: str) -> dict[str, str]:
    text = "".join((CSS / name).read_text("utf-8") for name in names)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", text))


THEMES = {"light": tokens("tokens.css"), "dark": tokens("tokens.css", "dark.css")}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(theme: str, shape: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[shape], colours[ground]) >= 3


def test_the_measure_knows_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_dark_value_replaces_a_light_one() -> None:
    assert set(tokens("dark.css")) <= set(tokens("tokens.css"))
