"""The files that belong to a post beside its words: sound, film, transcript, captions, chapters."""

from __future__ import annotations

from builder.load.cover import WEB, written, wrong
from builder.load.fields import PARTS, Fields

LONGEST = 300  # characters of a path
EXAMPLES = {"audio": "audio: screw.mp3", "video": "video: screw.mp4", "transcript": "transcript: screw.txt"}
EXAMPLES |= {"captions": "captions: screw.vtt", "chapters": "chapters: screw-chapters.vtt"}
NAMES = frozenset(PARTS)


def parts_of(fields: Fields) -> dict[str, str]:
    """Return the parts that the front matter names, as written. What is no file's name is a generator's own affair."""
    if NAMES.isdisjoint(fields.keys):
        return {}
    found = {}
    for name in PARTS:
        src, _ = written(fields.keys.get(name))
        if not src or len(src) > LONGEST or "\n" in src or "." not in src.rpartition("/")[2]:
            continue
        if problem := wrong(src, name, fields.marks, "file", EXAMPLES[name]):
            fields.problems.append(problem)
        else:
            found[name] = src
    return found


def with_parts(links: tuple[str, ...], parts: dict[str, str]) -> tuple[str, ...]:
    """Return the links of a post, with the files of ours among its parts."""
    return tuple(dict.fromkeys((*links, *(src for src in parts.values() if not WEB.match(src))))) if parts else links
