"""The forms that values take: words, lists of names, and every small grammar as a field type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator

from builder.load.grammars import days, moment, ranges, rung, slot
from builder.load.grammars.zone import zone
from builder.load.schema import web
from builder.load.text import one_line
from builder.model.moments import DaySpan, Moment, RungTime, Slot, When
from builder.model.nearest import nearest

MOST_OF_ANYTHING = 1_000_000_000  # bytes of a film are the largest that a network counts
MOST_DAYS = 366
MANY = 8  # choices, as many as a line takes
PARTED = re.compile(r"[\w-]+(?:\s*,\s*[\w-]+)+\s*,?")  # `ada, bob`; “A guest, of the guild” is one


class Form(BaseModel):
    """A mapping with known keys; *elsewhere* is what to do with some that belong to another place."""

    elsewhere: ClassVar[Mapping[str, str]] = {}

    model_config = ConfigDict(extra="forbid", frozen=True)


def words(value: object) -> str:
    """Return a value that must be words."""
    if isinstance(value, str):
        return value
    raise ValueError("there must be words here, not a list or keys; write them on one line, in quotes if with brackets")


def line(value: object) -> str:
    """Return words as one line: a title with a line end would begin a line of its own wherever it is a line's part."""
    return one_line(words(value))


def several(value: object) -> tuple[str, ...]:
    """Return one word, or a list of them, as a tuple."""
    if isinstance(value, str):
        if PARTED.fullmatch(value.strip()):
            some = ", ".join(filter(None, map(str.strip, value.split(","))))
            raise ValueError(f"“{value}” would be one name with a comma in it; write [{some}]")
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError("there must be a word here, or a list of words; write `one` or `[one, two]`")


def parsed(parse: Callable[[str], object]) -> PlainValidator:
    """Make a field type of a small grammar."""
    return PlainValidator(lambda value: parse(words(value)))


def before(key: str) -> PlainValidator:
    """Make a field type of a moment that something begins at; *key* is that of its end."""

    def begin(text: str) -> Moment:
        first, last = ranges.ends(text)
        if last:
            hint = f"write {first} here, and a line `{key}: {last}` below it"
            raise ValueError(f"“{text}” is a beginning and an end, and this is the beginning; {hint}")
        return moment.exact(text)

    return parsed(begin)


def one_of(*choices: str) -> PlainValidator:
    """Make a field type of a few words."""

    def choose(text: str) -> str:
        if text not in choices:
            raise ValueError(f"“{text}” is not possible here; write {_either(choices, text)}")
        return text

    return parsed(choose)


def _either(choices: tuple[str, ...], text: str) -> str:
    """Return the choices; of too many to read the nearest one, or the first."""
    many = len(choices) > MANY
    if many and (close := nearest(text, choices)):
        return f"`{close}`, if that is what you mean"
    named = f"{', '.join(choices[:MANY])}{', …' if many else ''}"
    return f"one of: {named}" if len(choices) > 1 else f"`{choices[0]}`, or leave it out"


def _zone(text: str) -> str:
    if zone(text) is None:
        raise ValueError(f"“{text}” is no timezone; write one like Europe/Berlin")
    return text


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"“{text}” is no number; write one like 5")
    if int(text) > MOST_DAYS:
        raise ValueError(f"{text} days are too many; write {MOST_DAYS} at most")
    return int(text)


def _bound(text: str) -> int:
    """Read a limit of an account; a number of whole things, however they are counted."""
    number = text.replace("_", "").replace(",", "")
    if not (number.isdecimal() and number.isascii()) or not 0 < int(number[:12]) <= MOST_OF_ANYTHING:
        raise ValueError(f"“{text}” is no limit; write a whole number like 1000")
    return int(number)


def _yes(text: str) -> bool:
    if text.lower() not in {"true", "yes", "on", "false", "no", "off"}:
        raise ValueError(f"“{text}” is neither yes nor no; write true or false")
    return text.lower() in {"true", "yes", "on"}


Text = Annotated[str, PlainValidator(words)]
Line = Annotated[str, PlainValidator(line)]
Name = Annotated[str, parsed(web.name)]
Names = Annotated[tuple[str, ...], PlainValidator(several)]
Yes = Annotated[bool, parsed(_yes)]
Count = Annotated[int, parsed(_count)]
Bound = Annotated[int, parsed(_bound)]
Zone = Annotated[str, parsed(_zone)]
Clock = Annotated[time, parsed(days.clock)]
A_Moment = Annotated[Moment, parsed(moment.exact)]
A_Bar = Annotated[Moment | None, PlainValidator(lambda value: moment.exact(words("" if value is None else value)))]
A_When = Annotated[When, parsed(moment.parse)]
A_RungTime = Annotated[RungTime, parsed(rung.parse)]
Slots = Annotated[tuple[Annotated[Slot, parsed(slot.parse)], ...], BeforeValidator(several)]
DaySpans = Annotated[tuple[Annotated[DaySpan, parsed(ranges.days)], ...], BeforeValidator(several)]
Weekdays = Annotated[tuple[int, ...], PlainValidator(lambda value: _weekdays(several(value)))]
# keys of the format whose rooms are not built yet are taken as they are
Later = Annotated[Any, PlainValidator(lambda value: value)]


def _weekdays(texts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(number for text in texts for number in ranges.weekdays(text))


def _announce(value: object) -> object:
    return {"ladder": value} if isinstance(value, str) else {"rungs": value}


class RungForm(Form):
    """A step of a ladder."""

    at: A_RungTime
    on: Names
    under_embargo: Yes = False


class AnnounceForm(Form):
    """The name of a ladder, or a ladder written in place."""

    ladder: str | None = None
    rungs: dict[Name, RungForm] | None = None


Announce = Annotated[AnnounceForm, BeforeValidator(_announce)]
