"""What `dateline count` does: texts from standard input, each answered by a line of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import TextIOWrapper

import click

from builder.channels import all_rules, rules_for, rules_of
from builder.channels.parting import parted
from builder.load.settings import load_settings
from builder.load.tree import Folder
from builder.model.message import Draft
from builder.model.nearest import did_you_mean, nearest
from builder.model.network import Rules
from builder.options import Options

KNOWN = {"text": str, "title": str, "spoiler": str, "media": int}


def count(options: Options, channel: str, *, jsonl: bool) -> None:
    """Print what each text counts. Exit 2 for a channel that nobody knows, and for a line that is no such object."""
    rules = _rules(options, channel)
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")
    for draft in _drafts(jsonl=jsonl):
        click.echo(json.dumps(_row(draft, rules)))


def _rules(options: Options, channel: str) -> Rules:
    settings, _ = load_settings(Folder(options.root))
    if settings and channel in settings.channels:
        return rules_for(settings.channels[channel])
    if channel in all_rules():
        return rules_of(channel)
    known = {*all_rules(), *(settings.channels if settings else ())}
    close = did_you_mean(nearest(channel, known))
    raise click.UsageError(f"there is no channel “{channel}”{'; ' + close if close else ''}")


def _drafts(*, jsonl: bool) -> Iterator[Draft]:
    if not jsonl:
        yield Draft(sys.stdin.read().removesuffix("\n").removesuffix("\r"))
        return
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield _draft(line, number)


def _draft(line: str, number: int) -> Draft:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise click.UsageError(f"line {number} is no JSON") from None
    if not isinstance(row, dict) or "text" not in row:
        raise click.UsageError(f'line {number} is no object with a text; write {{"text": "…"}}')
    given = {name: row[name] for name in KNOWN if row.get(name) is not None}
    for name, value in given.items():
        if type(value) is not KNOWN[name]:
            what = "a whole number" if KNOWN[name] is int else "a text"
            raise click.UsageError(f"line {number}: {name} is to be {what}")
    return Draft(**given)


def _row(draft: Draft, rules: Rules) -> dict[str, object]:
    counted = rules.count(draft)
    return {
        "length": counted.length,
        "unit": counted.unit,
        "limit": counted.limit,
        "fits": counted.fits,
        "parts": len(parted(draft, rules)),
        "facets": [
            {"byteStart": one.start, "byteEnd": one.end, "type": one.type, "value": one.value} for one in counted.facets
        ],
        **counted.more,
    }
