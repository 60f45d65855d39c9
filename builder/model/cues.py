"""Transcripts and chapters, read from the forms in which they are written, and written in others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from builder.model.episodes import Chapter, Cue

CLOCK = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?"
SPAN = re.compile(rf"[ \t]*{CLOCK}[ \t]+-->[ \t]+{CLOCK}(?:[ \t].*)?")
LINE = re.compile(rf"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?[\[(]?{CLOCK}[\])]?[ \t]*[-–—:]?[ \t]+(\S.*)")
SPEAKER = re.compile(r"<v(?:\.[\w.-]*)?[ \t]+([^<>]*)>")
TAG = re.compile(r"</?[a-zA-Z0-9][^<>]*>")
MOST = 100_000  # cues or chapters; a day of speech has a tenth


def cues_of(text: str) -> tuple[Cue, ...]:
    """Read WebVTT or SRT: a span of time above lines of words, parted by empty lines. What has no span is left out."""
    return tuple(_cues(text.replace("\r\n", "\n").replace("\r", "\n")))[:MOST]


def _cues(text: str) -> Iterator[Cue]:
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.split("\n")
        at = next((number for number, line in enumerate(lines) if SPAN.fullmatch(line)), None)
        if at is None:
            continue
        span = SPAN.fullmatch(lines[at])
        assert span is not None  # noqa: S101 - it was found by that
        words = " ".join(" ".join(map(_plain, lines[at + 1 :])).split())
        start, end = _milliseconds(span.groups()[:4]), _milliseconds(span.groups()[4:])
        if words and start <= end:
            yield Cue(start, end, words)


def _plain(line: str) -> str:
    return unescape(TAG.sub("", SPEAKER.sub(r"\1: ", line)))


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = parts
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + int(
        (rest or "").ljust(3, "0")
    )


def vtt_of(cues: Iterable[Cue]) -> str:
    """Write WebVTT (https://www.w3.org/TR/webvtt1/)."""
    blocks = (f"{_clock(one.start, '.')} --> {_clock(one.end, '.')}\n{escape(one.text, quote=False)}" for one in cues)
    return "\n\n".join(("WEBVTT", *blocks)) + "\n"


def srt_of(cues: Iterable[Cue]) -> str:
    """Write SubRip, which has numbers and commas."""
    blocks = (
        f"{number}\n{_clock(one.start, ',')} --> {_clock(one.end, ',')}\n{one.text}"
        for number, one in enumerate(cues, 1)
    )
    return "\n\n".join(blocks) + "\n"


def words_of(cues: Iterable[Cue]) -> str:
    """Write the words alone, a cue a line."""
    return "\n".join(one.text for one in cues) + "\n"


def _clock(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def chapters_of(text: str) -> tuple[Chapter, ...]:
    """Read chapters: JSON of Podcasting 2.0, WebVTT, or lines that begin with a time, as they stand below films."""
    if text.lstrip().startswith("{"):
        return _chapters_of_json(text)
    if cues := cues_of(text):
        return tuple(Chapter(one.start / 1000, one.text) for one in cues)
    found = (LINE.fullmatch(line) for line in text.splitlines()[:MOST])
    told = ((_milliseconds(one.groups()[:4]) / 1000, one[5].strip()) for one in found if one)
    return tuple(Chapter(start, title) for start, title in told)


def _chapters_of_json(text: str) -> tuple[Chapter, ...]:
    try:
        rows = json.loads(text).get("chapters", [])
        return tuple(
            Chapter(float(row["startTime"]), str(row.get("title", ""))) for row in rows if row.get("toc", True)
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def json_of(chapters: Iterable[Chapter]) -> str:
    """Write JSON chapters, version 1.2.0 (podcast-namespace, docs/examples/chapters/jsonChapters.md)."""
    rows = [{"startTime": _number(one.start), "title": one.title} for one in chapters]
    return json.dumps({"version": "1.2.0", "chapters": rows}, ensure_ascii=False, indent=1) + "\n"


def _number(seconds: float) -> float | int:
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)


def section_of(markdown: str, titles: Iterable[str]) -> str:
    """Return what stands below the heading of a text that begins with one of *titles*; nothing without one."""
    parts = re.split(r"^#{1,6}[ \t]+(.*)$", markdown, flags=re.MULTILINE)
    named = tuple(title.casefold() for title in titles)
    return next(
        (body for head, body in zip(parts[1::2], parts[2::2], strict=False) if head.casefold().startswith(named)), ""
    )
