"""Podcasts: the files to be heard, what directories and programs are told of them, transcripts and chapters."""

from __future__ import annotations

import io
import json
import wave
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.load.sounds import seconds_of
from builder.load.tree import Folder
from builder.model.cues import chapters_of, cues_of, json_of, section_of, srt_of, vtt_of, words_of
from builder.model.episodes import Chapter, Cue
from builder.pipeline import build
from conftest import NOW, Project, built

SITE = Path(__file__).parent / "sites" / "podcast"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def sound(seconds: float) -> bytes:
    """Return so much silence as a WAV file."""
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1000)
        file.writeframes(b"\x80" * int(seconds * 1000))
    return data.getvalue()


# two frames of MPEG-1 layer III, 128 kbit/s at 44.1 kHz, of 417 bytes and 26 ms each
MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 80


@pytest.mark.parametrize(
    ("data", "seconds"),
    [(sound(3), 3), (sound(0.2), 1), (MP3, 2), (b"", 0), (b"no sound", 0), (b"RIFF\xff\xff\xff\xffWAVEfmt ", 0)],
)
def test_how_long_it_is(data: bytes, seconds: int) -> None:
    assert seconds_of(data) == seconds


@given(
    st.binary() | st.binary().map(lambda tail: sound(1)[:60] + tail) | st.binary().map(lambda tail: MP3[:417] + tail)
)
@settings(deadline=None)
def test_any_bytes_are_no_harm(data: bytes) -> None:
    assert seconds_of(data) >= 0


def files(root: Path, now: datetime = NOW) -> dict[str, bytes]:
    made = build(Folder(root), now)
    assert made.errors == ()
    assert made.made
    names = ("xml", "json", "vtt", "srt", "txt")
    return {one.path: one.render() for one in made.made.artifacts if one.where == "site" and one.path.endswith(names)}


def test_an_episode() -> None:
    """Length and duration are read from the file; numbers, people, transcripts and chapters are told."""
    made = files(SITE)
    item = etree.fromstring(made["series/heat/podcast.xml"]).find(".//item")
    assert item is not None
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert {str(name): str(said) for name, said in enclosure.attrib.items()} == {
        "url": "https://little.example/2026/11/heat/heat.wav",
        "length": str((SITE / "content/posts/heat.wav").stat().st_size),
        "type": "audio/wav",
    }
    assert item.findtext("guid") == "tag:little.example,2026:heat"
    assert [item.findtext(f"{ITUNES}{name}") for name in ("duration", "season", "episode")] == ["3", "1", "2"]
    assert [(one.get("role"), one.text) for one in item.findall(f"{PODCAST}person")] == [
        ("host", "Managing editor"),
        ("guest", "A reader"),
    ]
    told = [(one.get("url", "").rpartition("/")[2], one.get("type")) for one in item.findall(f"{PODCAST}transcript")]
    assert told == [
        ("transcript.vtt", "text/vtt"),
        ("transcript.srt", "application/x-subrip"),
        ("transcript.txt", "text/plain"),
    ]
    assert {f"2026/11/heat/{name}" for name, _ in told} < {*made}
    (chapters,) = item.findall(f"{PODCAST}chapters")
    assert chapters.get("type") == "application/json+chapters"
    assert json.loads(made["2026/11/heat/chapters.json"]) == {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Beginning"}, {"startTime": 3723, "title": "The end"}],
    }


def test_other_feeds_have_the_file_and_no_tags_of_podcasts() -> None:
    made = files(SITE)
    entry = etree.fromstring(made["atom.xml"]).find(".//{*}link[@rel='enclosure']")
    assert entry is not None
    assert (entry.get("length"), entry.get("type")) == ("3044", "audio/wav")
    item = next(one for one in json.loads(made["feed.json"])["items"] if one["title"] == "Heat")
    assert item["attachments"] == [
        {
            "url": "https://little.example/2026/11/heat/heat.wav",
            "mime_type": "audio/wav",
            "size_in_bytes": 3044,
            "duration_in_seconds": 3,
        }
    ]
    assert ITUNES[1:-1].encode() not in made["feed.xml"]


def test_what_a_podcast_tells_of_itself() -> None:
    """A series says what is its own, and the site the rest; the identity hangs on no address."""
    made = files(SITE)
    assert {path for path in made if path.endswith("podcast.xml")} == {"podcast.xml", "series/heat/podcast.xml"}
    whole, series = (etree.fromstring(made[path])[0] for path in ("podcast.xml", "series/heat/podcast.xml"))
    assert [one.findtext(f"{ITUNES}type") for one in (whole, series)] == ["episodic", "serial"]
    for channel in (whole, series):
        categories = [
            (one.get("text"), [sub.get("text") for sub in one]) for one in channel.findall(f"{ITUNES}category")
        ]
        assert categories == [("Leisure", ["Hobbies"]), ("Education", ["How To"])]
        image = channel.find(f"{ITUNES}image")
        assert image is not None
        assert image.get("href") == "https://little.example/assets/cover.jpg"
        assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "desk@little.example"
        funding = channel.find(f"{PODCAST}funding")
        assert funding is not None
        assert funding.get("url") == "https://little.example/give"
        assert channel.findtext(f"{PODCAST}license") == "cc-by-4.0"
    guids = [str(one.findtext(f"{PODCAST}guid")) for one in (whole, series)]
    assert [UUID(one).version for one in guids] == [5, 5]
    assert guids[0] != guids[1]


def test_the_identity_of_a_podcast(project: Project) -> None:
    """It survives a new address, and one that was imported stays."""
    calendar = (SITE / "calendar.yaml").read_text("utf-8")
    audio = {"content/posts/a.md": "---\ntitle: A\ndate: 2026-11-01\naudio: https://t.example/a.mp3?x=1\n---\nx\n"}

    def guid(text: str) -> str:
        made = files(project({"calendar.yaml": text, **audio}))
        return str(etree.fromstring(made["podcast.xml"]).findtext(f".//{PODCAST}guid"))

    assert guid(calendar) == guid(calendar.replace("https://little.example/\n", "https://other.example/\n"))
    own = "9B024349-ccf0-5f69-a609-6b82873eab3c"
    assert guid(calendar.replace("podcast: {", f"podcast: {{guid: {own}, ", 1)) == own.lower()


def test_no_two_podcasts_are_one(project: Project) -> None:
    """A series without words of its own, and another language, have neither the identity that the site brought along
    nor its name."""
    guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    calendar = (SITE / "calendar.yaml").read_text("utf-8").replace(", podcast: {order: oldest first}", "")
    calendar = calendar.replace("podcast: {", f"podcast: {{guid: {guid}, title: All of it, ", 1)
    audio = "audio: https://t.example/a.mp3"
    made = files(
        project(
            {
                "calendar.yaml": calendar.replace("  title: Little\n", "  title: Little\n  languages: [en, de]\n"),
                "calendar/heat.yaml": "publish: 2026-11-01 09:00\npart_of: heat\n",
                "content/posts/heat.md": f"---\ntitle: Heat\n{audio}\n---\nx\n",
                "content/posts/heat.de.md": f"---\ntitle: Hitze\n{audio}\n---\nx\n",
            }
        )
    )
    feeds = [etree.fromstring(made[path]) for path in made if path.endswith("podcast.xml")]
    guids = [one.findtext(f".//{PODCAST}guid") for one in feeds]
    assert len(guids) == 4
    assert len({*guids}) == 4
    assert guids.count(guid) == 1
    series = etree.fromstring(made["series/heat/podcast.xml"])
    assert series.findtext("channel/title") == "Little: Talking about heat"
    assert series.find(f"channel/{ITUNES}category") is not None


def test_files_of_the_team_stand_as_they_are(project: Project) -> None:
    """Those that are called as ours would be: nothing is made over them, and their addresses are told."""
    front = "title: A\ndate: 2026-11-01\naudio: a.wav\ntranscript: transcript.vtt\nchapters: chapters.json"
    own = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Mine", "img": "https://t.example/a.jpg"}]}'
    root = project(
        {
            "calendar.yaml": (SITE / "calendar.yaml").read_text("utf-8"),
            "content/posts/a/index.md": f"---\n{front}\n---\nx\n",
            "content/posts/a/transcript.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nA\n",
            "content/posts/a/chapters.json": own,
        }
    )
    (root / "content/posts/a/a.wav").write_bytes(sound(1))
    made = built(root)
    assert [one for one in made.problems if one.severity == "error"] == []
    assert made.made
    item = etree.fromstring(files(root)["podcast.xml"]).find(".//item")
    assert item is not None
    told = [one.get("url", "") for name in ("transcript", "chapters") for one in item.findall(f"{PODCAST}{name}")]
    assert len(told) == 4
    assert all(url.removeprefix("https://little.example/") in files(root) for url in told)
    paths = [one.path for one in made.made.artifacts if one.where == "site"]
    assert len(paths) == len({*paths})
    assert files(root)["posts/a/chapters.json"].decode() == own


@pytest.mark.parametrize(
    ("hour", "status"),
    [("2026-12-05T12:00", "pending"), ("2026-12-05T13:00", "live"), ("2026-12-05T17:00", "ended")],
)
def test_what_is_live(hour: str, status: str) -> None:
    made = files(SITE, datetime.fromisoformat(hour).replace(tzinfo=UTC))
    (live,) = etree.fromstring(made["series/heat/podcast.xml"]).iter(f"{PODCAST}liveItem")
    told = [live.get(name) for name in ("status", "start", "end")]
    assert told == [status, "2026-12-05T14:00:00+01:00", "2026-12-05T18:00:00+01:00"]
    link = live.find(f"{PODCAST}contentLink")
    assert link is not None
    assert link.get("href") == (
        "https://little.example/2026/11/day/" if status == "ended" else "https://live.example/room"
    )


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("category: Hobbys", "“Hobbys” is no category of podcasts; did you mean “Hobbies”?"),
        ("category: Zebras", "“Zebras” is no category of podcasts; write one like Leisure or Hobbies"),
        ("image: cover.jpg", "“cover.jpg” is no address of a picture"),
        ("guid: abc", "“abc” is no GUID of a podcast"),
        ("email: desk", "“desk” is no e-mail address"),
        ("order: random", "newest first"),
    ],
)
def test_what_is_no_podcast(project: Project, key: str, why: str) -> None:
    calendar = (SITE / "calendar.yaml").read_text("utf-8")
    start = calendar.index("  podcast: ")
    text = calendar[:start] + f"  podcast: {{{key}}}\n" + calendar[calendar.index("\n", start) + 1 :]
    problems = built(project({"calendar.yaml": text})).errors
    assert any(why in f"{one.message}; {one.hint}" for one in problems), problems


@pytest.mark.parametrize("key", ["season: 0", "episode: one", "episode: 100000"])
def test_what_is_no_number(project: Project, key: str) -> None:
    (problem,) = built(project({"calendar/a.yaml": f"title: A\n{key}\n"})).errors
    assert f"“{key.partition(': ')[2]}” is no number of a season or an episode" in problem.message


SPOKEN = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1).filter(
    lambda one: "-->" not in one
)
CUES = st.lists(st.tuples(st.integers(0, 10**8), st.integers(0, 10**6), SPOKEN)).map(
    lambda rows: tuple(Cue(start, start + length, text) for start, length, text in rows)
)


@given(CUES)
@settings(deadline=None)
def test_webvtt_is_read_as_it_was_written(cues: tuple[Cue, ...]) -> None:
    assert cues_of(vtt_of(cues)) == cues
    assert len(words_of(cues).splitlines()) == max(1, len(cues))


@given(st.text())
@settings(deadline=None)
def test_any_text_is_a_transcript(text: str) -> None:
    for write in (vtt_of, srt_of, words_of):
        assert isinstance(write(cues_of(text)), str)
    json.loads(json_of(chapters_of(text)))


def test_srt_is_read_and_written() -> None:
    srt = (
        "1\r\n00:00:01,500 --> 00:00:02,000\r\n<i>One</i>\r\ntwo\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\nThree\r\n"
    )
    cues = (Cue(1500, 2000, "One two"), Cue(3_600_000, 3_601_000, "Three"))
    assert cues_of(srt) == cues
    assert srt_of(cues) == "1\n00:00:01,500 --> 00:00:02,000\nOne two\n\n2\n01:00:00,000 --> 01:00:01,000\nThree\n"


@pytest.mark.parametrize(
    "text",
    [
        "00:00 Start\n1:02:03.5 End",
        "- [00:00] Start\n- (01:02:03.500) – End",
        "1. 0:00 Start\n2. 01:02:03,5: End\nwords without a time",
        "WEBVTT\n\n00:00.000 --> 01:02:03.500\nStart\n\n01:02:03.500 --> 01:10:00.000\nEnd\n",
        (
            '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Start"},'
            ' {"startTime": 3723.5, "title": "End"}, {"startTime": 5, "title": "hidden", "toc": false}]}'
        ),
    ],
)
def test_chapters_are_read_from_what_people_write(text: str) -> None:
    assert chapters_of(text) == (Chapter(0, "Start"), Chapter(3723.5, "End"))


@pytest.mark.parametrize(
    "text", ["{", "{}", '{"chapters": 1}', '{"chapters": [{}]}', '{"chapters": [{"startTime": "x"}]}', "[" * 9999]
)
def test_what_is_no_chapters(text: str) -> None:
    assert chapters_of(text) == ()


def test_the_lines_below_a_heading() -> None:
    text = "# A\n\nx\n\n## Chapters of it\n\n00:00 One\n\n## More\n\n00:00 Two\n"
    assert section_of(text, ("chapters",)).strip() == "00:00 One"
    assert section_of(text, ("kapitel",)) == ""
