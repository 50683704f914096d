"""`manage.py load_posts`: the posts and their duties, from people/data/posts.json."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from jielin.people.models import PostKind

DATA = Path(__file__).resolve().parents[2] / "data" / "posts.json"


class Command(BaseCommand):
    help = "Load the kinds of posts; safe to run again, deletes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        count = PostKind.load(json.loads(DATA.read_text(encoding="utf-8")))
        if options["verbosity"]:
            self.stdout.write(f"{count} posts")
