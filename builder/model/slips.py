"""What could be better in a text: told of each piece of the plan, and of older texts once where they are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.links import Text
from builder.model.plan import Plan, Stage
from builder.model.post import Document
from builder.model.problem import Location, Problem, Severity

FEW = 3  # older files that are told one by one
WRITTEN = frozenset[Stage](("in review", "approved", "out", "missed"))
ASIDE = frozenset[Stage](("parked", "dropped", "expired"))


@dataclass(frozen=True, slots=True)
class Read:
    """A text to look at. *about* is its entry or its file; *stage* is empty without an entry."""

    document: Document
    about: str
    stage: Stage | None = None

    @property
    def severity(self) -> Severity:
        """An error as soon as others are asked to read a piece of the plan."""
        return "error" if self.stage in WRITTEN else "warning"

    def at(self, written: str) -> Location:
        """Return where a target is written."""
        return Text(self.document, "", self.about, self.severity).at(written)


@dataclass(frozen=True, slots=True)
class Slip:
    """How often something stands in a file, and what to tell of it there: asked for only if it is told."""

    read: Read
    count: int
    tell: Callable[[Read], Problem]


def texts_of(plan: Plan) -> Iterator[Read]:
    """Yield every text that is or may become public."""
    for edition in plan.editions:
        if edition.post and edition.stage not in ASIDE:
            entry = edition.entry
            yield Read(edition.post, entry.id, edition.stage) if entry else Read(edition.post, edition.post.path)
    for place in plan.places:
        yield Read(place.page, place.page.path)


def gathered(slips: Iterable[Slip], together: str) -> Iterator[Problem]:
    """Yield a problem for each slip, and for more than a few older files one: *together* is `{} pictures have …`."""
    older: list[Slip] = []
    for slip in slips:
        if slip.read.stage is None:
            older.append(slip)
        else:
            yield slip.tell(slip.read)
    first = sorted(older, key=lambda slip: slip.read.document.path)[:FEW]
    count = sum(slip.count for slip in older)
    message = f"{together.format(count)} (in {len(older)} files without an entry)"
    yield from crowded([slip.tell(slip.read) for slip in first], len(older), message)


def crowded(first: Sequence[Problem], count: int, together: str) -> Iterator[Problem]:
    """Yield the *first* problems of *count* if that is all, else one, which says *together* what they are."""
    if count <= FEW:
        yield from first
        return
    also = " and ".join(str(one.at) for one in first[1:])
    hint = f"{first[0].hint}; also in {also}" if first[0].hint else f"also in {also}"
    yield replace(first[0], message=together, hint=hint)
