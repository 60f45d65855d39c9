"""A team with a git repository: one commit a day, by nobody in particular."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from conftest import CALENDAR

WHO = {f"GIT_{role}_{what}": "someone@little.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
DAY = 86_400
START = int(datetime(2026, 10, 1, 12, tzinfo=UTC).timestamp())


class Team:
    """People who commit, one day after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write({"calendar.yaml": CALENDAR})

    def git(self, *words: str) -> str:
        when = f"{START + self.day * DAY} +0000"
        plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        env = {**plain, **WHO, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "HOME": str(self.root)}
        done = subprocess.run(["git", *words], cwd=self.root, env=env, capture_output=True, text=True, check=True)
        return done.stdout

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")
        self.commit()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "A change", "--allow-empty")
        self.day += 1
