"""The keys of a file as we spell them, whoever wrote them: capitals, Zola's [taxonomies], Pelican's folders."""

from __future__ import annotations

from builder.load.fields import CATEGORIES, KNOWN, SPELLED
from builder.load.front import Front
from builder.load.paths import ROOMS_OF_POSTS
from builder.load.yaml import Value
from builder.model.problem import Marks

NO_CATEGORIES = {*ROOMS_OF_POSTS, "content", "articles", "blog", "pages"}


def keys_of(front: Front, path: str) -> tuple[dict[str, Value], Marks]:
    """Return the keys of *front* and where they stand."""
    keys, marks = front.keys, front.marks
    unknown = keys.keys() - KNOWN
    spelled = {key: SPELLED[key.lower()] for key in unknown if key.lower() in SPELLED}
    if strange := {key: known for key, known in spelled.items() if known not in keys}:  # what stands twice is in doubt
        keys = {strange.get(key, key): value for key, value in keys.items()}
        at = {(strange.get(str(key[0]), key[0]), *key[1:]) if key else key: mark for key, mark in marks.at.items()}
        marks = Marks(marks.path, at, marks.keys)
    taxonomies = keys.get("taxonomies")
    if isinstance(taxonomies, dict):
        at = {(key,): marks.at.get(("taxonomies", key), marks.at.get(("taxonomies",), (1, 1))) for key in taxonomies}
        keys, marks = {**taxonomies, **keys}, Marks(marks.path, {**at, **marks.at}, marks.keys)
    folder = path.rpartition("/")[0].rpartition("/")[2]
    if front.pelican and folder not in NO_CATEGORIES and not any(key in keys for key in CATEGORIES):
        keys = {**keys, "category": folder}
    return keys, marks
