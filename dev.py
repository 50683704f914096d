#!/usr/bin/env python3
"""The project's commands. Standard library only; safe to run again; quick the second time.

python3 dev.py demo [--reset] [--database URL] [--at TIME]     serve the demo city
python3 dev.py test [--quick | --all] [words for pytest]       run the tests
python3 dev.py build                                           make what a server needs
python3 dev.py check                                           everything but the tests
python3 dev.py messages                                        gather texts to translate
python3 dev.py shots DIR | --docs                              a picture of every page, or of docs
python3 dev.py docs [DIR]                                      the pages of docs/ as a site
python3 dev.py bench                                           measure the hot requests
python3 dev.py lock                                            compile the locks anew
"""

import sys
from collections.abc import Callable

OLDEST = (3, 11)


def main(words: list[str]) -> int:
    if sys.version_info < OLDEST:
        sys.exit("Python 3.11 or newer is needed.")
    commands = _commands()
    if not words or words[0] not in commands:
        print(__doc__)
        return 0 if words in ([], ["--help"], ["-h"], ["help"]) else 2
    return commands[words[0]](words[1:])


def _commands() -> dict[str, Callable[[list[str]], int]]:
    from devtools.checking import check
    from devtools.running import bench, build, docs, lock, messages, shots
    from devtools.serving import demo
    from devtools.testing import test

    return {
        "demo": demo,
        "build": build,
        "test": test,
        "check": check,
        "messages": messages,
        "shots": shots,
        "docs": docs,
        "bench": bench,
        "lock": lock,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
