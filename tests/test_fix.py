"""`dateline check --fix` changes what is wrong and nothing beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.pipeline import Build
from conftest import NOW, built

BROKEN = Path(__file__).parent / "broken"
Line = tuple[str, str, str]  # its file, as it was, as it is

MENDS: dict[str, list[Line]] = {
    "unknown-name": [
        ("calendar.yaml", "approval: [chief, legl]", "approval: [chief, legal]"),
        (
            "calendar.yaml",
            "  chief: {name: Managing editor, stand_in: cheif}",
            "  chief: {name: Managing editor, stand_in: chief}",
        ),
        ("calendar.yaml", "  legal: {name: Lawyer, team: dsk}", "  legal: {name: Lawyer, team: desk}"),
        (
            "calendar.yaml",
            "  home-repairers: {expect: Plain steps., where: [mastodont]}",
            "  home-repairers: {expect: Plain steps., where: [mastodon]}",
        ),
        ("calendar.yaml", "  makers: {trust: [repair-cafes]}", "  makers: {trust: [repair-cafe]}"),
        (
            "calendar.yaml",
            "    launch: {at: day 0, on: [blog, mastodo]}",
            "    launch: {at: day 0, on: [blog, mastodon]}",
        ),
        (
            "calendar.yaml",
            "  article: {days_before: {review: {days: 2, by: lawyer}}, announce: standart}",
            "  article: {days_before: {review: {days: 2, by: lawyer}}, announce: standard}",
        ),
        ("calendar.yaml", "  release: {approval: [lega]}", "  release: {approval: [legal]}"),
        ("calendar.yaml", "  too-lang: warning", "  too-long: warning"),
        (
            "calendar/charger.yaml",
            "  mastodon: {lanch: Sorted., letter: Sorted once more.}",
            "  mastodon: {launch: Sorted., letter: Sorted once more.}",
        ),
        (
            "calendar/stuck-screw.yaml",
            "publish: next blogg slot after 2026-12-01",
            "publish: next blog slot after 2026-12-01",
        ),
        ("calendar/stuck-screw.yaml", "shape: artikle", "shape: article"),
        ("calendar/stuck-screw.yaml", "helpers: [chief, chef]", "helpers: [chief, chief]"),
        ("calendar/stuck-screw.yaml", "audience: [home-repairer]", "audience: [home-repairers]"),
        ("calendar/stuck-screw.yaml", "answers: [stuck-screws]", "answers: [stuck-screw]"),
        ("calendar/stuck-screw.yaml", "pillar: repairs", "pillar: repair"),
        ("calendar/stuck-screw.yaml", "leads_to: [stuck-scew]", "leads_to: [stuck-screw]"),
        ("calendar/stuck-screw.yaml", "gathers: [stuck-scew]", "gathers: [stuck-screw]"),
        (
            "calendar/stuck-screw.yaml",
            "sponsor: {name: A maker of screws, disclosure: payed}",
            "sponsor: {name: A maker of screws, disclosure: paid}",
        ),
        ("calendar/stuck-screw.yaml", "approved: {leagl: 7f3a91c2}", "approved: {legal: 7f3a91c2}"),
        ("calendar/stuck-screw.yaml", "  mastdon: Stuck screw?", "  mastodon: Stuck screw?"),
        ("hold.yaml", "except: [stuck-scrw]", "except: [stuck-screw]"),
        ("questions/rust.yaml", "audience: home-repairer", "audience: home-repairers"),
        (
            "voice.yaml",
            "answering: {Mon to Fri: cheif, Sat: [chief, nobody]}",
            "answering: {Mon to Fri: chief, Sat: [chief, nobody]}",
        ),
        ("voice.yaml", "channels: {mastdon: {avoid: [utilise]}}", "channels: {mastodon: {avoid: [utilise]}}"),
    ],
    "unknown-key": [
        ("calendar.yaml", "  langs: [en, de]", "  languages: [en, de]"),
        (
            "calendar/december.yaml",
            "    launch: {at: day 0, no: [blog], when: now}",
            "    launch: {at: day 0, on: [blog], when: now}",
        ),
        ("calendar/stuck-screw.yaml", "publsh: Tue 2026-12-01 09:30", "publish: Tue 2026-12-01 09:30"),
    ],
    "weekday-mismatch": [
        (
            "calendar/lamp.yaml",
            "publish: {en: Tue 2026-12-08, de: Tue 2026-12-10}",
            "publish: {en: Tue 2026-12-08, de: Thu 2026-12-10}",
        ),
        (
            "calendar/lamp.yaml",
            "  reminder: {at: Mon 2026-12-22 09:00, on: [blog]}",
            "  reminder: {at: Tue 2026-12-22 09:00, on: [blog]}",
        ),
        ("calendar/plug.yaml", "publish: week of Tue 2026-12-07", "publish: week of Mon 2026-12-07"),
        ("calendar/stuck-screw.yaml", "publish: Thu 2026-12-01 09:30", "publish: Tue 2026-12-01 09:30"),
        ("calendar/stuck-screw.yaml", "due: {draft: Friday 2026-11-26}", "due: {draft: Thursday 2026-11-26}"),
    ],
    "words-lost": [
        ("calendar/at.yaml", "title: @repair asks for help", 'title: "@repair asks for help"'),
        (
            "calendar/brackets.yaml",
            "title: [Draft] The lamp that flickers",
            'title: "[Draft] The lamp that flickers"',
        ),
        ("calendar/colon.yaml", "title: Portrait: the café", 'title: "Portrait: the café"'),
        (
            "calendar/comma.yaml",
            "credits: {words: social, photo: A reader, with thanks, layout: chief}",
            'credits: {words: social, photo: "A reader, with thanks", layout: chief}',
        ),
        (
            "calendar/hash.yaml",
            "  mastodon: Heat, then patience #repair #screws",
            '  mastodon: "Heat, then patience #repair #screws"',
        ),
        ("calendar/hash.yaml", "  bluesky: #repair", '  bluesky: "#repair"'),
        ("calendar/quotes.yaml", 'title: "Broken" and other words', "title: '\"Broken\" and other words'"),
        ("calendar/star.yaml", "title: *Finally* a new hinge", 'title: "*Finally* a new hinge"'),
        (
            "calendar/tried.yaml",
            "  hypothesis: More people read on #screws",
            '  hypothesis: "More people read on #screws"',
        ),
        ("content/about.md", "title: About us: the desk", 'title: "About us: the desk"'),
        ("questions/screw.yaml", "question: How do I get screw #2 out?", 'question: "How do I get screw #2 out?"'),
        (
            "voice.yaml",
            "  - {word: simply, because: It is not, as a rule, instead: in three steps}",
            '  - {word: simply, because: "It is not, as a rule", instead: in three steps}',
        ),
        ("voice.yaml", "    instead: who repairs #toasters", '    instead: "who repairs #toasters"'),
    ],
}


@pytest.mark.parametrize("rule", MENDS)
def test_the_mend_is_the_smallest(rule: str, tmp_path: Path) -> None:
    """Just these lines change, all the others stay as they are to the byte."""
    before, root = _mended(rule, tmp_path)
    assert _changed(BROKEN / rule, root) == MENDS[rule]
    assert sum(problem.fix is not None for problem in before.problems) == len(MENDS[rule])


@pytest.mark.parametrize("rule", MENDS)
def test_what_was_mended_is_no_problem_any_more(rule: str, tmp_path: Path) -> None:
    """Problems without an offer stay, and the mend makes no new ones that it could have mended too."""
    before, root = _mended(rule, tmp_path)
    waiting = {problem.at for problem in before.problems if problem.fix is None}
    after = built(root).problems
    assert not [problem for problem in after if problem.fix]
    assert {problem.at.path for problem in after if problem.rule == rule} <= {at.path for at in waiting}


@pytest.mark.parametrize("rule", MENDS)
def test_mending_twice_is_mending_once(rule: str, tmp_path: Path) -> None:
    _, root = _mended(rule, tmp_path)
    once = _bytes(root)
    _fix(root)
    assert _bytes(root) == once


def test_only_these_rules_offer_a_mend() -> None:
    offered = {problem.rule for folder in BROKEN.iterdir() for problem in built(folder).problems if problem.fix}
    assert offered == set(MENDS)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    """A file that was written on Windows is one afterwards, and a byte order mark stays."""
    root = Path(shutil.copytree(BROKEN / "weekday-mismatch", tmp_path / "project"))
    file = root / "calendar" / "plug.yaml"
    file.write_bytes(b"\xef\xbb\xbfpublish: week of Tue 2026-12-07\r\ntitle: A new plug\r\n")
    _fix(root)
    assert file.read_bytes() == b"\xef\xbb\xbfpublish: week of Mon 2026-12-07\r\ntitle: A new plug\r\n"


def _mended(rule: str, folder: Path) -> tuple[Build, Path]:
    root = Path(shutil.copytree(BROKEN / rule, folder / "project", ignore=shutil.ignore_patterns("expected")))
    before = built(root)
    _fix(root)
    return before, root


def _fix(root: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--fix", "--root", str(root), "--now", NOW.isoformat()])
    assert done.exception is None or isinstance(done.exception, SystemExit)


def _changed(before: Path, after: Path) -> list[Line]:
    changed: list[Line] = []
    for path, data in _bytes(after).items():
        old = (before / path).read_text("utf-8").split("\n")
        new = data.decode().split("\n")
        changed += [(path, was, is_) for was, is_ in zip(old, new, strict=True) if was != is_]
    return changed


def _bytes(root: Path) -> dict[str, bytes]:
    files = {file.relative_to(root).as_posix(): file for file in root.rglob("*") if file.is_file()}
    return {path: files[path].read_bytes() for path in sorted(files) if not path.startswith(".")}
