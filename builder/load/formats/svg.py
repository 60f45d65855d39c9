"""SVG: opened alone, a drawing may do whatever a page may, so nothing but drawing is let through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from builder.load.formats.picture import Picture, PictureError, broken
from builder.load.formats.styles import unsafe_style
from builder.load.kinds import named

SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
DRAWN = named(
    "a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath "
    "color-profile cursor defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight "
    "feTile feTurbulence filter font font-face font-face-name font-face-src g glyph glyphRef hatch hatchpath hkern "
    "image line linearGradient marker mask mesh meshgradient meshpatch meshrow missing-glyph mpath path pattern "
    "polygon polyline radialGradient rect set stop style svg switch symbol text textPath title tref tspan use view "
    "vkern"
)
RUNS = named("script foreignObject handler listener iframe embed object audio video discard")
KEPT = (f"{{{XLINK}}}", f"{{{XML}}}")
LINKS = {"href", f"{{{XLINK}}}href", "src"}
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
WEB = re.compile(r"(?:https?:)?//|mailto:", re.IGNORECASE)
DECLARED = re.compile(r"\A\s*<\?xml\b[^>]*?\?>", re.IGNORECASE)
ENCODING = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.-]+)[\"']")
ENCODINGS = {"utf-8": "utf-8-sig", "utf8": "utf-8-sig", "us-ascii": "utf-8-sig", "iso-8859-1": "cp1252"}
ENCODINGS |= {"windows-1252": "cp1252"}
DECLARES = re.compile(r"<!DOCTYPE\b[^>\[]*\[|<!ENTITY")
LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d+)?)(?:px)?\s*")
BOX = re.compile(r"[\s,]*[-+.\de]+[\s,]+[-+.\de]+[\s,]+(\d{1,9}(?:\.\d*)?)[\s,]+(\d{1,9}(?:\.\d*)?)", re.IGNORECASE)
WIDE = 800
LONGEST = 5_000_000  # bytes: a drawing of more is a photograph in disguise, or an attack
DRAWINGS = 100_000  # shapes that a drawing may have, with all that `use` repeats
DEPTH = 400  # of shapes in shapes; libxml2 takes 256


def read(data: bytes) -> Picture:
    """Read a drawing, and write it again without what programs noted in it."""
    if len(data) > LONGEST:
        message = f"this drawing has {len(data) // 1_000_000} MB"
        raise PictureError("file-too-large", message, "save it as PNG; as SVG 5 MB are the most")
    root = _parsed(_text(data))
    for found in _active(root):
        raise found
    if _repeated(root) > DRAWINGS:
        raise _unsafe("it repeats its shapes more often than a browser can draw", 1)
    _strip(root)
    return Picture("svg", *_size(root), etree.tostring(root, encoding="utf-8") + b"\n")


def _text(data: bytes) -> str:
    declared = ENCODING.match(data)
    encoding = ENCODINGS.get(declared[1].decode().lower() if declared else "utf-8")
    try:
        text = data.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError:
        encoding = None
    if encoding is None or "\0" in text:
        raise PictureError("not-utf8", "this drawing is not UTF-8", "save it as plain SVG, in UTF-8")
    return DECLARED.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)


def _parsed(text: str) -> etree._Element:
    """Parse a drawing without declarations of its own: the text of ten letters that means a million is one of these."""
    if declared := DECLARES.search(text):
        line = text.count("\n", 0, declared.start()) + 1
        raise _unsafe("it declares entities, which can grow to any size or read other files", line)
    if text.count("<") > 2 * DRAWINGS:
        raise _unsafe("it has more shapes than a browser can draw", 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise broken(f"line {error.lineno} is no right SVG") from None
    if root.tag != f"{{{SVG}}}svg":
        hint = f'its first line must begin with <svg xmlns="{SVG}"'
        raise PictureError("broken-picture", "this file is no SVG drawing", hint)
    return root


def _active(root: etree._Element) -> Iterator[PictureError]:
    """Yield what is more than drawing."""
    for element in root.getroottree().iter():
        line = int(str(element.sourceline or 1))
        if not isinstance(element.tag, str):
            yield _unsafe("it has an instruction for programs, or an entity", line)
            continue
        name = element.tag.rpartition("}")[2]
        if name in RUNS:
            yield _unsafe(f"it has a <{name}>, which can run a program or show another page", line)
        if name == "style" and (reason := unsafe_style("".join(map(str, element.itertext())))):
            yield _unsafe(reason, line)
        for key, value in element.attrib.items():
            if reason := _attribute(element, name, str(key), str(value)):
                yield _unsafe(reason, line)


def _attribute(element: etree._Element, name: str, key: str, value: str) -> str:
    plain, target = key.rpartition("}")[2].lower(), re.sub(r"[\x00-\x20]", "", value)
    if plain.startswith("on"):
        return f"it has “{plain}”, which runs a program"
    if plain == "attributename" and (target.rpartition(":")[2].lower().startswith("on") or "href" in target.lower()):
        return f"it changes “{value}” while it is shown"
    if key in LINKS or plain in {"href", "src", "base"}:
        right = target.startswith("#") or not target or PICTURE.match(target) or (name == "a" and WEB.match(target))
        return "" if right and plain != "base" else f"it loads something from elsewhere: {value[:60]}"
    return unsafe_style(value) if "(" in value or plain == "style" else ""


def _strip(root: etree._Element) -> None:
    """Leave out what draws nothing: the notes of programs, which may hold names and folders."""
    for element in [one for one in root.iter() if one is not root and not _drawn(str(one.tag))]:
        parent = element.getparent()
        if parent is not None:
            _remove(element, parent)
    for element in root.iter():
        for key in [key for key in map(str, element.attrib) if key.startswith("{") and not key.startswith(KEPT)]:
            del element.attrib[key]
    etree.cleanup_namespaces(root)


def _remove(element: etree._Element, parent: etree._Element) -> None:
    """Remove an element; the words behind it, which lxml counts as its own, stay."""
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _drawn(tag: str) -> bool:
    space, _, name = tag.rpartition("}")
    return space == f"{{{SVG}" and name in DRAWN


def _repeated(root: etree._Element) -> int:
    """Return how many shapes a browser draws: what `use` names is drawn again each time."""
    ids = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    return _shapes(root, ids, {}, 0)


def _shapes(
    element: etree._Element, ids: dict[str, etree._Element], counts: dict[etree._Element, int], depth: int
) -> int:
    if element in counts:
        return counts[element]
    if depth > DEPTH:
        return DRAWINGS + 1
    counts[element] = 0  # browsers draw nothing that names itself
    target = str(element.get("href") or element.get(f"{{{XLINK}}}href") or "")
    used = ids.get(target.removeprefix("#")) if element.tag == f"{{{SVG}}}use" else None
    below = (*element, used) if used is not None else tuple(element)
    counts[element] = min(1 + sum([_shapes(one, ids, counts, depth + 1) for one in below]), DRAWINGS + 1)
    return counts[element]


def _size(root: etree._Element) -> tuple[int, int]:
    width, height = (LENGTH.fullmatch(str(root.get(name, ""))) for name in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = BOX.fullmatch(str(root.get("viewBox", "")).strip())
    if not box or not float(box[1]):
        return 0, 0
    # it has a shape and no size: browsers make it as wide as there is room
    return WIDE, round(WIDE * float(box[2]) / float(box[1]))


def _unsafe(what: str, line: int) -> PictureError:
    hint = "save it as plain SVG without scripts and without anything from elsewhere, or as PNG"
    return PictureError("unsafe-svg", f"this drawing is more than a drawing: {what}", hint, line)
