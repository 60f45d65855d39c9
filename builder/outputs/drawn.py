"""What is drawn of each part of the report; the same numbers stand in the tables behind."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from builder.model.charts import Chart, Kind
from builder.model.report import Course, Report, Trial, Work
from builder.outputs.charts import Heap, Part, lying, upright
from builder.outputs.words import MONTHS

LATENESS = ((None, "early"), (0, "on the day"), (7, "to 7 days late"), (30, "to 30 days late"), (None, "later"))
AGES = ("to 3 months", "to 6 months", "to a year", "to 2 years", "older")
STATES: Mapping[str, Kind] = {"answered": "fill2", "planned": "fill", "outdated": "over", "unanswered": "over"}
AGED = 3  # from here on nobody has looked for a year

Charts = Iterator[tuple[str, Chart]]
Drawn = tuple[object, Charts]


def short(day: dt.date) -> str:
    """Return `23 Nov`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _coverage(report: Report) -> Drawn:
    heaps = [
        Heap(one.name, (Part(one.pieces.past, "fill2", "out"), Part(one.pieces.ahead, "fill", "to come")))
        for one in report.coverage.audiences
    ]
    return report.coverage, iter([("pieces", lying(heaps))] if heaps else ())


def _shares(report: Report) -> Drawn:
    return report.shares, ((one.name, chart) for one in report.shares for chart in _course(one))


def _course(course: Course) -> Iterator[Chart]:
    heaps = [
        Heap(short(one.day), (Part(one.percent, "fill" if one.kept else "over"),), f"{one.percent}%")
        for one in course.points
    ]
    if heaps:
        yield upright(heaps, course.percent)


def _workload(report: Report) -> Drawn:
    return report.workload, ((one.name, _person(one)) for one in report.workload)


def _person(work: Work) -> Chart:
    """Return a bar for each span: what there is room for, and above it what there is not."""
    heaps = []
    for one in work.spans:
        fits = one.number - one.over
        parts = (Part(fits, "fill", "fits"), Part(one.over, "over", "too much"))
        heaps.append(Heap(short(one.first), parts, "away" if one.away and not one.number else ""))
    bounds = {one.room for one in work.spans if one.room is not None}
    return upright(heaps, max(bounds, default=None))


def _promised(report: Report) -> Drawn:
    known = report.promises.known
    counts = Counter(map(_bucket, known))
    heaps = [Heap(name, (Part(counts[number], _late(number), ""),)) for number, (_, name) in enumerate(LATENESS)]
    return report.promises, iter([("late", lying(heaps))] if known else ())


def _bucket(late: int) -> int:
    """Return which line of LATENESS so many days belong to."""
    if late <= 0:
        return 0 if late < 0 else 1
    return next(number for number, (most, _) in enumerate(LATENESS) if number > 1 and (most is None or late <= most))


def _late(number: int) -> Kind:
    return "over" if number == len(LATENESS) - 1 else "fill2" if number <= 1 else "fill"


def _experiments(report: Report) -> Drawn:
    return report.trials, ((one.entry, chart) for one in report.trials for chart in _trial(one))


def _trial(trial: Trial) -> Iterator[Chart]:
    heaps = []
    for one in trial.outcomes:
        if one.counted is not None:
            heaps.append(Heap(one.channel, (Part(one.counted, "fill2", "this piece"),)))
            if one.usual is not None:
                heaps.append(Heap(f"{one.channel}, usual", (Part(one.usual, "fill", ""),)))
    if heaps:
        yield lying(heaps)


def _freshness(report: Report) -> Drawn:
    numbers = enumerate(number for _, number in report.freshness.ages)
    heaps = [Heap(AGES[place], (Part(number, "over" if place >= AGED else "fill2"),)) for place, number in numbers]
    return report.freshness, iter([("ages", lying(heaps))] if any(heap.total for heap in heaps) else ())


def _listening(report: Report) -> Drawn:
    counts = Counter(one.state for one in report.listening.questions)
    heaps = [Heap(state, (Part(counts[state], kind),)) for state, kind in STATES.items()]
    return report.listening, iter([("states", lying(heaps))] if counts else ())


DRAWN: Mapping[str, Callable[[Report], Drawn]] = {
    "coverage": _coverage,
    "shares": _shares,
    "workload": _workload,
    "promised-delivered": _promised,
    "experiments": _experiments,
    "freshness": _freshness,
    "listening": _listening,
}
