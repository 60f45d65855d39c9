"""The newsletter: a mail that any program reads back as the words that were counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.model.message import Draft, Message
from conftest import CALENDAR, Project, built

ANY_TEXT = some.text(some.characters(exclude_categories=()))
LETTER = Message(
    id="tag:repair.example,2026:stuck-screw",
    kind="email",
    account="letters@repair.example",
    lang="en",
    due=datetime(2026, 12, 3, 17, tzinfo=ZoneInfo("Europe/Berlin")),
    parts=("A screw & a chair.\nSee https://a.org/b?c=1&d=2.\n\n.\nFrom here on: Grüße 👋",),
    title="Getting a very stuck screw out of a very old chair",
    spoiler="With <heat>, oil and patience",
    site="Repair log, weekly",
    home="https://repair.example/",
)


def made(message: Message) -> bytes:
    rules = rules_of("email")
    (payload,) = rules.payloads(message, rules)
    assert payload.suffix == "eml"
    assert isinstance(payload.body, bytes)
    return payload.body


def read(data: bytes) -> EmailMessage:
    mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    assert not mail.defects
    assert not any(mail[name].defects for name in mail)
    return mail


def words(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")  # as a mail ends its lines


def test_a_mail_is_read_back() -> None:
    """Text first, then HTML: a program shows the last that it can."""
    mail = read(made(LETTER))
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Subject"] == LETTER.title
    assert mail["From"] == '"Repair log, weekly" <letters@repair.example>'
    assert parsedate_to_datetime(mail["Date"]) == LETTER.due
    assert re.fullmatch(r"<[0-9a-f]{32}@repair\.example>", mail["Message-ID"])
    assert words(mail, "plain") == LETTER.parts[0] + "\n"


def test_html_is_of_the_same_words() -> None:
    page = words(read(made(LETTER)), "html")
    assert '<div style="display:none' in page
    assert ">With &lt;heat&gt;, oil and patience</div>" in page
    assert "<p>A screw &amp; a chair.<br>\n" in page
    assert '<a href="https://a.org/b?c=1&amp;d=2">https://a.org/b?c=1&amp;d=2</a>.</p>' in page


def test_one_click_unsubscribes() -> None:
    """The address is nobody's until it is replaced, and cannot be mistaken for one."""
    mail = read(made(LETTER))
    assert mail["List-Unsubscribe"] == "<https://unsubscribe.invalid/replace-with-your-own-address>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_words_are_the_same_bytes() -> None:
    """The id stays when the words change: a service that has sent it knows it again."""
    data = made(LETTER)
    assert data == made(LETTER)
    changed = read(made(replace(LETTER, parts=("Other words",))))
    assert changed["Message-ID"] == read(data)["Message-ID"]
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("account", ["", "letters", "a@b@c", "a\r\nBcc: x@y.org", "ä@a.org"])
def test_an_account_without_an_address(account: str) -> None:
    mail = read(made(replace(LETTER, account=account, home="")))
    assert mail["From"].addresses[0].addr_spec == "newsletter@sender.invalid"
    assert mail["Bcc"] is None
    assert str(mail["Message-ID"]).endswith("@site.invalid>")


def shown(page: str) -> str:
    """Return the words of the paragraphs of *page*, without the spaces."""
    paragraphs = re.findall(r"<p>(.*?)</p>", page, re.DOTALL)
    return "".join(unescape(re.sub(r"<[^>]*>", "", "".join(paragraphs))).split())


@settings(deadline=None)
@given(some.lists(some.sampled_from(["a", "é", "👩‍👩‍👧", " ", "=?utf-8?q?x?=", "<x@y.org>", ",", '"', "word" * 20])))
def test_a_subject_and_a_name_come_back(words: list[str]) -> None:
    """However long they are and whatever stands in them: a header is folded, and nothing of it is lost."""
    text = " ".join("".join(words).split())
    data = made(replace(LETTER, title=text, site=text))
    mail = read(data)
    assert mail["Subject"] == text
    assert [sender.addr_spec for sender in mail["From"].addresses] == [LETTER.account]
    # the newer parser puts a space between two encoded words of a name, against RFC 2047
    name, _, _ = message_from_bytes(data)["From"].rpartition(" <")
    assert str(make_header(decode_header(name))) == text
    assert max(map(len, data.split(b"\r\n"))) <= 300


@settings(deadline=None)
@given(some.text(some.sampled_from('ab .<&>"\n\r=_-\x00\x0bé👋\ud83d')) | ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_words_are_sent_as_counted(text: str, title: str, summary: str, site: str) -> None:
    """Any text makes a mail; only ends of lines and what is no character are made good, and a header is one line."""
    assert rules_of("email").count(Draft(text, title=title)).length == len(text)
    mail = read(made(replace(LETTER, parts=(text,), title=title, spoiler=summary, site=site)))
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    assert words(mail, "plain") == plain + "\n"
    subject = re.sub(r"[\0-\x1f\x7f-\x9f]", " ", title.encode("utf-8", "replace").decode())
    assert mail["Subject"] == " ".join(subject.split())
    assert mail["From"].addresses[0].addr_spec == LETTER.account
    assert "".join(plain.split()) in shown(words(mail, "html"))


@pytest.mark.parametrize(
    ("title", "over"),
    [
        ("a" * 70, []),
        ("a" * 71, [("title_shown", False)]),
        ("👋" * 1001, [("title", True)]),
    ],
)
def test_what_is_over(title: str, over: list[tuple[str, bool]]) -> None:
    """A subject that is cut only warns; one that the service refuses is told as that alone."""
    count = rules_of("email").count(Draft("a" * 5000, title=title))
    assert (count.length, count.unit, count.limit) == (5000, "char", None)
    assert [(one.what, one.certain) for one in count.over] == over


@pytest.mark.parametrize(
    ("preheader", "over"),
    [("", []), ("a" * 39, ["preheader_min"]), ("a" * 40, []), ("a" * 90, []), ("a" * 91, ["preheader"])],
)
def test_a_preheader_is_held_to_what_is_shown(preheader: str, over: list[str]) -> None:
    """Nobody is sure of these numbers, so that they only warn; a letter without any begins with its words."""
    count = rules_of("email").count(Draft("a", spoiler=preheader))
    assert [one.what for one in count.over] == over
    assert not any(one.certain for one in count.over)


PLAN = """\
publish: Tue 2026-12-01 09:30
title: A plug
announce: {launch: {at: day 0, on: [letter]}}
posts:
  letter: |
"""
SUMMARY = "Pull it out first, " + "and then wait " * 6 + "for it."


@pytest.mark.parametrize(
    ("own", "head", "preheader"),
    [
        ("", "Subject: A plug\nPreheader: Pull it out first, and then wait and then wait", None),
        (
            "Preheader: Before you pull\nSubject: Plugs\n\nPull.",
            "Subject: Plugs\nPreheader: Before you pull\n\nPull.",
            15,
        ),
        ("Pull.", "Subject: A plug\nPreheader: Pull it out first", None),
    ],
)
def test_words_begin_with_their_preheader(project: Project, own: str, head: str, preheader: int | None) -> None:
    """In any order; without one the summary is shortened to fit, and the letter has it hidden."""
    lines = "".join(f"    {line}\n" for line in own.split("\n")) if own else ""
    root = project(
        {
            "calendar.yaml": CALENDAR.replace("channels:", "channels:\n  letter: {kind: email}"),
            "calendar/plug.yaml": PLAN + lines if lines else PLAN.partition("posts:")[0],
            "content/posts/plug.md": f"---\nsummary: {SUMMARY}\n---\nPull.\n",
        }
    )
    made = built(root).made
    assert made
    (snippet,) = made.rendered.snippets
    assert snippet.text.startswith(head)
    told = [over.has for count in snippet.counts for over in count.over if over.what.startswith("preheader")]
    assert told == ([preheader] if preheader else [])
    (payload,) = snippet.rules.payloads(snippet.message, snippet.rules)
    assert isinstance(payload.body, bytes)
    assert f">{snippet.message.spoiler}</div>" in words(read(payload.body), "html")
