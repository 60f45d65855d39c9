"""A part that a piece of this shape needs is not there.

Why: A film without captions and a recording without a transcript are for half of your audience only, and nobody comes
to an event that has no hour. Whoever reviews the piece should see all of it.

How to mend it: Name the file that lies beside the text in its front matter: `audio:`, `video:`, `transcript:`,
`captions:`, `chapters:` or `image:`. When something is live, and how to join, stands in the plan: `starts:`, `ends:`,
`join:`. What a shape needs is listed under `parts:` in calendar.yaml. A heading “Transcript” in the text does, too.
Until all is there, `status: writing` in its entry says that the piece is not ready, and nothing is withheld.

For example:

    audio: screw.mp3
    transcript: screw.txt
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.parts import OF_ENTRY, OF_FILE, is_in_entry, is_in_file
from builder.model.plan import Edition, Plan
from builder.model.problem import Location, Problem, Severity
from builder.model.slips import ASIDE, WRITTEN

SEVERITY: Severity = "error"
CALLED = {  # what it is, and what to write, with the id of the piece as the name of a file
    "audio": ("recording", "`audio: {}.mp3`"),
    "video": ("film", "`video: {}.mp4`"),
    "transcript": ("transcript", "`transcript: {}.txt`"),
    "captions": ("captions", "`captions: {}.vtt`"),
    "chapters": ("chapters", "`chapters: {}-chapters.vtt`"),
    "image": ("picture that stands for it", "`image: {{src: {}.jpg, alt: What it shows}}`"),
    "starts": ("hour to begin", "`starts: Tue 2026-12-08 18:00`"),
    "ends": ("hour to end", "`ends: Tue 2026-12-08 19:00`"),
    "join": ("way to join", "`join: https://…`"),
}


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions:
        entry = edition.entry
        shape = plan.settings.shapes.get(entry.shape or "") if entry else None
        if not entry or not shape or not shape.parts or edition.stage in ASIDE:
            continue
        if edition.post:
            post = edition.post
            missing = [part for part in shape.parts if part in OF_FILE and not is_in_file(part, post)]
            yield from _told(missing, edition, post.at, "the lines between the hyphens (---) at its top")
        if entry.id not in told and edition.stage != "idea":
            told.add(entry.id)
            missing = [part for part in shape.parts if part in OF_ENTRY and not is_in_entry(part, entry)]
            yield from _told(missing, edition, entry.marks.of("shape"), "its entry")


def _told(missing: list[str], edition: Edition, at: Location, home: str) -> Iterator[Problem]:
    if not missing:
        return
    message = f"“{edition.title}” has no {_listed([CALLED[part][0] for part in missing], 'and no')} yet"
    hint = f"write {_listed([CALLED[part][1].format(edition.id) for part in missing], 'and')} into {home}"
    ready = edition.stage in WRITTEN and (edition.post or edition.publish)
    if ready and edition.entry:
        until = "it is" if len(missing) == 1 else "they are"
        hint += f"; until {until} there, write `status: writing` into its entry ({edition.entry.marks.path})"
    yield Problem(at, "part-missing", message, hint, SEVERITY if ready else "warning", edition.id)


def _listed(words: list[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
