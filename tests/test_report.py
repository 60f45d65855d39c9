"""What a report tells: words and JSON over every site, charts against their tables, promises against git."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import html

from builder.cli import PARTS
from builder.load.theme import load_theme
from builder.load.tree import Folder
from builder.model.coverage import Reach
from builder.model.plan import Plan
from builder.model.report import Kept, Report
from builder.outputs.charts import Heap, Part, lying, upright
from builder.outputs.drawn import DRAWN
from builder.outputs.report import artifacts
from builder.plan.report import report_of
from builder.reported import PARTS as TOLD
from builder.reported import report_lines, report_row
from builder.theme import Theme
from conftest import CALENDAR, NOW, Golden, Project, built
from team import Team
from test_commands import run
from test_sites import SITES, copy

REPORTS = Path(__file__).parent / "reports"
Table = list[list[str]]


def plan_of(root: Path, now: datetime = NOW) -> Plan:
    whole = built(root, now)
    assert whole.made, whole.problems
    return whole.made.plan


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_report_in_words_and_as_json(site: Path, golden: Golden, tmp_path: Path) -> None:
    """Every part says something, if only what to write for it."""
    plan = plan_of(copy(site, tmp_path))
    text = "".join(f"{line}\n" for line in report_lines(plan))
    row = json.dumps(report_row(plan), ensure_ascii=False, indent=1)
    golden({"report.txt": text.encode(), "report.json": f"{row}\n".encode()}, REPORTS / site.name)


def test_the_command_tells_a_part(project: Project) -> None:
    root = project({"calendar/screw.yaml": "title: A screw\n"})
    done = run(root, "report", "freshness")
    assert (done.stdout, done.stderr, done.returncode) == ("Freshness\n  0 out\n", "", 0)
    whole = json.loads(run(root, "report", "--format", "json").stdout)
    assert list(whole) == ["today", *PARTS]
    assert json.loads(run(root, "report", "coverage", "--format", "json").stdout) == whole["coverage"]
    assert run(root, "report", "weather").returncode == 2


def test_a_plan_that_cannot_be_read_has_no_report(project: Project) -> None:
    done = run(project({"calendar.yaml": "site: [\n"}), "report")
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.endswith("the plan cannot be read\n")


def test_all_faces_know_the_same_parts() -> None:
    assert tuple(DRAWN) == PARTS == tuple(TOLD)


# Charts and their tables


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a copy of a site that uses all of the plan, where no repository is."""
    return copy(next(site for site in SITES if site.name == "newsroom"), tmp_path)


def page(root: Path, name: str, now: datetime = NOW) -> html.HtmlElement:
    theme = Theme(load_theme(Folder(root)))
    made = {one.path: one for one in artifacts(report_of(plan_of(root, now)), theme)}
    return html.fromstring(made[f"report/{name}.html"].render())


def bars(drawing: html.HtmlElement) -> list[tuple[str, int]]:
    """Return the names and values of a chart's bars."""
    told = (bar.text_content().rpartition(": ") for bar in drawing.iter("rect"))
    return [(name, int(value)) for name, _, value in told]


def rows(table: html.HtmlElement) -> Table:
    """Return what is read aloud in each cell of the body; a group's row is none."""
    for label in table.xpath(".//small"):
        label.getparent().text = label.tail
        label.getparent().remove(label)
    cells = ([" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr"))
    return [row for row in cells if len(row) > 1][len(table.xpath(".//thead/tr")) :]


def test_the_chart_of_coverage_is_its_table(newsroom: Path) -> None:
    there = page(newsroom, "coverage")
    table = rows(there.xpath("//table")[0])
    drawn = Counter[tuple[str, str]]()
    for name, value in bars(there.xpath("//main//svg[@role='img']")[0]):
        audience, _, when = name.rpartition(", ")
        drawn[audience, when] = value
    for audience, pieces, *_ in table:
        past, ahead = re.fullmatch(r"(?:(\d+)(?: out, |$))?(?:\+(\d+) to come)?|nothing", pieces).groups()  # type: ignore[union-attr]
        assert (drawn[audience, "out"], drawn[audience, "to come"]) == (int(past or 0), int(ahead or 0))


def test_the_columns_of_coverage_are_under_their_headings(newsroom: Path) -> None:
    """Each language spans its own columns, and a cell says what the report does."""
    there = page(newsroom, "coverage")
    coverage = report_of(plan_of(newsroom)).coverage
    above, below = there.xpath("//table")[0].xpath(".//thead/tr")
    spans = [(cell.text_content(), int(cell.get("colspan"))) for cell in above.xpath("./th")]
    languages = [name for name, number in spans for _ in range(number)]
    names = [cell.text_content() for cell in below.xpath("./th")][2:]
    own = [(column.lang, column.channel or "page") for column in coverage.columns]
    assert list(zip(languages, names, strict=True))[: len(own)] == own
    assert names[len(own) :] == list(coverage.forms)
    for row, one in zip(rows(there.xpath("//table")[0]), coverage.audiences, strict=True):
        assert [bool(re.search(r"\d", cell)) for cell in row[2:]] == [
            bool(reach.past or reach.ahead) for reach in (*one.places, *one.forms)
        ]


def test_the_charts_of_workload_are_their_tables(newsroom: Path) -> None:
    sections = page(newsroom, "workload").xpath("//section[.//svg]")
    assert sections
    for section in sections:
        drawn = Counter[str]()
        for name, value in bars(section.xpath(".//svg")[0]):
            drawn[name.partition(",")[0]] += value
        for day, _, due, _ in rows(section.xpath(".//table")[0]):
            assert drawn[day.rpartition(" ")[0]] == int(due)


def test_the_charts_of_shares_are_their_tables(newsroom: Path) -> None:
    sections = page(newsroom, "shares").xpath("//section[.//svg]")
    assert sections
    for section in sections:
        drawn = bars(section.xpath(".//svg")[0])
        table = rows(section.xpath(".//table")[0])
        shown = [(day.rpartition(" ")[0], int(percent.rstrip("%"))) for day, _, percent, _ in table]
        assert drawn == [(day, percent) for day, percent in shown if percent]


def test_the_chart_of_freshness_is_its_table(newsroom: Path) -> None:
    there = page(newsroom, "freshness")
    numbers = [int(row[1]) for row in rows(there.xpath("//table")[0])]
    assert [value for _, value in bars(there.xpath("//main//svg[@role='img']")[0])] == [one for one in numbers if one]


def test_the_chart_of_listening_is_its_table(newsroom: Path) -> None:
    there = page(newsroom, "listening")
    states = Counter(row[1] for row in rows(there.xpath("//table")[0]))
    assert dict(bars(there.xpath("//main//svg[@role='img']")[0])) == states


def test_the_charts_of_experiments_are_their_tables(newsroom: Path) -> None:
    for trial in page(newsroom, "experiments").xpath("//ol/li"):
        drawn = dict(bars(trial.xpath(".//svg")[0]))
        for channel, _, clicks, _, usual in rows(trial.xpath(".//table")[0]):
            assert (drawn[f"{channel}, this piece"], drawn[f"{channel}, usual"]) == (int(clicks), int(usual))


HEAPS = [Heap("a", (Part(3, "fill"), Part(2, "over"))), Heap("b", (Part(0, "fill"),)), Heap("c", (Part(90, "fill2"),))]


@pytest.mark.parametrize("draw", [lying, upright])
@pytest.mark.parametrize("heaps", [HEAPS, HEAPS[:1], HEAPS[1:2], HEAPS * 9, []], ids=len)
def test_a_chart_stays_in_its_frame(draw: type, heaps: list[Heap]) -> None:
    """Bars are as long as their numbers, and nothing is drawn outside."""
    if not heaps and draw is upright:
        return
    drawing = draw(heaps)
    for bar in drawing.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= drawing.width
        assert 0 <= bar.y <= bar.y + bar.height <= drawing.height
    assert sum(bar.value for bar in drawing.bars) == sum(heap.total for heap in heaps)


# Promised and delivered

PIECE = "title: Screw\n"
OUT = "---\ntitle: Screw\nsummary: Heat.\n---\n\nHeat, then patience.\n"
PROMISES: dict[
    str, tuple[list[str], tuple[date | None, int, int | None]]
] = {  # the dates as they were committed from 1 October on, and: first, moved, late
    "kept": (["Tue 2026-11-10 09:30"], (date(2026, 11, 10), 0, 0)),
    "moved": (["2026-11-10", "2026-11-13", "2026-11-12"], (date(2026, 11, 10), 2, 2)),
    "another hour": (["2026-11-10 09:30", "2026-11-10 15:00"], (date(2026, 11, 10), 0, 0)),
    "within its week": (["week of 2026-11-09", "2026-11-12"], (date(2026, 11, 15), 0, 0)),
    "after its week": (["week of 2026-11-09", "2026-11-17"], (date(2026, 11, 15), 1, 2)),
    "early": (["December 2026", "2026-11-17"], (date(2026, 12, 31), 1, -14)),
    "a wish": (["next blog slot after 2026-11-01", "2026-11-10"], (date(2026, 11, 10), 0, 0)),
    "nothing legible": (["soon", "2026-11-10"], (date(2026, 11, 10), 0, 0)),
    "written down afterwards": (["2026-09-10"], (None, 0, None)),
    "taken away": (["2026-11-10", "", "2026-11-12"], (date(2026, 11, 10), 1, 2)),
}


def kept(root: Path, now: datetime = NOW) -> Iterator[Kept]:
    yield from report_of(plan_of(root, now)).promises.kept


@pytest.mark.parametrize("case", PROMISES)
def test_promised_and_delivered(case: str, tmp_path: Path) -> None:
    dates, expected = PROMISES[case]
    team = Team(tmp_path / "team")
    for text in dates:
        team.write({"calendar/screw.yaml": f"publish: {text}\n{PIECE}" if text else PIECE})
    team.write({"content/posts/screw.md": OUT})
    (one,) = kept(team.root)
    assert (one.first, one.moved, one.late) == expected


def test_a_new_id_keeps_its_promises(tmp_path: Path) -> None:
    team = Team(tmp_path / "team")
    team.write({"calendar/screw.yaml": f"publish: 2026-11-10\n{PIECE}"})
    team.git("mv", "calendar/screw.yaml", "calendar/stuck-screw.yaml")
    team.write({"calendar/stuck-screw.yaml": f"publish: 2026-11-12\n{PIECE}formerly: [screw]\n"})
    team.write({"content/posts/stuck-screw.md": OUT})
    assert [(one.first, one.moved, one.late) for one in kept(team.root)] == [(date(2026, 11, 10), 1, 2)]


def test_each_language_has_promises_of_its_own(tmp_path: Path) -> None:
    team = Team(tmp_path / "team")
    languages = CALENDAR.replace("timezone:", "  languages: [en, de]\ntimezone:")
    team.write(
        {"calendar.yaml": languages, "calendar/screw.yaml": f"publish: 2026-11-10\n{PIECE}languages: [en, de]\n"}
    )
    team.write({"calendar/screw.yaml": f"publish: {{en: 2026-11-10, de: 2026-11-14}}\n{PIECE}"})
    team.write({"content/posts/screw.md": OUT, "content/posts/screw.de.md": OUT})
    assert [(one.lang, one.moved, one.late) for one in kept(team.root)] == [("en", 0, 0), ("de", 1, 4)]


def test_what_never_came_is_later_every_day(tmp_path: Path) -> None:
    """A change that is not committed counts as one, too."""
    team = Team(tmp_path / "team")
    team.write({"calendar/screw.yaml": f"publish: 2026-11-10\n{PIECE}"})
    assert [one.late for one in kept(team.root)] == [12]
    assert [one.late for one in kept(team.root, datetime(2026, 11, 5, tzinfo=UTC))] == [0]
    (team.root / "calendar/screw.yaml").write_text(f"publish: 2026-12-01\n{PIECE}", "utf-8")
    assert [(one.moved, one.late) for one in kept(team.root)] == [(1, 21)]


def test_the_text_tells_what_came_from_what_is_to_come(tmp_path: Path) -> None:
    team = Team(tmp_path / "team")
    team.write({"calendar/screw.yaml": f"publish: 2026-11-10\n{PIECE}", "content/posts/screw.md": OUT})
    team.write({"calendar/plug.yaml": "publish: 2026-12-10\ntitle: Plug\n"})
    heading, out = list(report_lines(plan_of(team.root), "promised-delivered"))[1:3]
    assert heading == "  2 of 2 pieces came, or are to come, on the day that was promised first, or before"
    assert out == "  1 of them is out"


def test_the_chart_of_promises_is_its_table(tmp_path: Path) -> None:
    team = Team(tmp_path / "team")
    for number, days in enumerate((10, 11, 12, 20)):
        team.write({f"calendar/a{number}.yaml": f"publish: 2026-11-10\ntitle: A{number}\n"})
        team.write({f"calendar/a{number}.yaml": f"publish: 2026-11-{days}\ntitle: A{number}\n"})
    team.write({f"content/posts/a{number}.md": OUT for number in range(4)})
    there = page(team.root, "promised-delivered")
    late = [row[4] for row in rows(there.xpath("//table")[0])]
    assert late == ["no", "1 day", "2 days", "10 days"]
    assert bars(there.xpath("//main//svg[@role='img']")[0]) == [
        ("on the day", 1),
        ("to 7 days late", 2),
        ("to 30 days late", 1),
    ]


# Who is served

SERVED = f"""\
{CALENDAR}audiences:
  menders: {{name: Menders, where: [mastodon]}}
  all: {{name: Everybody}}
"""
NEAR = "publish: Tue 2026-12-01 09:30\ntitle: Near\nshape: article\n"


def served(project: Project, files: dict[str, str]) -> Report:
    return report_of(plan_of(project({"calendar.yaml": SERVED, **files})))


def places(report: Report, name: str) -> dict[str, Reach]:
    (row,) = [one for one in report.coverage.audiences if one.id == name]
    return {column.channel or "page": reach for column, reach in zip(report.coverage.columns, row.places, strict=True)}


def test_a_hole_is_where_an_audience_is(project: Project) -> None:
    report = served(project, {"calendar/near.yaml": f"{NEAR}audience: all\n"})
    assert places(report, "all") == {one: Reach(0, 1) for one in ("page", "mastodon", "bluesky")}
    assert [name for name, reach in places(report, "menders").items() if reach.hole] == ["page", "mastodon"]


def test_what_was_promised_to_nobody_is_no_hole(project: Project) -> None:
    """A language, a form or a channel counts where an audience is said to be, or was served before."""
    two = SERVED.replace("timezone:", "  languages: [en, de]\ntimezone:")
    talk = "title: Talk\npublish: 2026-12-02\nstarts: 2026-12-03 18:00\nannounce: {}\n"
    old = "title: Old\npublish: 2026-03-02\nannounce: {launch: {at: day 0, on: [bluesky]}}\n"
    files = {
        "calendar/near.yaml": f"{NEAR}audience: [menders, all]\nannounce: {{}}\n",
        "calendar/talk.yaml": f"{talk}audience: all\nlanguages: [en, de]\n",
        "calendar/old.yaml": f"{old}audience: menders\n",
    }
    plan = plan_of(project({"calendar.yaml": two, **files}))
    lines = list(report_lines(plan, "coverage"))
    assert lines == [
        "Coverage, of the last and the next 90 days",
        "  Menders: 0 out, 1 to come",
        "    nothing: mastodon (en), bluesky (en)",
        "  Everybody: 0 out, 3 to come",
    ]


def test_an_answer_is_for_those_who_asked(project: Project) -> None:
    question = "question: How?\naudience: menders\nheard: [{on: 2026-11-01}]\n"
    report = served(project, {"calendar/near.yaml": f"{NEAR}answers: [how]\n", "questions/how.yaml": question})
    assert places(report, "menders")["page"] == Reach(0, 1)
    assert [one.places for one in report.coverage.questions] == [("planned", "planned", "planned")]


def test_what_is_far_or_dropped_serves_nobody(project: Project) -> None:
    far = NEAR.replace("Tue 2026-12-01", "2027-06-01")
    report = served(
        project,
        {
            "calendar/far.yaml": f"{far}audience: all\n",
            "calendar/gone.yaml": f"{NEAR}audience: all\nstatus: dropped\ndropped: 2026-11-01\n",
        },
    )
    assert all(reach.hole for reach in places(report, "all").values())


FORMS = {
    "text": ("", ""),
    "live": ("starts: Tue 2026-12-01 18:00\n", ""),
    "audio": ("", "![The talk](talk.mp3)"),
    "video": ("", "![The film](film.mp4)"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_piece(form: str, project: Project) -> None:
    more, words = FORMS[form]
    post = f"---\ntitle: Near\n---\n\nWords. {words}\n"
    files = {"calendar/near.yaml": f"{NEAR}audience: all\n{more}", "content/posts/near.md": post}
    report = served(project, {**files, "content/posts/talk.mp3": "Sound", "content/posts/film.mp4": "Light"})
    assert report.coverage.forms == (form,)


# What was tried

TRIED = {  # what an experiment says, and its state
    "experiment: Shorter is better\n": "running",
    "experiment: {hypothesis: Shorter is better, decide: 2026-11-22}\n": "to decide",
    "experiment: {hypothesis: Shorter is better, decide: 2026-11-23}\n": "running",
    "experiment: {hypothesis: Shorter is better, decide: 2026-11-01, verdict: It is}\n": "decided",
}


@pytest.mark.parametrize("text", TRIED)
def test_where_an_experiment_stands(text: str, project: Project) -> None:
    report = served(project, {"calendar/near.yaml": f"{NEAR}{text}"})
    assert [one.state for one in report.trials] == [TRIED[text]]


def test_results_are_added_up_and_compared(project: Project) -> None:
    others = "".join(f"{id_}:\n  title: {id_}\n" for id_ in ("one", "two", "three"))
    rows = "near,mastodon,launch,2026-11-01,10,,2\nnear,mastodon,launch,2026-11-02,20,,3\n"
    rows += "".join(f"{id_},mastodon,launch,2026-11-01,5,,{count}\n" for id_, count in (("one", 1), ("two", 9)))
    files = {
        "calendar/near.yaml": f"{NEAR}experiment: {{hypothesis: Shorter is better, measure: Replies within a day}}\n",
        "calendar/others.yaml": others,
        "results/all.csv": f"entry,channel,rung,date,impressions,clicks,replies\n{rows}",
    }
    (trial,) = served(project, files).trials
    (outcome,) = trial.outcomes
    assert (outcome.impressions, outcome.clicks, outcome.counted, outcome.usual) == (30, None, 5, 5)
    assert trial.counts == "replies"


# Shares


def test_a_share_says_whether_it_is_as_it_is_to_be(project: Project) -> None:
    """Of a long course the last dozen days stand there, up to four weeks ahead."""
    offers = CALENDAR.replace("{kind: mastodon}", "{kind: mastodon, promotion: at most 20%}")
    days = ["2026-11-03", "2026-11-10", "2026-11-17", "2026-12-01", "2027-02-01"]
    piece = "publish: {} 09:30\ntitle: A\nshape: article\nintent: {}\n"
    intents = ("help", "ask", "offer", "thank", "help")
    pairs = zip(days, intents, strict=True)
    files = {f"calendar/a{number}.yaml": piece.format(*pair) for number, pair in enumerate(pairs)}
    (course,) = report_of(plan_of(project({"calendar.yaml": offers, **files}))).shares
    assert (course.name, course.wish, course.percent) == ("mastodon", "at most 20%", 20)
    assert [(one.percent, one.kept) for one in course.points] == [(0, True), (0, True), (33, False), (33, False)]
    assert course.at(date(2026, 11, 20)) == course.points[2]


# What is old


def test_what_nobody_looked_at_for_a_year(project: Project) -> None:
    """A new date of a look, or a day for the next one, takes a piece off the list."""
    old = {
        "old": "date: 2025-11-20\n",
        "mended": "date: 2020-01-01\nupdated: 2026-01-01\n",
        "young": "date: 2025-12-01\n",
    }
    files = {f"content/posts/{name}.md": f"---\ntitle: {name}\n{front}---\n\nWords.\n" for name, front in old.items()}
    files["content/posts/asked.md"] = "---\ntitle: asked\n---\n\nWords.\n"
    files["calendar/asked.yaml"] = "publish: 2024-01-01\ntitle: asked\nlook_again: 2026-11-22\n"
    files["content/posts/later.md"] = "---\ntitle: later\n---\n\nWords.\n"
    files["calendar/later.yaml"] = "publish: 2024-01-01\ntitle: later\nlook_again: 2026-12-22\n"
    freshness = served(project, files).freshness
    assert [one.title for one in freshness.oldest] == ["old"]
    assert ([one.title for one in freshness.due], [one.title for one in freshness.ahead]) == (["asked"], ["later"])
    assert [number for _, number in freshness.ages] == [0, 0, 2, 1, 2]


def test_of_thousands_of_old_pieces_some_are_shown(project: Project) -> None:
    files = {
        f"content/posts/{number}.md": f"---\ndate: 2020-01-01\ntitle: {number}\n---\n\nW.\n" for number in range(53)
    }
    freshness = served(project, files).freshness
    assert (len(freshness.oldest), freshness.more) == (50, 3)
