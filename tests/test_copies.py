"""Each network gets a copy of a picture that it takes: cut around the middle, upright, in sRGB, without any notes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image, ImageCms, ImageDraw

from atproto.lexicons import Lexicons
from builder.channels import all_rules, rules_of
from builder.channels.atproto.record import cid
from builder.channels.fitting import cut_of
from builder.load.pictures import picture_of
from builder.model.copies import Copy, Cut
from builder.model.network import Rules
from builder.model.project import Asset
from builder.outputs.copies import bytes_of
from builder.pipeline import Build
from conftest import NOW, REPOSITORY, Project, built

PICTURED = sorted(kind for kind, rules in all_rules().items() if rules.pictures)
SIDES = some.integers(1, 12_000)
KINDS = some.sampled_from(("jpg", "png", "gif", "webp", "avif"))


def asset_of(data: bytes, name: str = "content/a.jpg") -> Asset:
    """Return a picture as loading makes an asset of it."""
    picture = picture_of(name, data)
    size = picture.width, picture.height
    return Asset(name, "", lambda: picture.data, "mark", picture.suffix, *size, size=len(data), odd=picture.odd)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own options
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def copy_of(data: bytes, kind: str, *, name: str = "content/a.jpg", rules: Rules | None = None) -> Image.Image:
    """Return the copy that the network *kind* gets of *data*, read again."""
    asset = asset_of(data, name)
    return Image.open(BytesIO(bytes_of(Copy(asset, "", "", cut_of(asset, rules or rules_of(kind)), ""))))


def reddish(image: Image.Image, at: tuple[int, int] = (5, 5)) -> bool:
    red, green, blue = image.convert("RGB").getpixel(at)  # type: ignore[misc] # three numbers
    return red > 200 > max(green, blue)


def within(width: int, height: int, rules: Rules) -> bool:
    """Tell whether a picture has a shape and a size that a network takes."""
    shape = width / height
    bounds = {name: fact.value for name, fact in rules.facts.items()}
    return (
        bounds.get("aspect_min", 0) <= shape <= bounds.get("aspect_max", 1e9)
        and width <= bounds.get("width_max", 1e9)
        and width * height <= bounds.get("image_pixels", 1e18)
        and width + height <= bounds.get("sides", 1e9)
    )


@pytest.mark.parametrize("kind", PICTURED)
@given(width=SIDES, height=SIDES, size=some.integers(1, 25_000_000), suffix=KINDS)
@settings(deadline=None)
def test_a_copy_is_within_all_bounds(kind: str, width: int, height: int, size: int, suffix: str) -> None:
    """What is cut out lies in the picture, around its middle, and is not enlarged; what fits is not cut."""
    rules = rules_of(kind)
    asset = Asset("content/a", "", bytes, "mark", suffix, width, height, size=size)
    cut = cut_of(asset, rules)
    if cut is None:
        assert within(width, height, rules)
        assert suffix in rules.formats
        assert size <= (rules.most("image_bytes") or size)
        return
    assert 0 < cut.width <= cut.across <= width
    assert 0 < cut.height <= cut.down <= height
    assert abs(width - cut.across - 2 * cut.left) <= 1
    assert abs(height - cut.down - 2 * cut.top) <= 1
    if min(cut.width, cut.height) > 1:
        assert within(cut.width, cut.height, rules)
    if min(cut.width, cut.height) > 50:
        assert cut.width / cut.height == pytest.approx(cut.across / cut.down, rel=0.05)


def test_a_picture_that_fits_is_sent_as_it_is() -> None:
    """Its pixels stay, and what the camera noted is left out."""
    noted = Image.Exif()
    noted[0x010F] = "a camera"
    data = saved(Image.new("RGB", (800, 600), "teal"), exif=noted, quality=90)
    made = copy_of(data, "bluesky")
    assert list(made.getexif()) == []
    assert made.tobytes() == Image.open(BytesIO(data)).tobytes()


def test_a_wide_picture_is_cut_around_its_middle() -> None:
    image = Image.new("RGB", (3000, 600), "red")
    ImageDraw.Draw(image).rectangle((1000, 0, 1999, 599), fill="blue")
    made = copy_of(saved(image), "instagram").convert("RGB")
    assert (made.format, made.size) == (None, (1146, 600))
    assert [reddish(made, (x, 300)) for x in (10, 60, 90, 573, 1060, 1135)] == [True, True, False, False, False, True]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_without_its_notes(orientation: int) -> None:
    """Which way up it is was only noted; the copy has its pixels so."""
    image = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 99, 74), fill="black")
    noted = Image.Exif()
    noted[0x0112] = orientation
    made = copy_of(saved(image, exif=noted, quality=95), "mastodon")
    assert made.size == ((400, 300) if orientation < 5 else (300, 400))
    assert list(made.getexif()) == []
    grey = made.convert("L")
    corners = [(10, 10), (made.width - 10, 10), (made.width - 10, made.height - 10), (10, made.height - 10)]
    dark = [corner for corner in corners if grey.getpixel(corner) < 60]  # type: ignore[operator] # a grey
    # CIPA DC-008-2023, 4.6.5: where the first pixel is shown
    assert dark == [corners[{1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}[orientation]]]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_every_kind_of_picture_stands_upright(kind: str) -> None:
    noted = Image.Exif()
    noted[0x0112] = 6
    data = saved(Image.new("RGB", (400, 300), "teal"), kind, exif=noted)
    for network in ("bluesky", "mastodon"):
        made = copy_of(data, network, name=f"content/a.{kind.lower()}")
        assert (made.format, made.size, list(made.getexif())) == ("JPEG", (300, 400), [])


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_large_photograph_is_not_decoded_in_full(orientation: int) -> None:
    """What is sharp in it is sharp in the copy, in its place, and it takes a part of the time."""
    image = Image.new("L", (6001, 4003), 255)
    ImageDraw.Draw(image).rectangle((3000, 0, 6000, 4002), fill=0)
    noted = Image.Exif()
    noted[0x0112] = orientation
    made = copy_of(saved(image, exif=noted, quality=95), "instagram").convert("L")
    assert made.width <= 1440
    middle = made.width // 2, made.height // 2
    before, after = ((-4, 0), (4, 0)) if orientation == 1 else ((0, -4), (0, 4))
    assert made.getpixel((middle[0] + before[0], middle[1] + before[1])) > 245  # type: ignore[operator] # a grey
    assert made.getpixel((middle[0] + after[0], middle[1] + after[1])) < 10  # type: ignore[operator] # a grey


def test_holes_are_white_and_the_first_frame_stands_still() -> None:
    clear = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    made = copy_of(saved(clear, "PNG"), "instagram", name="content/a.png")
    assert (made.format, made.mode, made.getpixel((5, 5))) == ("JPEG", "RGB", (255, 255, 255))
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("#ff0000", "#00ff00")]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    still = copy_of(moving, "bluesky", name="content/a.gif")
    assert still.format == "JPEG"
    assert reddish(still)
    assert copy_of(moving, "mastodon", name="content/a.gif").format == "GIF"


def test_colours_are_those_of_every_screen() -> None:
    """A profile is applied and left out; a printer's colours are mixed; 16 bits of grey become 8."""
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = own.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    for profile, colour in ((swapped, "blue"), (b"no profile", "red")):
        made = copy_of(saved(Image.new("RGB", (3000, 300), colour), quality=95, icc_profile=profile), "instagram")
        assert "icc_profile" not in made.info
        assert reddish(made)
    printed = copy_of(saved(Image.new("CMYK", (300, 300), (0, 255, 255, 0))), "mastodon")
    assert printed.mode == "RGB"
    assert reddish(printed)
    deep = Image.frombytes("I;16", (600, 200), (40_000).to_bytes(2, "little") * 120_000)
    grey = copy_of(saved(deep, "PNG"), "instagram", name="content/a.png").convert("L").getpixel((50, 50))
    assert isinstance(grey, int)
    assert abs(grey - 40_000 // 256) <= 2


@pytest.mark.parametrize("kind", [kind for kind in PICTURED if "image_bytes" in rules_of(kind).facts])
def test_even_noise_gets_few_enough_bytes(kind: str) -> None:
    """Nothing is harder to compress; a tenth of the bound is tried, for time's sake."""
    rules = rules_of(kind)
    small = replace(rules, facts={**rules.facts, "image_bytes": replace(rules.facts["image_bytes"], value=200_000)})
    noise = Image.merge("RGB", [Image.effect_noise((1500, 1000), 200) for _ in range(3)])
    asset = asset_of(saved(noise, "PNG"), "content/a.png")
    data = bytes_of(Copy(asset, "", "", cut_of(asset, small), ""))
    assert 50_000 < len(data) <= 200_000
    assert Image.open(BytesIO(data)).format == "JPEG"


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(Image.merge("RGB", [Image.effect_noise((1200, 400), 80) for _ in range(3)]), quality=95)
    asset = asset_of(data)
    copy = Copy(asset, "", "", Cut(0, 0, 764, 400, 764, 400), "")
    assert bytes_of(copy) == bytes_of(copy)


def test_what_cannot_be_decoded_stays_as_it_is() -> None:
    asset = Asset("content/a.jpg", "", lambda: b"\xff\xd8\xffbroken", "mark", "jpg", 3000, 300)
    assert bytes_of(Copy(asset, "", "", Cut(0, 0, 9, 9, 9, 9), "")) == b"\xff\xd8\xffbroken"


PLAN = """\
site: {title: Little, url: https://little.example/, namespace: "little.example,2026"}
timezone: Europe/Berlin
channels:
  blog: {kind: site, at: 09:00}
  bluesky: {kind: bluesky, account: little.example, pictures: all}
  mastodon: {kind: mastodon, account: "@little@social.example", pictures: cover}
  threads: {kind: threads, account: "17841400000000000"}
  telegram: {kind: telegram, account: "@little", pictures: cover}
  instagram: {kind: instagram, account: "17841400000000001"}
  quiet: {kind: google_business, account: accounts/1/locations/2, pictures: none}
announce:
  standard: {launch: {at: day 0, on: [blog, bluesky, mastodon, threads, telegram, instagram, quiet]}}
"""
PIECE = "publish: 2026-11-20 09:30\ntitle: Getting a stuck screw out\nannounce: standard\n"
TEXT = """\
---
title: Getting a stuck screw out
image: {src: ../wide.png, alt: A rusted screw in oak}
---
![A hammer](tool.jpg) ![A drawing](plan.svg) ![The screw again](../wide.png) ![Two hammers](tool.jpg)
"""


def pictured(project: Project) -> Path:
    """Return a project with a piece that shows a wide picture and a small one."""
    files = {"calendar.yaml": PLAN, "calendar/screw.yaml": PIECE, "content/posts/screw.md": TEXT}
    root = project({**files, "content/posts/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    (root / "content/wide.png").write_bytes(saved(Image.new("RGB", (2400, 800), "teal"), "PNG"))
    (root / "content/posts/tool.jpg").write_bytes(saved(Image.new("RGB", (600, 500), "navy")))
    return root


def files_of(build: Build, where: str) -> dict[str, bytes]:
    assert build.made is not None, build.problems
    return {one.path: one.render() for one in build.made.artifacts if one.where == where}


def test_a_post_carries_the_pictures_that_its_channel_takes(project: Project) -> None:
    """All of the piece's, once each, the one that stands for it first; a drawing is none."""
    build = built(pictured(project))
    assert build.made is not None
    found = {one.announcement.channel.id: one.message.pictures for one in build.made.rendered.snippets}
    alts = {channel: [picture.alt for picture in pictures] for channel, pictures in found.items()}
    both = ["A rusted screw in oak", "A hammer"]
    assert alts == {
        "blog": [],
        "threads": [],
        "quiet": [],
        "mastodon": both[:1],
        "telegram": both[:1],
        "instagram": both,
        "bluesky": both,
    }
    sizes = {channel: [(one.mime, one.width, one.height) for one in pictures] for channel, pictures in found.items()}
    assert sizes["instagram"] == [("image/jpeg", 1438, 753), ("image/jpeg", 600, 500)]
    assert sizes["bluesky"] == [("image/png", 2400, 800), ("image/jpeg", 600, 500)]


def test_every_file_of_a_picture_is_what_its_message_says(project: Project) -> None:
    """Size, kind and place: of the copy on the desk, and of what a network fetches from the site."""
    build = built(pictured(project))
    assert build.made is not None
    desk, site = files_of(build, "desk"), files_of(build, "site")
    for snippet in build.made.rendered.snippets:
        for picture in snippet.message.pictures:
            image = Image.open(BytesIO(desk[picture.file]))
            assert (image.get_format_mimetype(), *image.size) == (picture.mime, picture.width, picture.height)
            if picture.url:
                assert site[picture.url.removeprefix("https://little.example/")] == desk[picture.file]
            assert picture.url or not snippet.rules.fetches
    assert {name for name in site if name.endswith(".jpg") and "/card." not in name} == {
        name.removeprefix("https://little.example/")
        for snippet in build.made.rendered.snippets
        for picture in snippet.message.pictures
        if (name := picture.url).endswith(".jpg")
    }


def test_a_bluesky_record_tells_the_hash_of_the_bytes(project: Project) -> None:
    desk = files_of(built(pictured(project)), "desk")
    record = json.loads(desk["snippets/screw/launch.bluesky.en.json"])["record"]
    images = record["embed"]["images"]
    pictures = next(row["pictures"] for row in json.loads(desk["outbox.json"]) if row["channel"] == "bluesky")
    for image, picture in zip(images, pictures, strict=True):
        data = desk[picture["file"]]
        assert image["alt"] == picture["alt"]
        assert image["image"] == {
            "$type": "blob",
            "ref": {"$link": cid(sha256(data).hexdigest())},
            "mimeType": picture["mime"],
            "size": len(data),
        }
    assert images[0]["aspectRatio"] == {"width": 2400, "height": 800}
    folder = REPOSITORY.parent / "shared" / "conformance" / "atproto-lexicons"
    if folder.is_dir():
        lexicons, name = Lexicons.of(*folder.rglob("*.json")), "app.bsky.feed.post"
        assert list(lexicons.faults(record, lexicons.known[name]["main"], name)) == []


def test_nothing_is_decoded_before_a_copy_is_made(project: Project) -> None:
    """All that a plan, its rules and its previews need of a picture stands in its first bytes."""
    program = (
        "import sys; from datetime import datetime; from pathlib import Path; from builder.load.tree import Folder; "
        "from builder.pipeline import build; "
        f"made = build(Folder(Path(sys.argv[1])), datetime.fromisoformat({NOW.isoformat()!r})).made; "
        "shown = b''.join(one.render() for one in made.artifacts if one.path.startswith('preview/')); "
        "print(b'width=\"1438\" height=\"753\"' in shown, 'PIL' in sys.modules)"
    )
    words = [sys.executable, "-c", program, str(pictured(project))]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout == "True False\n"


def test_an_unchanged_picture_is_not_made_again(project: Project) -> None:
    """The key of a copy follows from the original and the network's bounds alone."""
    root = pictured(project)

    def keys() -> dict[str, str]:
        made = built(root).made
        assert made is not None
        return {one.path: one.key for one in made.artifacts if one.path.startswith("pictures/")}

    before = keys()
    (root / "calendar/screw.yaml").write_text(PIECE.replace("stuck", "rusted"))
    assert keys() == before
    (root / "content/wide.png").write_bytes(saved(Image.new("RGB", (2400, 801), "teal"), "PNG"))
    assert len(keys().items() - before.items()) == 2  # Instagram's, and what others take as it is


def test_the_preview_shows_the_copy_and_what_is_wrong_with_it(project: Project) -> None:
    """Its description stands beside it for all to read, and a cut that takes much away is told there."""
    root = pictured(project)
    desk = files_of(built(root), "desk")
    page = desk["preview/screw/index.html"].decode()
    shown = re.findall(r'<img src="../../(pictures/[^"]+)" alt="([^"]*)" width="(\d+)" height="(\d+)">', page)
    assert shown
    for file, alt, width, height in shown:
        assert Image.open(BytesIO(desk[file])).size == (int(width), int(height))
        assert f'<figcaption class="meta">{alt}</figcaption>' in page
    assert page.count("36% of “wide.png” is cut away on instagram") == 1


def test_a_check_makes_no_copy(project: Project) -> None:
    """`dateline check` looks at all that is made, but for pictures and what tells their hash: these are right. It draws
    one card, for the mistakes of its template, and none for a site that has none."""
    root = pictured(project)
    plan = root / "calendar.yaml"
    plan.write_text(plan.read_text("utf-8").replace("site: {", "site: {cards: none, ", 1), "utf-8")
    program = "import sys\nfrom builder.cli import main\ntry:\n    main()\nfinally:\n    print('PIL' in sys.modules)"
    words = [sys.executable, "-c", program, "check", "--root", str(root), "--now", NOW.isoformat()]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout.endswith("False\n"), done.stderr
