"""The parts that a kind of piece needs beside its words: which are there."""

from __future__ import annotations

from builder.model.entry import Entry
from builder.model.post import Document

AUDIO = ("mp3", "m4a", "aac", "oga", "ogg", "opus", "wav", "flac")
VIDEO = ("mp4", "m4v", "webm", "ogv", "mov")
ENDINGS = {"audio": AUDIO, "video": VIDEO, "captions": ("vtt", "srt")}
# a part of the text may be called as what it is
HEADINGS = {
    "transcript": ("transcript", "transkript", "transcription", "transcripción", "trascrizione", "abschrift"),
    "chapters": ("chapters", "kapitel", "chapitres", "capítulos", "capitoli"),
}
OF_FILE = ("audio", "video", "transcript", "captions", "chapters", "image")
OF_ENTRY = ("starts", "ends", "join")


def is_in_file(part: str, document: Document) -> bool:
    """Tell whether a document has *part*: in its front matter, shown by its words, or under a heading of that name."""
    if part == "image":
        return bool(document.image)
    if part in document.parts:
        return True
    facts = document.body.facts
    ends = ENDINGS.get(part, ())
    if any(link.partition("?")[0].rpartition(".")[2].lower() in ends for link in facts.links):
        return True
    called = HEADINGS.get(part, ())
    return any(heading.text.casefold().startswith(called) for heading in facts.headings) if called else False


def is_in_entry(part: str, entry: Entry) -> bool:
    """Tell whether an entry has *part*."""
    return bool({"starts": entry.starts, "ends": entry.ends, "join": entry.join}[part])
