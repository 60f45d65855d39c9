"""A picture as it may be published: bounded before it is read, its private notes left out, its facts remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from struct import error as StructError  # noqa: N812 - a class with a function's name

from builder.load.formats import avif, film, gif, jpeg, png, svg, webp
from builder.load.formats.picture import Picture, PictureError, broken, cut_off, sized
from builder.load.kinds import PICTURES, suffix_of
from builder.load.tree import File, Tree
from builder.model.memo import Known
from builder.model.problem import Location, Problem
from builder.model.project import Asset

READERS = (
    (png.SIGNATURE, png.read),
    (jpeg.SIGNATURE, jpeg.read),
    (gif.SIGNATURE, gif.read),
    (webp.SIGNATURE, webp.read),
)
LARGEST = 25_000_000  # bytes of a picture; a visitor would wait a minute
LARGEST_FILE = 100_000_000  # GitHub takes no larger one
ELSEWHERE = "put it where large files are kept, as with a release, and link to it there"
MEGABYTE = 1_000_000


def look_at(tree: Tree, file: File, before: Known | None) -> Known:
    """Return what is known of a picture; one whose stamp alone is new is what it was."""
    most = largest(file.path)
    if file.size > most:
        return Known(file.stamp, "", json.dumps({"problems": [_packed(_too_large(file, most))]}))
    data = tree.read(file.path, most)
    mark = blake2b(data, digest_size=16).hexdigest()
    if before and before.digest == mark:
        return replace(before, stamp=file.stamp)
    return Known(file.stamp, mark, json.dumps(_facts(file.path, data)))


def largest(path: str) -> int:
    """Return how many bytes a file may have."""
    return LARGEST if suffix_of(path) in PICTURES else LARGEST_FILE


def asset_of(tree: Tree, file: File, known: Known) -> tuple[Asset | None, tuple[Problem, ...]]:
    """Return a picture as an asset, or None where it cannot be published, and what is to be told of it."""
    facts = json.loads(known.found)
    problems = tuple(_unpacked(file.path, packed) for packed in facts["problems"])
    if "mark" not in facts:
        return None, problems
    read = partial(_published, tree, file.path)
    width, height = facts["size"]
    looks = {"width": width, "height": height, "odd": facts.get("odd", False)}
    return Asset(file.path, file.stamp, read, facts["mark"], facts["suffix"], size=file.size, **looks), problems


def picture_of(path: str, data: bytes) -> Picture:
    """Read a picture by what it is, whatever it is called; PictureError says why it cannot be shown."""
    if suffix_of(path) in film.SUFFIXES:
        return film.read(data)
    reader = next((read for signature, read in READERS if data.startswith(signature)), None)
    if reader is None and data[4:8] == b"ftyp":
        reader = avif.read
    if reader is None and suffix_of(path) == "svg":
        reader = svg.read
    if reader is None:
        what = "it is a page of HTML" if b"<html" in data[:1000].lower() else "it is another kind of file"
        raise broken(what if data else "it is empty")
    try:
        return sized(reader(data))
    except (IndexError, StructError):
        raise cut_off() from None


def _published(tree: Tree, path: str) -> bytes:
    return picture_of(path, tree.read(path, largest(path))).data


def _facts(path: str, data: bytes) -> dict[str, object]:
    try:
        picture = picture_of(path, data)
    except PictureError as error:
        return {"problems": [_packed(error)]}
    located = [_packed(_located("film" if not picture.suffix else "picture"))] if picture.located else []
    mark = blake2b(picture.data, digest_size=16).hexdigest() if picture.suffix else ""
    odd = {"odd": True} if picture.odd else {}
    return {"mark": mark, "suffix": picture.suffix, "size": [picture.width, picture.height], **odd, "problems": located}


def _located(what: str) -> PictureError:
    message = f"the place where this {what} was taken stands in it; it is left out of what is published"
    hint = f"if others can see this repository, save the {what} without its place (GPS) and put it here again"
    return PictureError("exif-location", message, hint, firm=False)


def _too_large(file: File, most: int) -> PictureError:
    message = f"this file has {file.size // MEGABYTE} MB; {most // MEGABYTE} are the most"
    if most == LARGEST:
        return PictureError("file-too-large", message, "save it smaller; 2000 pixels are wide enough for any page")
    return PictureError("file-too-large", message, ELSEWHERE)


def too_large(file: File) -> Problem | None:
    """Return what is to be told of a file that is only copied, and too large for that."""
    if file.size <= LARGEST_FILE:
        return None
    return _unpacked(file.path, _packed(_too_large(file, LARGEST_FILE)))


def _packed(error: PictureError) -> list[str | int]:
    return [error.line, error.rule, error.message, error.hint, error.firm]


def _unpacked(path: str, packed: list[str | int]) -> Problem:
    line, rule, message, hint, firm = packed
    at = Location(path, int(line))
    return Problem(at, str(rule), str(message), str(hint), "error" if firm else "warning", path)
