"""The card of a post: one picture, drawn from the theme, that its page, its previews and its payloads agree on."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from builder.channels.atproto.record import cid
from builder.load.theme import load_theme
from builder.load.tree import Folder
from builder.model.artifact import Artifact
from builder.model.message import Picture
from builder.model.sharing import CardView
from builder.outputs.social import drawn
from builder.outputs.words import day_of
from builder.theme import Theme
from conftest import CALENDAR, Project, built
from test_previews import FILES as PICTURED
from test_previews import OUT, head
from warm import told

SCREW = "content/posts/screw.md"
FILES = {**PICTURED, SCREW: PICTURED[SCREW].replace("![A plug](plug.png)", "")}
SITE = "https://little.example/"
PLANNED, IMPORTED = "2026/12/screw/", "posts/open/"


def artifacts(root: Path, *, drawn: bool | None = None) -> dict[str, Artifact]:
    whole = built(root, OUT).made
    assert whole is not None
    return {f"{one.where}/{one.path}": one for one in whole.artifacts if drawn is None or bool(one.drawn) == drawn}


def page(root: Path, path: str) -> dict[str, str]:
    return head(artifacts(root)[f"site/{path}index.html"].render().decode())


def card(root: Path) -> Picture:
    whole = built(root, OUT).made
    assert whole is not None
    found = {one.announcement.channel.id: one.message.card for one in whole.rendered.snippets}["mastodon"]
    assert found is not None
    assert found.picture is not None
    return found.picture


def with_cards(project: Project, value: str, more: dict[str, str] | None = None) -> Path:
    site = CALENDAR.replace("namespace:", f"cards: {value}\n  namespace:", 1)
    assert site != CALENDAR
    return project({**FILES, "calendar.yaml": site, **(more or {})})


def run(command: str, root: Path) -> subprocess.CompletedProcess[str]:
    return told((command, "--root", str(root), "--now", OUT.isoformat()))


def picture(width: int, height: int, kind: str = "JPEG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "red").save(file, kind)
    return file.getvalue()


def test_page_message_and_file_name_one_picture(project: Project) -> None:
    root = project(FILES)
    shown, url = card(root), page(root, PLANNED)["image"]
    assert shown.url == url
    assert re.fullmatch(rf"{SITE}{PLANNED}card\.[0-9a-f]{{8}}\.jpg", url)
    made = artifacts(root)[f"site/{url.removeprefix(SITE)}"].render()
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (1200, 630), "RGB")
        assert (shown.mime, shown.width, shown.height) == ("image/jpeg", *image.size)
        assert not image.getexif()
    assert len(made) < 1_000_000
    assert artifacts(root)[f"desk/{shown.file}"].render() == made
    text = artifacts(root)[f"site/{PLANNED}index.html"].render().decode()
    assert '<meta property="og:image:width" content="1200">' in text
    assert '<meta property="og:image:alt" content="A screw &amp; a nut">' in text
    assert '<meta name="twitter:card" content="summary_large_image">' in text


def test_a_preview_shows_the_card_and_bluesky_is_sent_it(project: Project) -> None:
    made = artifacts(project(FILES))
    shown = re.search(r'<img src="\.\./\.\./(cards/card\.\w+\.jpg)" alt="A screw &amp; a nut"', _preview(made))
    assert shown is not None
    data = made[f"desk/{shown[1]}"].render()
    record = json.loads(made["desk/snippets/screw/launch.bluesky.en.json"].render())["record"]
    thumb = record["embed"]["external"]["thumb"]
    assert thumb["ref"] == {"$link": cid(sha256(data).hexdigest())}
    assert (thumb["mimeType"], thumb["size"]) == ("image/jpeg", len(data))
    rows = json.loads(made["desk/outbox.json"].render())
    sent = {"file": shown[1], "mime": "image/jpeg", "alt": "A screw & a nut"}
    assert {row["channel"]: row["card"] for row in rows if "card" in row} == {"bluesky": sent}


def _preview(made: dict[str, Artifact]) -> str:
    return made["desk/preview/screw/index.html"].render().decode()


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("planned", {PLANNED}), ("all", {PLANNED, IMPORTED}), ("none", set())],
)
def test_whose_cards_are_drawn_is_the_plans_choice(value: str, wanted: set[str], project: Project) -> None:
    root = with_cards(project, value)
    drawn = {
        path.removeprefix("site/").rpartition("/")[0] + "/" for path in artifacts(root, drawn=True) if "site/" in path
    }
    assert drawn == wanted
    assert {path for path in (PLANNED, IMPORTED) if "image" in page(root, path)} == wanted


def test_another_value_is_told(project: Project) -> None:
    whole = built(with_cards(project, "some"))
    assert whole.made is None
    assert any("some" in problem.message for problem in whole.problems)


def test_a_card_is_called_by_what_is_in_it(project: Project) -> None:
    """A changed title has an address that no network has fetched yet; one that did not change keeps its own."""
    before = card(project(FILES)).url
    body = FILES[SCREW]
    same = card(project({**FILES, SCREW: f"{body}\nOne word more.\n"})).url
    plan = FILES["calendar/screw.yaml"].replace("A screw & a nut", "A nut")
    other = card(project({**FILES, "calendar/screw.yaml": plan, SCREW: body.replace("A screw & a nut", "A nut")}))
    own = card(project({**FILES, "theme/card/card.svg.j2": PLAIN})).url
    assert before == same
    assert len({before, other.url, own}) == 3


PLAIN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="{{ view.accent }}"/>
{% set title = draw(view.title, 900, 400, [90, 50]) %}<path d="{{ title.path }}"/></svg>
"""


def test_a_theme_draws_cards_of_its_own_in_its_own_colour(project: Project) -> None:
    tokens = ":root { --accent: #7a1f2b; }\n"
    root = project({**FILES, "theme/card/card.svg.j2": PLAIN, "theme/site/assets/tokens.css": tokens})
    (data,) = (one.render() for path, one in artifacts(root, drawn=True).items() if path.startswith("site/"))
    with Image.open(BytesIO(data)) as image:
        assert image.convert("RGB").getpixel((1190, 620)) == pytest.approx((0x7A, 0x1F, 0x2B), abs=3)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ view.titel }}\n", "there is no “titel” for this template"),
        ("<svg>\n{{ draw(view.title) }}</svg>", "this line cannot be rendered"),
        ("no drawing\n", "this template makes no drawing"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_by_check(template: str, told: str, project: Project) -> None:
    root = project({**FILES, "theme/card/card.svg.j2": template})
    said = run("check", root)
    assert said.returncode == 1
    assert "theme/card/card.svg.j2" in said.stderr
    assert told in said.stderr


@pytest.mark.parametrize(
    ("size", "kind", "own"),
    [
        ((1200, 630), "JPEG", "cover."),
        ((640, 336), "PNG", "cover."),
        ((1200, 1200), "JPEG", "card."),
        ((500, 262), "JPEG", "card."),
        ((1200, 630), "WEBP", "card."),
    ],
)
def test_a_picture_that_has_the_shape_of_a_card_is_the_card(
    size: tuple[int, int], kind: str, own: str, project: Project
) -> None:
    body = FILES[SCREW].replace("tags:", "image: cover.jpg\nimage_alt: A turned screw\ntags:")
    root = project({**FILES, SCREW: body})
    (root / "content/posts/cover.jpg").write_bytes(picture(*size, kind))
    shown = card(root)
    assert own in shown.url
    assert page(root, PLANNED)["image"] == shown.url
    made = artifacts(root)
    assert made[f"desk/{shown.file}"].render() == made[f"site/{shown.url.removeprefix(SITE)}"].render()
    assert shown.alt == ("A turned screw" if own == "cover." else "A screw & a nut")


def test_without_cards_any_picture_that_networks_take_is_shown(project: Project) -> None:
    body = FILES[SCREW].replace("tags:", "image: cover.jpg\nimage_alt: A screw\ntags:")
    root = with_cards(project, "none", {SCREW: body})
    (root / "content/posts/cover.jpg").write_bytes(picture(300, 300))
    assert "cover." in page(root, PLANNED)["image"]
    (root / "content/posts/cover.jpg").write_bytes(picture(100, 100))
    assert "image" not in page(root, PLANNED)


def test_an_unchanged_card_is_not_drawn_again(project: Project) -> None:
    root = project(FILES)
    assert run("build", root).returncode == 0
    (file,) = (root / "site" / PLANNED).glob("card.*.jpg")
    file.write_bytes(file.read_bytes())
    before = file.stat().st_mtime_ns
    (root / SCREW).write_text(FILES[SCREW] + "\nMore.\n", "utf-8")
    assert run("build", root).returncode == 0
    assert file.stat().st_mtime_ns == before


def test_the_same_project_gives_the_same_bytes(project: Project) -> None:
    first, second = (
        {path: one.render() for path, one in artifacts(project(FILES), drawn=True).items()} for _ in range(2)
    )
    assert first == second
    assert first


def test_a_title_in_letters_that_no_font_has_leaves_the_name_of_the_site(tmp_path: Path) -> None:
    theme = Theme(load_theme(Folder(tmp_path)))
    view = CardView("", "Little", "little.example", (), day_of("2026-12-01", ahead=False), "mn", "ltr", "#0f5c4a")
    unknown, named = replace(view, title="ᠮᠣᠩᠭᠣᠯ"), replace(view, title="Little")
    assert drawn(unknown, theme) == drawn(view, theme) != drawn(named, theme)


def test_a_page_that_runs_leftward_has_a_card_that_does(tmp_path: Path) -> None:
    theme = Theme(load_theme(Folder(tmp_path)))
    for way, x in (("ltr", 5), ("rtl", 1195)):
        view = CardView("سلام", "Little", "little.example", (), None, "ar", way, "#0f5c4a")
        with Image.open(BytesIO(drawn(view, theme))) as image:
            assert image.getpixel((x, 300)) == pytest.approx((0x0F, 0x5C, 0x4A), abs=3)
