"""The truth table of the plan's format, row by row: each case is a project folder, and what is public of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

import pytest

from builder.model.addresses import file_of
from builder.pipeline import Build
from conftest import CALENDAR, Project, built

# as the format has it, word by word
DOCUMENT = """\
| file | draft / status: writing | publish | approved by the rule | now | stage | page public |
|---|---|---|---|---|---|---|
| none | | none | | | idea | no |
| none | | any | | | planned; late when a stage is past | no (a `public: teaser` shows title and week in coming-soon) |
| yes | yes | any | | | writing | no |
| yes | no | none or vague | | | review | no |
| yes | no | exact | no | before | review | no |
| yes | no | exact | no | after | **missed**: stays in, its owner is told | no |
| yes | no | exact | yes | before publish or embargo | approved | no |
| yes | no | exact | yes | after | **out** | yes, until `expires` |
| yes, no entry | no | its own `date` | by merge | before | approved | no |
| yes, no entry | no | its own `date` | by merge | after | out | yes |
| any | | any | | after `expires` | expired | no |
| yes, no entry | no | no date anywhere | | | withheld, with a problem | no |
"""
ROWS = tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in DOCUMENT.splitlines()[2:])
STAGES = (
    *("idea", "planned", "writing", "in review", "in review", "missed", "approved", "out"),
    *("approved", "out", "expired", "withheld"),
)
BENEATH = 0  # what stands beneath the table

ASKED = CALENDAR.replace("2026\ntimezone", "2026\n  languages: [en, de]\ntimezone") + "  asked: {approval: [chief]}\n"
FILE = "---\ntitle: A piece\n---\n\nWords.\n"
DRAFT = FILE.replace("A piece\n", "A piece\ndraft: true\n")
PAST, AHEAD = "publish: 2026-11-17", "publish: 2026-12-01"


@dataclass(frozen=True)
class Case:
    """A case of a row, from 1: an entry's lines, a file, who approved, what is held; the stage of each language."""

    row: int
    name: str
    entry: str | None
    file: str | None
    stage: str
    public: bool = False
    _: KW_ONLY
    approved: bool = False
    hold: str = ""
    german: str | None = None
    stage_german: str = ""


TABLE = (
    Case(1, "nothing but an idea", "title: A", None, "idea"),
    Case(2, "a week", "publish: week of 2026-12-07", None, "planned"),
    Case(2, "a month that is over", "publish: October 2026", None, "planned"),
    Case(2, "a wish", "publish: next blog slot after 2026-12-07", None, "planned"),
    Case(2, "a day that is over", PAST, None, "planned"),
    Case(2, "a teaser", f"{AHEAD}\npublic: teaser", None, "planned"),
    Case(3, "a draft", PAST, DRAFT, "writing"),
    Case(3, "said by the plan", f"{PAST}\nstatus: writing", FILE, "writing"),
    Case(3, "without a day", "title: A", DRAFT, "writing"),
    Case(3, "approved in vain", f"{PAST}\nshape: asked", DRAFT, "writing", approved=True),
    Case(4, "no day", "title: A", FILE, "in review"),
    Case(4, "a vague day", "publish: December 2026", FILE, "in review"),
    Case(4, "a vague day that is over", "publish: week of 2026-11-09", FILE, "in review"),
    Case(4, "a wish that is over", "publish: next blog slot after 2026-11-09", FILE, "in review"),
    Case(4, "approved", "publish: December 2026\nshape: asked", FILE, "in review", approved=True),
    Case(5, "not approved", f"{AHEAD}\nshape: asked", FILE, "in review"),
    Case(5, "other words were approved", f"{AHEAD}\nshape: asked\napproved: {{chief: 00000000}}", FILE, "in review"),
    Case(6, "not approved", f"{PAST}\nshape: asked", FILE, "missed"),
    Case(6, "approved by another", f"{PAST}\nshape: asked\napproved: {{social: 00000000}}", FILE, "missed"),
    Case(7, "by merge", AHEAD, FILE, "approved"),
    Case(7, "by name", f"{AHEAD}\nshape: asked", FILE, "approved", approved=True),
    Case(7, "an embargo of its moment", f"{AHEAD} 09:00\nembargo: 2026-12-01 09:00", FILE, "approved"),
    Case(7, "before publish, after the embargo", f"{AHEAD}\nembargo: 2026-11-18", FILE, "approved"),
    Case(8, "by merge", PAST, FILE, "out", public=True),
    Case(8, "by name", f"{PAST}\nshape: asked", FILE, "out", public=True, approved=True),
    Case(8, "an embargo of its day", "publish: 2026-11-22 08:00\nembargo: 2026-11-22", FILE, "out", public=True),
    Case(8, "after its embargo", f"{PAST} 09:00\nembargo: 2026-11-17 08:00", FILE, "out", public=True),
    Case(8, "it expires later", f"{PAST}\nexpires: 2026-11-23", FILE, "out", public=True),
    Case(9, "tomorrow", None, FILE.replace("A piece\n", "A piece\ndate: 2026-11-23\n"), "approved"),
    Case(10, "today", None, FILE.replace("A piece\n", "A piece\ndate: 2026-11-22\n"), "out", public=True),
    Case(11, "what was out", f"{PAST}\nexpires: 2026-11-20", FILE, "expired"),
    Case(11, "by its file", PAST, FILE.replace("A piece\n", "A piece\nexpires: 2026-11-20\n"), "expired"),
    Case(11, "a draft", "title: A\nexpires: 2026-11-20", DRAFT, "expired"),
    Case(11, "nothing is written", f"{PAST}\nexpires: 2026-11-20", None, "expired"),
    Case(11, "without a page", f"{PAST}\nexpires: 2026-11-20\npage: none", None, "expired"),
    Case(12, "no date", None, FILE, "withheld"),
    Case(BENEATH, "page: none, before", f"{AHEAD}\npage: none", None, "approved"),
    Case(BENEATH, "page: none, after", f"{PAST}\npage: none", None, "out"),
    Case(BENEATH, "page: none, not approved", f"{PAST}\npage: none\nshape: asked", None, "missed"),
    Case(BENEATH, "page: none, by name", f"{PAST}\npage: none\nshape: asked", None, "out", approved=True),
    Case(BENEATH, "page: none, vague", "publish: December 2026\npage: none", None, "in review"),
    Case(BENEATH, "page: none, without a day", "title: A\npage: none", None, "in review"),
    Case(BENEATH, "page: none, writing", f"{PAST}\npage: none\nstatus: writing", None, "writing"),
    Case(BENEATH, "page: none, in spite of a file", f"{PAST}\npage: none", FILE, "out"),
    Case(BENEATH, "share, before", f"{AHEAD}\nshare: https://a.example/", None, "approved"),
    Case(BENEATH, "share, after", f"{PAST}\nshare: https://a.example/", None, "out"),
    Case(BENEATH, "parked", f"{PAST}\nstatus: parked", FILE, "parked"),
    Case(BENEATH, "parked, and expired", f"{PAST}\nexpires: 2026-11-20\nstatus: parked", FILE, "parked"),
    Case(BENEATH, "dropped", f"{PAST}\nstatus: dropped", FILE, "dropped"),
    Case(BENEATH, "dropped on a day", f"{PAST}\ndropped: 2026-11-20", FILE, "dropped"),
    Case(BENEATH, "held", PAST, FILE, "approved", hold="since: 2026-11-10"),
    Case(
        BENEATH,
        "held, without an entry",
        None,
        FILE.replace("A piece\n", "A piece\ndate: 2026-11-20\n"),
        "approved",
        hold="since: 2026-11-10",
    ),
    Case(BENEATH, "out before the hold", PAST, FILE, "out", public=True, hold="since: 2026-11-18"),
    Case(BENEATH, "after the hold", PAST, FILE, "out", public=True, hold="since: 2026-11-10\nuntil: 2026-11-20"),
    Case(BENEATH, "not held", PAST, FILE, "out", public=True, hold="since: 2026-11-10\nexcept: piece"),
    Case(BENEATH, "its posts are held", PAST, FILE, "out", public=True, hold="since: 2026-11-10\napplies_to: posts"),
    Case(BENEATH, "held, and not approved", f"{PAST}\nshape: asked", FILE, "in review", hold="since: 2026-11-10"),
    Case(
        BENEATH,
        "without a page, of which none is held",
        f"{PAST}\npage: none",
        None,
        "out",
        hold="since: 2026-11-10\napplies_to: pages",
    ),
    Case(BENEATH, "an issue without words", f"{PAST}\ngathers: since last", None, "out", public=True),
    Case(BENEATH, "an issue, before", f"{AHEAD}\ngathers: since last", None, "approved"),
    Case(
        BENEATH,
        "a translation later",
        "title: A\npublish: {en: 2026-11-17, de: 2026-12-03}",
        FILE,
        "out",
        public=True,
        german=FILE,
        stage_german="approved",
    ),
    Case(
        BENEATH,
        "a translation not there yet",
        "title: A\npublish: {en: 2026-11-17, de: 2026-11-18}",
        FILE,
        "out",
        public=True,
        stage_german="planned",
    ),
    Case(
        BENEATH,
        "a translation before",
        "title: A\npublish: {en: 2026-12-03, de: 2026-11-17}",
        FILE,
        "approved",
        german=FILE,
        stage_german="out",
    ),
    Case(BENEATH, "a translation in drafts", PAST, FILE, "out", public=True, german=DRAFT, stage_german="writing"),
    Case(
        BENEATH,
        "a translation that nobody approved",
        f"{PAST}\nshape: asked",
        FILE,
        "out",
        public=True,
        approved=True,
        german=FILE.replace("Words", "Worte"),
        stage_german="missed",
    ),
)


def folder(case: Case, project: Project) -> Path:
    """Write the case; who approves does so by the very line that is offered."""
    entry = f"{case.entry}\n" if case.entry else None
    texts = {
        "calendar/piece.yaml": entry,
        "content/posts/piece.md": case.file,
        "content/posts/piece.de.md": case.german,
        "hold.yaml": f"{case.hold}\n" if case.hold else None,
    }
    root = project({"calendar.yaml": ASKED, **{name: text for name, text in texts.items() if text}})
    if case.approved and entry:
        made = built(root).made
        assert made
        line = next(one.approval_line for one in made.plan.editions if one.lang == "en")
        project(
            {
                "calendar.yaml": ASKED,
                "calendar/piece.yaml": f"{entry}{line if 'chief' in line else _forced(made.plan)}\n",
            }
        )
    return root


def _forced(plan: object) -> str:
    """Approve a draft, whose line nobody is offered."""
    (edition,) = plan.editions  # type: ignore[attr-defined] # a plan
    return f"approved: {{chief: {edition.words}}}"


def seen(build: Build) -> Mapping[str, tuple[str, bool]]:
    """Return the stage of each language, and whether its page is among what is made for readers."""
    assert build.made
    files = {one.path for one in build.made.artifacts if one.where == "site"}
    return {one.lang: (one.stage, bool(one.path) and file_of(one.path) in files) for one in build.made.plan.editions}


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"row {case.row}, {case.name}")
def test_a_case_of_the_table(case: Case, project: Project) -> None:
    build = built(folder(case, project))
    errors = [problem.rule for problem in build.problems if problem.severity == "error"]
    if case.stage == "withheld":
        assert (errors, seen(build)) == (["no-date"], {})
        return
    expected = {"en": (case.stage, case.public)}
    expected |= {"de": (case.stage_german, case.stage_german == "out")} if case.stage_german else {}
    assert (seen(build), errors) == (expected, [])


def test_the_table_has_every_row_of_the_format() -> None:
    """Each row has a case, which comes to the stage and the page that the row names."""
    assert len(ROWS) == len(STAGES) == 12
    assert {case.row for case in TABLE} == {BENEATH, *range(1, len(ROWS) + 1)}
    for number, (row, stage) in enumerate(zip(ROWS, STAGES, strict=True), start=1):
        assert stage.removeprefix("in ") in row[5], row
        of_row = [case for case in TABLE if case.row == number]
        assert {case.stage for case in of_row} == {stage}, row
        assert {case.public for case in of_row} == {row[6].startswith("yes")}, row
        assert {case.entry is None for case in of_row} == {"no entry" in row[0]}, row
        if row[0] != "any":
            assert {case.file is not None for case in of_row} == {row[0].startswith("yes")}, row
