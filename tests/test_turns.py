"""Until a plan turns, at a midnight or a moment of its own, nothing that is said of it depends on the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.load.project import load
from builder.load.tree import Folder
from builder.model.memo import Forgetful
from builder.model.plan import Plan
from builder.plan.turns import between, turns_of
from conftest import CALENDAR, NOW, built

TESTS = Path(__file__).parent
PROJECTS = sorted(one for room in ("sites", "broken") for one in (TESTS / room).iterdir() if one.is_dir())
HOURS = (NOW, NOW + timedelta(days=13, hours=9, minutes=7))
MOST = 3  # of the moments of a project
MOMENTS = st.integers(0, 5 * 24 * 60 - 1).map(
    lambda minute: f"{datetime(2026, 11, 20, tzinfo=UTC) + timedelta(minutes=minute):%Y-%m-%d %H:%M}"
)
DAYS = MOMENTS.map(lambda moment: moment[:10])


def holds(root: Path, now: datetime) -> Plan | None:
    """See that what is said at an hour holds from the turn before it until just before the next; return the plan."""
    build = built(root, now)
    if build.everything is None:
        return None
    time = between(build.everything)
    assert time.since <= now.timestamp() < time.until
    for second in (time.since, time.until - 1):
        assert built(root, datetime.fromtimestamp(second, now.tzinfo)).problems == build.problems
    return build.everything


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: f"{root.parent.name}/{root.name}")
def test_an_instant_before_the_next_turn_the_same_is_wrong(root: Path) -> None:
    """Also right after each of its own moments; a check that compares anything else with the hour is found here."""
    plans = [plan for hour in HOURS if (plan := holds(root, hour))]
    own = sorted({moment.astimezone(UTC).replace(microsecond=0) for plan in plans for moment in turns_of(plan)})
    for moment in own[:: len(own) // MOST + 1]:
        holds(root, moment + timedelta(seconds=1))


@st.composite
def plans(draw: st.DrawFn) -> dict[str, str]:
    """Yield plans of a few entries whose moments lie close together."""
    approval = draw(st.sampled_from(["merge", "one other person"]))
    files = {"calendar.yaml": f"{CALENDAR}approval: {approval}\n"}
    for number in range(draw(st.integers(1, 3))):
        lines = [f"title: Piece {number}", "owner: chief", f"shape: {draw(st.sampled_from(['article', 'none']))}"]
        lines += [f"publish: {draw(MOMENTS | DAYS)}"]
        for key in ("embargo", "expires", "starts", "ends"):
            if draw(st.booleans()):
                lines.append(f"{key}: {draw(MOMENTS | DAYS)}")
        if draw(st.booleans()):
            lines.append(f"approved: {{chief: {draw(st.sampled_from(['yes', '0000']))}}}")
        files[f"calendar/p{number}.yaml"] = "\n".join(line for line in lines if line != "shape: none") + "\n"
        if draw(st.booleans()):
            files[f"content/posts/p{number}.md"] = draw(
                st.sampled_from(["Words.\n", "---\ndraft: true\n---\nWords.\n"])
            )
    if draw(st.booleans()):
        since, until = sorted((draw(MOMENTS), draw(MOMENTS)))
        files["hold.yaml"] = f"since: {since}\nuntil: {until}\nreason: A flood\n"
    files["content/posts/free.md"] = f"---\ndate: {draw(MOMENTS)}\nexpires: {draw(DAYS)}\n---\nWords.\n"
    return files


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(0, 4 * 86_400), st.sampled_from([UTC, ZoneInfo("Asia/Tokyo")]), st.floats(0, 1))
def test_at_any_hour_until_the_next_turn_the_same_is_wrong(
    files: dict[str, str], second: int, zone: ZoneInfo, part: float
) -> None:
    now = (datetime(2026, 11, 20, tzinfo=UTC) + timedelta(seconds=second)).astimezone(zone)
    with TemporaryDirectory() as name:
        root = Path(name)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        build = built(root, now)
        assert build.everything is not None
        time = between(build.everything)
        then = datetime.fromtimestamp(time.since + int((time.until - 1 - time.since) * part), zone)
        later = built(root, then)
        assert later.everything is not None
        assert later.problems == build.problems
        assert [(one.key, one.stage) for one in later.everything.editions] == [
            (one.key, one.stage) for one in build.everything.editions
        ]
        assert later.everything.dues == build.everything.dues


def test_a_plan_turns_at_midnight_and_at_its_own_moments(tmp_path: Path) -> None:
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar.yaml").write_text(CALENDAR, "utf-8")
    (tmp_path / "calendar/plug.yaml").write_text("publish: 2026-11-22 15:00\nembargo: 2026-11-22 16:30\n", "utf-8")
    assert load(Folder(tmp_path), Forgetful()).project is not None

    def until(hour: str) -> str:
        now = datetime.fromisoformat(hour)
        plan = built(tmp_path, now).everything
        assert plan is not None
        return datetime.fromtimestamp(between(replace(plan, now=now)).until, ZoneInfo("Europe/Berlin")).strftime(
            "%H:%M:%S"
        )

    assert until("2026-11-22T12:00+01:00") == "15:00:00"
    assert until("2026-11-22T15:00+01:00") == "15:00:01"
    assert until("2026-11-22T15:00:01+01:00") == "16:30:00"
    assert until("2026-11-22T17:00+01:00") == "00:00:00"
