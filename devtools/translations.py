"""Translation catalogues: gather the texts of the sources, check the Chinese.

`python -m devtools.translations gather|check`, inside the project's test environment.
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
# Each takes the context, if any, then the text, then its plural.
FUNCTIONS: dict[str, None] = dict.fromkeys(
    (
        *("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
        *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
    )
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*(?:[!:][^}]*)?\}|%[sd]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff”》）][,;:?!]|[,;:?!][\u3400-\u9fff“《（]")
METADATA = {
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


@dataclass(frozen=True, order=True)
class Text:
    """One text of the sources: what gettext calls context, msgid and msgid_plural."""

    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return (self.context, self.msgid)


def apps() -> list[Path]:
    return sorted(file.parent for file in (ROOT / "jielin").glob("*/apps.py"))


def catalogue_of(app: Path) -> Path:
    return app / "locale/zh_Hans/LC_MESSAGES/django.po"


def texts_of(app: Path) -> list[Text]:
    """Every text that an app's code and templates mark for translation, tests left out."""
    found: set[Text] = set()
    for file in app.rglob("*"):
        if file.suffix in {".py", ".html", ".txt"} and not _is_outside(file.relative_to(app)):
            found.update(text for text in _texts(file) if text.msgid)
    # One entry serves a text that stands both alone and as the singular of a pair.
    return sorted({text.key: text for text in sorted(found)}.values())


def _is_outside(path: Path) -> bool:
    inside_templates = "templates" in path.parts
    return (
        bool({"tests", "migrations", "static", "locale"} & set(path.parts))
        or (path.suffix == ".py") == inside_templates
    )


def _texts(file: Path) -> Iterator[Text]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        source = templatize(source, origin=str(file))
    try:
        stream = io.BytesIO(source.encode())
        found = extract_python(stream, FUNCTIONS, (), {"encoding": "utf-8"})
        for _line, function, words, _notes in found:
            yield _text(str(function), words)
    except SyntaxError as error:
        sys.exit(f"{file.relative_to(ROOT)}: {error}")


def _text(function: str, words: object) -> Text:
    """From the arguments of a call, as Babel gives them (alone, or a tuple with gaps)."""
    given = [str(word) for word in (words if isinstance(words, tuple) else (words,)) if word]
    context = given.pop(0) if function.lstrip("n").startswith("pgettext") else ""
    msgid, plural, *_rest = [*given, "", ""]
    return Text(msgid, plural if function.startswith("n") else "", context)


def gather() -> list[str]:
    """Merge the texts of the sources into each app's catalogue; what is untranslated.

    A text that another app's catalogue translates already is not asked for again.
    """
    missing, translated = [], _translated()
    for app in apps():
        file = catalogue_of(app)
        own = {_key(entry) for entry in _entries(file)}
        texts = [t for t in texts_of(app) if t.key in own or t.key not in translated]
        if texts or file.exists():
            _write(file, texts)
            missing += [f"{app.name}: {entry.msgid}" for entry in _untranslated(file)]
    return missing


def _write(file: Path, texts: list[Text]) -> None:
    """Sorted and without line numbers or dates, so that a change shows only itself."""
    known = {_key(entry): entry for entry in _entries(file)}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = METADATA
    for text in texts:
        catalogue.append(_merged(text, known.get(text.key)))
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(file))


def _merged(text: Text, old: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(msgid=text.msgid, msgctxt=text.context or None)
    if text.plural:
        entry.msgid_plural = text.plural
        entry.msgstr_plural = {0: translation(old) if old else ""}
    else:
        entry.msgstr = translation(old) if old else ""
    if old is not None:
        entry.comment, entry.tcomment, entry.flags = old.comment, old.tcomment, old.flags
    return entry


def translation(entry: polib.POEntry) -> str:
    """The Chinese of an entry; Chinese has one plural form."""
    return str(entry.msgstr_plural.get(0, "") if entry.msgstr_plural else entry.msgstr)


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def _entries(file: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(file))) if file.exists() else []


def _untranslated(file: Path) -> list[polib.POEntry]:
    return [entry for entry in _entries(file) if entry.fuzzy or not translation(entry)]


def faults() -> list[str]:
    """What is wrong with the translations, one sentence each; empty when all is well."""
    translated = _translated()
    found = [
        f"{app.name}: not translated: {text.msgid!r}"
        for app in apps()
        for text in texts_of(app)
        if text.key not in translated
    ]
    for app in apps():
        for entry in _entries(catalogue_of(app)):
            found += [f"{app.name}: {fault}: {entry.msgid!r}" for fault in _entry_faults(entry)]
    return found + disagreements([list(_entries(catalogue_of(app))) for app in apps()])


def disagreements(catalogues: list[list[polib.POEntry]]) -> list[str]:
    """Texts that two apps say in two ways: at run time one of them would win everywhere."""
    said: dict[tuple[str, str], set[str]] = {}
    for entry in (entry for entries in catalogues for entry in entries):
        if translation(entry):
            said.setdefault(_key(entry), set()).add(translation(entry))
    return [f"said in two ways: {key[1]!r}" for key, ways in said.items() if len(ways) > 1]


def _translated() -> set[tuple[str, str]]:
    entries = [entry for app in apps() for entry in _entries(catalogue_of(app))]
    return {_key(entry) for entry in entries if translation(entry) and not entry.fuzzy}


def _entry_faults(entry: polib.POEntry) -> Iterator[str]:
    chinese = translation(entry)
    if not chinese:
        return
    if HALF_WIDTH.search(PLACEHOLDER.sub("", chinese)):
        yield "half-width punctuation beside Chinese"
    if not _placeholders(chinese) <= _placeholders(entry.msgid + entry.msgid_plural):
        yield "a placeholder that the original does not have"
    elif _needed(entry) - _placeholders(chinese):
        yield "a placeholder is missing"


def _needed(entry: polib.POEntry) -> set[str]:
    """What the translation must carry; of a plural pair, what its plural form carries."""
    return _placeholders(entry.msgid_plural or entry.msgid)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def main(task: str) -> int:
    found = faults() if task == "check" else gather()
    print("\n".join(f"  {line}" for line in found) or "  Every text is translated.")
    return 1 if task == "check" and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
