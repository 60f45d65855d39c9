"""The keys of voice.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from builder.load.grammars import ranges
from builder.load.schema.forms import Form, Line, Name, Names, parsed


class AvoidedForm(Form):
    word: Line
    because: Line = ""
    instead: Line = ""


def _word(value: object) -> object:
    """Write a word alone as the long form."""
    return {"word": value} if isinstance(value, str) else value


def _one_or_more(value: object) -> object:
    return value if isinstance(value, list) else [value]


Avoid = Annotated[list[Annotated[AvoidedForm, BeforeValidator(_word)]], BeforeValidator(_one_or_more)]


class UsageForm(Form):
    prefer: dict[str, Names] = {}
    avoid: Avoid = []


class ProtocolForm(UsageForm):
    languages: dict[str, UsageForm] = {}
    channels: dict[str, UsageForm] = {}
    disclosures: dict[Name, Line] = {}
    answering: dict[Annotated[tuple[int, ...], parsed(ranges.weekdays)], Names] = {}
