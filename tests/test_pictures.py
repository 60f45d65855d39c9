"""Pictures and downloads: bounded, cleaned without loss, called by what is in them, and only with public pages."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from struct import pack
from zlib import compress, crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from builder.load.formats.picture import PictureError
from builder.load.pictures import picture_of
from builder.load.tree import Folder
from builder.model.artifact import Artifact
from builder.model.memo import Forgetful
from builder.pipeline import Build, build
from builder.publish import Folders, publish
from builder.store import opened
from conftest import CALENDAR, NOW, Project, built

POST = "---\ntitle: {0}\ndate: 2026-01-05\n{1}---\nWords of {0}.\n\n{2}\n"
GPS, ORIENTATION = 0x8825, 0x0112
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="52,31N"/></x:xmpmeta>'
SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}


def drawn(width: int = 48, height: int = 32) -> Image.Image:
    image = Image.new("RGB", (width, height), (240, 240, 235))
    ImageDraw.Draw(image).rectangle((4, 6, 20, 18), fill=(200, 60, 30))
    return image


def saved(kind: str, *, orientation: int = 1, located: bool = True) -> bytes:
    """Return a picture as a camera saves it: with its place, its maker and a comment, as far as the format has them."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[0x010F] = orientation, "A camera of somebody"
    if located:
        exif.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    more: dict[str, object] = {"exif": exif, "icc_profile": b"a profile" * 20, "comment": b"by somebody"}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", "somebody")
        more = {"exif": exif, "pnginfo": info}
    if kind == "GIF":
        more = {"comment": b"by somebody"}
    if kind == "WEBP":
        more = {"exif": exif, "xmp": XMP, "lossless": True}
    file = BytesIO()
    drawn().save(file, kind, **more)
    return file.getvalue()


def header(width: int, height: int) -> bytes:
    """Return a PNG that says it has this size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">L", len(data)) + kind + data + pack(">L", crc32(kind + data))

    size = chunk(b"IHDR", pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + size + chunk(b"IDAT", compress(b"\0" * 10)) + chunk(b"IEND", b"")


def written(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def site(project: Project, files: dict[str, bytes], body: str, front: str = "", name: str = "posts/screw") -> Build:
    root = project({f"content/{name}.md": POST.format("Screw", front, body)})
    return built(written(root, files))


def artifacts(made: Build) -> dict[str, Artifact]:
    assert made.made is not None, made.problems
    return {one.path: one for one in made.made.artifacts if one.where == "site" and not one.path.startswith("assets/")}


def page(made: Build, path: str = "posts/screw/index.html") -> str:
    return artifacts(made)[path].render().decode()


def rules(made: Build) -> set[tuple[str, str, str]]:
    return {(one.rule, one.severity, one.at.path) for one in made.problems}


# what is in a picture


@pytest.mark.parametrize("kind", SUFFIXES)
@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_private_is_left_and_nothing_is_lost(kind: str, orientation: int) -> None:
    """Every pixel, the profile and which way is up stay; place, maker, author and comments go."""
    before = saved(kind, orientation=orientation)
    picture = picture_of("x", before)
    old, new = Image.open(BytesIO(before)), Image.open(BytesIO(picture.data))
    assert old.tobytes() == new.tobytes()
    assert new.info.get("icc_profile") == old.info.get("icc_profile")
    exif = new.getexif()
    assert dict(exif) == ({ORIENTATION: 6} if orientation == 6 and kind != "GIF" else {})
    assert not exif.get_ifd(GPS)
    assert b"somebody" not in picture.data
    assert b"GPS" not in picture.data
    assert picture.located == (kind != "GIF")
    lying = orientation == 6 and kind != "GIF"
    assert (picture.width, picture.height) == ((32, 48) if lying else (48, 32))
    assert picture.suffix == SUFFIXES[kind]
    assert replace(picture_of("x", picture.data), located=False) == replace(picture, located=False)


def test_what_lies_behind_a_picture_is_cut() -> None:
    """A telephone hangs a film on some photographs."""
    for kind in SUFFIXES:
        data = saved(kind)
        assert b"a film" not in picture_of("x", data + b"a film").data


def test_avif_tells_its_size_and_is_refused_with_notes() -> None:
    plain, noted = BytesIO(), BytesIO()
    drawn().save(plain, "AVIF")
    drawn().save(noted, "AVIF", exif=Image.open(BytesIO(saved("JPEG"))).getexif())
    picture = picture_of("x", plain.getvalue())
    assert (picture.width, picture.height, picture.suffix) == (48, 32, "avif")
    with pytest.raises(PictureError) as refused:
        picture_of("x", noted.getvalue())
    assert refused.value.rule == "exif-location"


@pytest.mark.parametrize("place", [b"+52.5200+013.4050/", b"+52.5200+013.4050+034.000/", b"-33.8568-151.2153/"])
def test_a_film_keeps_its_bytes_but_not_its_place(place: bytes) -> None:
    """Nothing in it moves, since its other parts are found by counting."""
    before = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 9 + b"\xa9xyz\0\x12" + place + bytes(range(256))
    film = picture_of("x.mp4", before)
    assert film.located
    assert len(film.data) == len(before)
    assert film.data == before.replace(place, re.sub(rb"\d", b"0", place))
    assert not picture_of("x.mp4", film.data).located


WRONG = {
    "empty": (b"", "broken-picture"),
    "a page": (b"<!DOCTYPE html><html>Not found</html>", "broken-picture"),
    "words": (b"Not found\n", "broken-picture"),
    "a PNG bomb": (header(100_000, 100_000), "file-too-large"),
    "no size": (header(0, 5), "broken-picture"),
    "a beginning": (saved("JPEG")[:300], "broken-picture"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", "file-kind"),
    "many pieces": (b"\xff\xd8" + b"\xff\xfe\0\2" * 60_000, "broken-picture"),
    "a long run": (b"\xff\xd8\xff\xda\0\2" + b"\xff" * 2_000_000, "broken-picture"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_picture_says_so(name: str) -> None:
    data, rule = WRONG[name]
    start = time.perf_counter()
    with pytest.raises(PictureError) as refused:
        picture_of("x.png", data)
    assert refused.value.rule == rule
    assert time.perf_counter() - start < 2


WHOLE = tuple(saved(kind) for kind in SUFFIXES)


@given(some.sampled_from(WHOLE), some.floats(0, 1), some.binary(max_size=6), some.sampled_from(["over", "cut"]))
@example(b"GIF89a", 1.0, b"", "over")
@example(b"RIFF\x04\0\0\0WEBP", 1.0, b"", "over")
@example(b"\0\0\0\x10ftypavif\0\0\0\0", 1.0, b"", "over")
def test_any_bytes_are_a_picture_or_say_why(data: bytes, at: float, other: bytes, harm: str) -> None:
    """Damaged anywhere or cut off, a picture is shown or refused, and never an exception of another kind."""
    place = int(at * len(data))
    damaged = data[:place] + other + (b"" if harm == "cut" else data[place + len(other) :])
    with suppress(PictureError):
        assert picture_of("x.svg", damaged).data


# drawings

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 4">{0}</svg>'
)
ACTIVE = [
    "<script>alert(1)</script>",
    "<SCRIPT xmlns='http://www.w3.org/1999/xhtml'>x</SCRIPT><script xmlns='http://www.w3.org/1999/xhtml'>x</script>",
    '<path onload="x()"/>',
    '<path ONCLICK="x()"/>',
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    '<a href="javascript:x()"><path/></a>',
    '<a xlink:href="java&#10;script:x()"><path/></a>',
    '<a href="data:text/html,x"><path/></a>',
    '<use href="https://elsewhere.example/x.svg#a"/>',
    '<use xlink:href="other.svg#a"/>',
    '<image href="//elsewhere.example/x.png"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    "<style>@import 'https://elsewhere.example/x.css';</style>",
    "<style>path{fill:url( 'http://elsewhere.example/x#a')}</style>",
    r"<style>path{fill:u\72l(//elsewhere.example/x)}</style>",
    "<style><![CDATA[@import url(//elsewhere.example/x);]]></style>",
    '<path style="background:url(//elsewhere.example/x)"/>',
    '<path fill="url(https://elsewhere.example/x#a)"/>',
    '<path fill="URL(https://elsewhere.example/x#a)"/>',
    '<set attributeName="onmouseover" to="x()"/>',
    '<animate attributeName="xlink:href" values="javascript:x()"/>',
    '<g xml:base="https://elsewhere.example/"/>',
    '<?xml-stylesheet href="https://elsewhere.example/x.css"?>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://elsewhere.example/"/>',
]


@pytest.mark.parametrize("active", ACTIVE)
def test_a_drawing_that_does_more_is_refused(active: str) -> None:
    with pytest.raises(PictureError) as refused:
        picture_of("x.svg", DRAWING.format(f"\n\n{active}").encode())
    assert refused.value.rule == "unsafe-svg"
    assert refused.value.line >= 3


def bombs() -> Iterator[tuple[str, bytes]]:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaa">{entities}]>'
    yield "a billion laughs", head.encode() + DRAWING.format("<text>&a9;</text>").encode()
    outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    yield "a file of the machine", outside.encode() + DRAWING.format("<text>&x;</text>").encode()
    uses = "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    yield "uses of uses", DRAWING.format(f'<g id="g0"><path/></g>{uses}').encode()
    yield "many shapes", DRAWING.format("<g/>" * 900_000).encode()
    yield "deep", DRAWING.format("<g>" * 90_000 + "</g>" * 90_000).encode()
    yield "other letters", DRAWING.format("<path/>").encode("utf-16")
    yield "large", DRAWING.format(f"<text>{'x' * 6_000_000}</text>").encode()


@pytest.mark.parametrize(("name", "data"), tuple(bombs()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_drawing_cannot_grow(name: str, data: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(PictureError):
        picture_of("x.svg", data)
    assert time.perf_counter() - start < 2, name


HARMLESS = {
    '<path id="a" d="M0 0h8"/><use href="#a"/>': '<use href="#a"/>',
    '<a href="https://elsewhere.example/"><path/></a>': "https://elsewhere.example/",
    "<style>path{fill:url(#a)}</style>": "url(#a)",
    '<image href="data:image/png;base64,AAAA"/>': "data:image/png",
    "<text>a<title>b</title>c</text>": "<text>a<title>b</title>c</text>",
    "<text>a<metadata>somebody</metadata>c</text>": "<text>ac</text>",
    '<g xmlns:i="http://www.inkscape.org/n" i:export="/home/somebody/x.png"><path/></g>': "<g><path/></g>",
    "<!-- somebody --><path/>": "><path/><",
}


@pytest.mark.parametrize("drawing", HARMLESS)
def test_a_drawing_stays_what_it_is(drawing: str) -> None:
    """What draws stays, and the notes of programs go."""
    picture = picture_of(
        "x.svg", b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n' + DRAWING.format(drawing).encode()
    )
    assert HARMLESS[drawing] in picture.data.decode()
    assert b"somebody" not in picture.data
    assert picture_of("x.svg", picture.data) == picture


SIZES = {
    'width="30" height="20"': (30, 20),
    'width="30.4px" height="20px"': (30, 20),
    'width="100%" height="100%" viewBox="0 0 4 2"': (800, 400),
    'viewBox="0,0,16,16"': (800, 800),
    'viewBox="0 0 0 0"': (0, 0),
    'width="1e9" viewBox="a b c d"': (0, 0),
    "": (0, 0),
}


@pytest.mark.parametrize("written_size", SIZES)
def test_the_size_of_a_drawing(written_size: str) -> None:
    picture = picture_of("x.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {written_size}/>'.encode())
    assert (picture.width, picture.height) == SIZES[written_size]


# where they stand


def test_a_picture_stands_beside_its_post_under_a_name_of_its_content(project: Project) -> None:
    data = saved("JPEG")
    made = site(project, {"content/posts/screw.jpg": data}, "![A screw](screw.jpg)")
    (path,) = [path for path in artifacts(made) if path.endswith(".jpg")]
    folder, _, name = path.rpartition("/")
    stem, mark, suffix = name.split(".")
    assert (folder, stem, len(mark), suffix) == ("posts/screw", "screw", 8, "jpg")
    assert f'<img loading="lazy" width="48" height="32" src="{name}" alt="A screw"' in page(made)
    feed = artifacts(made)["feed.xml"].render().decode()
    assert f'width="48" height="32" src="https://little.example/posts/screw/{name}"' in feed
    assert b"GPS" not in artifacts(made)[path].render()
    assert rules(made) == {("exif-location", "warning", "content/posts/screw.jpg")}


def test_a_changed_picture_has_another_address_and_a_touched_one_has_not(project: Project) -> None:
    """What is left out of a picture changes nothing either."""
    first = site(project, {"content/posts/screw.png": saved("PNG")}, "![A screw](screw.png)")
    again = site(project, {"content/posts/screw.png": saved("PNG", located=False)}, "![A screw](screw.png)")
    other = site(project, {"content/posts/screw.png": saved("PNG", orientation=3)}, "![A screw](screw.png)")
    names = [{path for path in artifacts(made) if path.endswith(".png")} for made in (first, again, other)]
    assert names[0] == names[1] != names[2]


PLACES = [
    ("posts/screw", "posts/screw.png", "screw.png", "posts/screw/screw."),
    ("posts/screw/index", "posts/screw/img/a b.png", "img/a%20b.png", "posts/screw/img/a b."),
    ("posts/screw", "images/screw.png", "/images/screw.png", "images/screw."),
    ("posts/screw", "images/screw.png", "../images/screw.png?raw=1", "images/screw."),
    ("posts/screw", "posts/img/screw.png", "img/screw.png", "posts/img/screw."),
    ("posts/screw", "posts/SCREW.PNG", "SCREW.PNG", "posts/screw/SCREW."),
    ("posts/screw", "posts/cafe\u0301.png", "caf\u00e9.png", "posts/screw/caf\u00e9."),
    ("posts/screw", "posts/caf\u00e9.png", "cafe\u0301.png", "posts/screw/caf\u00e9."),
    ("posts/screw", "posts/what?.png", "what%3F.png", "posts/screw/what-."),
    ("_posts/2026-01-05-screw", "_posts/screw.png", "screw.png", "2026/01/05/screw."),
]


@pytest.mark.parametrize(("post", "file", "link", "place"), PLACES)
def test_where_a_picture_stands(project: Project, post: str, file: str, link: str, place: str) -> None:
    """With the file of a post beside its page, from elsewhere at its own path; its real kind is its ending."""
    made = site(project, {f"content/{file}": saved("WEBP", located=False)}, f"![A screw]({link})", name=post)
    (path,) = [path for path in artifacts(made) if path.endswith(".webp")]
    assert path.startswith(place)


def test_a_download_keeps_its_name(project: Project) -> None:
    made = site(project, {"content/posts/manual.pdf": b"%PDF-1.7"}, "[The manual](manual.pdf#page=2)")
    assert artifacts(made)["posts/screw/manual.pdf"].render() == b"%PDF-1.7"
    assert 'href="manual.pdf#page=2"' in page(made)


def test_only_what_public_pages_show_is_published(project: Project) -> None:
    files = {f"content/posts/{name}.png": saved("PNG") for name in ("shown", "draft", "nobody")}
    draft = project({"content/posts/later.md": POST.format("Later", "draft: true\n", "![A screw](draft.png)")})
    made = site(lambda more: project({**more}), files, "![A screw](shown.png)")
    assert {path.split(".")[0] for path in artifacts(made) if path.endswith(".png")} == {"posts/screw/shown"}
    assert (draft / "content/posts/later.md").is_file()


def test_two_posts_show_one_picture(project: Project) -> None:
    """Each has it beside its page, so that neither hangs on the other; a shared one stands once."""
    project({"content/posts/other.md": POST.format("Other", "", "![A screw](screw.png) ![A screw](/shared.png)")})
    files = {"content/posts/screw.png": saved("PNG"), "content/shared.png": saved("WEBP")}
    made = site(project, files, "![A screw](screw.png) ![A screw](../shared.png)")
    assert sorted(path.split(".")[0] for path in artifacts(made) if path.endswith((".png", ".webp"))) == [
        *("posts/other/screw", "posts/screw/screw", "shared")
    ]
    assert rules(made) == {("exif-location", "warning", path) for path in files}


KINDS = {"tool.exe": "file-kind", "photo.HEIC": "file-kind", "page.php": "file-kind", "data.xml": "file-kind"}
KINDS |= {"x.js": "file-kind", "Makefile": "file-kind", "old.html": "html-file"}


@pytest.mark.parametrize("name", KINDS)
def test_what_a_browser_or_a_server_runs_is_not_published(project: Project, name: str) -> None:
    made = site(project, {f"content/posts/{name}": b"x"}, f"[It]({name})")
    assert not [path for path in artifacts(made) if path.endswith(name)]
    assert rules(made) == {(KINDS[name], "warning", f"content/posts/{name}")}


def test_raw_html_is_public_where_the_settings_say_so(project: Project) -> None:
    """It comes as it is, with what it shows, under plain names."""
    calendar = CALENDAR.replace("site:\n", "site:\n  html_files: publish\n")
    text = b'<script src="tool.js"></script><img src="../screw.png">\n'
    files = {"content/tool/index.html": text, "content/tool/tool.js": b"x", "content/screw.png": saved("PNG")}
    root = project({"calendar.yaml": calendar, "content/posts/a.md": POST.format("A", "", "")})
    made = built(written(root, {**files, "content/tool/nobody.js": b"x"}))
    found = artifacts(made)
    assert found["tool/index.html"].render() == text
    assert found["tool/tool.js"].render() == b"x"
    assert b"GPS" not in found["screw.png"].render()
    assert "tool/nobody.js" not in found


def test_raw_html_takes_no_address_of_a_page(project: Project) -> None:
    calendar = CALENDAR.replace("site:\n", "site:\n  html_files: publish\n")
    files = {"content/index.html": b"x", "content/feed.xml/a.html": b"x", "content/posts/a/index.html": b"x"}
    root = project({"calendar.yaml": calendar, "content/posts/a.md": POST.format("A", "", "")})
    made = built(written(root, files))
    assert rules(made) == {("path-collision", "error", path) for path in files}
    assert b"Dateline" in artifacts(made)["index.html"].render()


# the picture of a post

COVERS = {
    "image: screw.png": ("screw.", ""),
    "cover: {image: screw.png, alt: A screw}": ("screw.", "A screw"),
    "image: {src: screw.png, alt: A screw}": ("screw.", "A screw"),
    "images: [screw.png, other.png]": ("screw.", ""),
    "image: screw.png\nimage_alt: A <screw>": ("screw.", "A &lt;screw&gt;"),
    "image: https://elsewhere.example/a.png": ("https://elsewhere.example/a.png", ""),
}


@pytest.mark.parametrize("front", COVERS)
def test_the_picture_that_stands_for_a_post(project: Project, front: str) -> None:
    made = site(project, {"content/posts/screw.png": saved("PNG", located=False)}, "Words.", f"{front}\n")
    src, alt = COVERS[front]
    assert f'<figure class="cover"><img src="{src}' in page(made)
    assert f'alt="{alt}"' in page(made)
    assert {rule for rule, _, _ in rules(made)} - {"orphan-asset"} == (set() if alt else {"alt-missing"})


def test_a_picture_that_the_words_show_stands_there_alone(project: Project) -> None:
    made = site(project, {"content/posts/screw.png": saved("PNG")}, "![A screw](screw.png)", "image: screw.png\n")
    assert page(made).count("<img") == 1


@pytest.mark.parametrize("path", ["../../../etc/hostname", "/../x.png", "..\\x.png", "%2e%2e/%2e%2e/%2e%2e/x.png"])
def test_a_picture_from_outside_withholds_its_post(project: Project, path: str) -> None:
    made = site(project, {}, "Words.", f"image: '{path}'\n")
    assert rules(made) == {("path-escapes", "error", "content/posts/screw.md")}


# bounds and memory


def test_a_large_file_is_not_read(project: Project) -> None:
    root = project({"content/posts/screw.md": POST.format("Screw", "", "![A screw](screw.png) [a](film.mp4)")})
    for name, size in (("screw.png", 200_000_000), ("film.mp4", 8_000_000_000)):
        (root / "content/posts" / name).touch()
        os.truncate(root / "content/posts" / name, size)
    start = time.perf_counter()
    made = built(root)
    assert time.perf_counter() - start < 2
    assert {one[:2] for one in rules(made)} == {("file-too-large", "error")}
    assert not [path for path in artifacts(made) if path.endswith((".png", ".mp4"))]


def test_a_withheld_picture_leaves_its_post(project: Project) -> None:
    made = site(project, {"content/posts/screw.png": WRONG["a PNG bomb"][0]}, "![A screw](screw.png)")
    assert "Words of Screw" in page(made)
    assert rules(made) == {("file-too-large", "error", "content/posts/screw.png")}


class Counting(Folder):
    """A folder that notes what is read of it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        object.__setattr__(self, "read_paths", [])

    def read(self, path: str, most: int = -1) -> bytes:
        self.read_paths.append(path)  # type: ignore[attr-defined] # frozen, and a test may look
        return super().read(path, most)


def test_a_picture_is_opened_once(project: Project) -> None:
    """A second build remembers it, with what is to be told of it; a new one beside it is looked at."""
    root = project({"content/posts/screw.md": POST.format("Screw", "", "![A screw](screw.jpg)")})
    written(root, {"content/posts/screw.jpg": saved("JPEG")})
    memo = Forgetful()
    first = build(Counting(root), NOW, memo)
    tree = Counting(root)
    second = build(tree, NOW, memo)
    assert "content/posts/screw.jpg" not in tree.read_paths  # type: ignore[attr-defined] # as above
    assert first.problems == second.problems
    assert artifacts(first).keys() == artifacts(second).keys()


def test_a_picture_is_written_and_kept(project: Project, tmp_path: Path) -> None:
    """The second build writes nothing; a picture that goes takes its file along."""
    root = project({"content/posts/screw.md": POST.format("Screw", "", "![A screw](screw.jpg)")})
    written(root, {"content/posts/screw.jpg": saved("JPEG")})
    made = []
    for _ in range(2):
        with opened(root) as store:
            whole = build(Folder(root), NOW, store)
            made.append(publish(whole, (), Folders(root / "site", root / "desk"), store).site)
    assert made[1].made == []
    (root / "content/posts/screw.md").write_text(POST.format("Screw", "", "No picture."), "utf-8")
    with opened(root) as store:
        gone = publish(build(Folder(root), NOW, store), (), Folders(root / "site", root / "desk"), store).site
    assert [path for path in gone.removed if path.endswith(".jpg")]
    assert not list((tmp_path / "site").rglob("*.jpg"))
