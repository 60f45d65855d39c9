"""A piece is promised in a language, and nobody has written it in that language.

Why: The plan says that it will be there, and readers of that language wait. Nothing is said before the piece itself
is ready to be read by others, since nobody can translate it earlier.

How to mend it: Write the file that is named, or take the language out of `languages:` or `publish:`.

For example:

    languages: [en, de]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.model.days import day_text
from builder.model.plan import Edition, Plan
from builder.model.problem import Problem
from builder.model.slips import WRITTEN

SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    waiting: dict[str, list[Edition]] = defaultdict(list)
    for edition in plan.editions:
        if edition.entry and edition.stage in {"idea", "planned"}:
            waiting[edition.id].append(edition)
    for edition in plan.editions:
        if edition.entry and edition.post and edition.stage in WRITTEN:
            for missing in waiting.pop(edition.id, ()):
                yield _told(missing, edition, plan)


def _told(missing: Edition, written: Edition, plan: Plan) -> Problem:
    entry, lang = missing.entry, missing.lang
    assert entry is not None  # noqa: S101 - only these are looked at
    in_list = lang in entry.languages
    at = entry.marks.of("languages", entry.languages.index(lang)) if in_list else entry.marks.key("publish", lang)
    key = "languages" if in_list else "publish"
    later = missing.publish and missing.publish != written.publish
    day = f" for {day_text(missing.publish.date())}" if missing.publish and later else ""
    message = f"“{written.title}” is promised in “{lang}”{day}, and it is written in “{written.lang}” only"
    hint = f"write {_path(written, lang, plan.settings.site.language)}, or take `{lang}` out of `{key}:`"
    return Problem(at, "translation-missing", message, hint, "warning", missing.id)


def _path(written: Edition, lang: str, first: str) -> str:
    """Return where the words in *lang* belong: beside those that are there."""
    path = written.post.path if written.post else ""
    stem = path.removesuffix(".md").removesuffix(f".{written.lang}")
    return f"{stem}.md" if lang == first else f"{stem}.{lang}.md"
