"""What was tried: each experiment with its results, channel by channel, against what is usual there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from statistics import median
from typing import Literal
from zoneinfo import ZoneInfo

from builder.model.entry import Entry, Experiment
from builder.model.plan import Plan
from builder.model.report import Outcome, Trial
from builder.model.results import Result

Counted = Literal["impressions", "clicks", "replies"]
COUNTED: tuple[Counted, ...] = ("clicks", "replies", "impressions")  # the first that is there, where none is named

Sums = Mapping[str, Mapping[str, Mapping[Counted, int]]]  # by channel, then entry


def trials_of(plan: Plan) -> tuple[Trial, ...]:
    """Return the experiments: those to decide first, then those that run, then the others, by their day."""
    sums = _sums(plan.project.results)
    today = plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date()
    titles = {one.id: one.title for one in reversed(plan.editions) if one.entry}
    tried = ((one, one.experiment) for one in plan.project.entries.values() if one.experiment)
    found = [_trial(entry, what, titles.get(entry.id, entry.id), sums, today) for entry, what in tried]
    order = ("to decide", "running", "decided")
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.decide or date.max, one.entry)))


def _sums(results: tuple[Result, ...]) -> Sums:
    """Add up the days of every piece on every channel; what nobody counted is not there."""
    sums: dict[str, dict[str, dict[Counted, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in results:
        of = sums[row.channel][row.entry]
        for name in COUNTED:
            number = getattr(row, name)
            if number is not None:
                of[name] = of.get(name, 0) + number
    return sums


def _trial(entry: Entry, tried: Experiment, title: str, sums: Sums, today: date) -> Trial:
    there = {channel: of[entry.id] for channel, of in sums.items() if entry.id in of}
    counts = next(_counts(tried.measure, there))
    late = tried.decide is not None and tried.decide <= today
    return Trial(
        entry=entry.id,
        title=title,
        hypothesis=tried.hypothesis,
        measure=tried.measure,
        counts=counts,
        decide=tried.decide,
        verdict=tried.verdict,
        state="decided" if tried.verdict else "to decide" if late else "running",
        outcomes=tuple(_outcome(entry.id, channel, counts, sums) for channel in sorted(there)),
    )


def _counts(measure: str, there: Mapping[str, Mapping[Counted, int]]) -> Iterator[Counted]:
    """Yield what an experiment may count: what its measure names, then what there are results of."""
    yield from (name for name in COUNTED if name in measure.lower())
    yield from (name for name in COUNTED if any(name in of for of in there.values()))
    yield COUNTED[0]


def _outcome(entry: str, channel: str, counts: Counted, sums: Sums) -> Outcome:
    own = sums[channel][entry]
    others = [of[counts] for id_, of in sums[channel].items() if id_ != entry and counts in of]
    return Outcome(
        channel=channel,
        impressions=own.get("impressions"),
        clicks=own.get("clicks"),
        replies=own.get("replies"),
        counted=own.get(counts),
        usual=round(median(others)) if others else None,
    )
