"""The filled form of an entry to the noun."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from builder.load.schema.entry import EntryForm, ExperimentForm
from builder.load.settings import announce_of
from builder.model.entry import Entry, Experiment, Sponsor
from builder.model.problem import Marks

SAME = tuple(field.name for field in fields(Entry) if field.name in EntryForm.model_fields)


def entry_of(id_: str, form: EntryForm, marks: Marks) -> Entry:
    """Turn the filled form into an entry: most keys are its fields by name, these others are turned."""
    turned: dict[str, Any] = {
        "announce": announce_of(form.announce),
        "posts": {
            channel: {rung: tuple(parts) for rung, parts in rungs.items()} for channel, rungs in form.posts.items()
        },
        "page": form.page is None,
        "teaser": form.public is not None,
        "dropped": form.dropped.day if form.dropped else None,
        "look_again": form.look_again.day if form.look_again else None,
        "sponsor": Sponsor(form.sponsor.name, form.sponsor.disclosure) if form.sponsor else None,
        "experiment": _experiment(form.experiment),
    }
    return Entry(id=id_, marks=marks, **{name: getattr(form, name) for name in SAME} | turned)


def _experiment(form: ExperimentForm | None) -> Experiment | None:
    if form is None:
        return None
    return Experiment(form.hypothesis, form.measure, form.decide.day if form.decide else None, form.verdict)
