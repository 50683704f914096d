"""What the benchmark holds the requests against can be served."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASK = """
from bench.bare import application
from django.test import Client
print(Client().get("/").json())
"""


def test_the_bare_view_answers_in_a_process_of_its_own(tmp_path: Path) -> None:
    env = {**os.environ, "JIELIN_DEMO": "1", "JIELIN_VAR": str(tmp_path)}
    words = [sys.executable, "-c", ASK]
    asked = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert asked.stdout == "{'is': 'bare'}\n", asked.stderr
