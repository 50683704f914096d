"""Compile the translation catalogues, without the gettext programs."""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def compile_catalogues() -> None:
    for file in sorted((ROOT / "jielin").glob("*/locale/*/LC_MESSAGES/*.po")):
        polib.pofile(str(file)).save_as_mofile(str(file.with_suffix(".mo")))


if __name__ == "__main__":
    compile_catalogues()
