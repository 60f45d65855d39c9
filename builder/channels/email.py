"""Email: a subject, which phones cut after 30 characters, and a file that mail programs and newsletters take."""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from html import escape
from urllib.parse import urlsplit

from builder.channels.measuring import MAILBOX
from builder.channels.rules import counted, utf8, utf16
from builder.model.message import Count, Draft, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

POSTMARK = Source(
    "Postmark: subject line and from address limits",
    "https://postmarkapp.com/support/article/subject-line-and-from-address-character-limits",
)
SUBJECT = Source("Mailhyve: subject line length", "https://www.mailhyve.com/blog/subject-line-length-2026", "secondary")
PREHEADER = Source(
    "Newsletrix: preheaders", "https://cf-newsletrix.pages.dev/newsletter-preheader-optimizer/", "secondary"
)
RFC = Source("RFC 5322, not read again", "https://www.rfc-editor.org/rfc/rfc5322", "unverified")
ONE_CLICK = Source(
    "list-unsubscribe: RFC 8058", "https://docs.rs/crate/list-unsubscribe/latest/source/README.md", "secondary"
)
FACTS = {
    "title": Fact(2000, "utf16", POSTMARK),
    "title_shown": Fact(70, "char", SUBJECT, "of a subject on a desk"),
    "title_fold": Fact(30, "char", SUBJECT, "of a subject on a phone"),
    "preheader_min": Fact(40, "char", PREHEADER, "with less of it programs go on with the letter"),
    "preheader": Fact(90, "char", PREHEADER, "what programs show of it"),
    "line_bytes": Fact(998, "byte", RFC),
    "line": Fact(78, "char", RFC, "recommended"),
    "clip": Fact(102_000, "byte", RFC, "what Gmail shows of a mail before it cuts"),
    "unsubscribe": Fact(2, "count", ONE_CLICK, "headers: List-Unsubscribe with https, and List-Unsubscribe-Post"),
}
# whoever sends the mail puts in an address of his own: nothing is ever found below .invalid
UNSUBSCRIBE = "https://unsubscribe.invalid/replace-with-your-own-address"
READERS = "readers@list.invalid"
LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'’”»]")
WORDS = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
# what a header can hold as it is: without what looks like an encoded word, and in a sender's name no sign of an address
SIMPLE = re.compile(r"(?:(?!=\?)[ -~]){0,66}")
ATOMS = re.compile(r"[A-Za-z0-9 '!&/+-]{0,60}")
CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f]")
HIDDEN = "display:none;max-height:0;overflow:hidden;mso-hide:all"


def count(draft: Draft, rules: Rules) -> Count:
    """Count the words of *draft*, of which there may be any number, its subject, and its preheader if it has one."""
    title = utf16(draft.title)
    subject = {"title": title} if title > rules.facts["title"].value else {"title_shown": len(draft.title)}
    beside = dict.fromkeys(("preheader", "preheader_min"), len(draft.spoiler)) if draft.spoiler else {}
    return counted(rules, {"text": len(draft.text), **subject, **beside, "clip": utf8(draft.text)})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Make a mail of each part: RFC 5322 and MIME as Python's email package writes them; List-Unsubscribe as RFC 2369
    and RFC 8058 say (read 2026-11-22 by way of the list-unsubscribe crate)."""
    return tuple(Payload("eml", _mail(message, text, part), part) for part, text in enumerate(message.parts, 1))


def _mail(message: Message, text: str, part: int) -> bytes:
    """Return the same bytes for the same words: the boundary and the Message-ID are of the message's own id."""
    name = sha256(f"{message.id} {part}".encode("utf-8", "replace")).hexdigest()[:32]
    mail = EmailMessage(SMTP)
    _head(mail, message, name)
    mail.set_content(_clean(text) + "\n", cte="quoted-printable")
    mail.add_alternative(_page(message, text), subtype="html", cte="quoted-printable")
    # quoted-printable never writes these two signs one after the other
    mail.set_boundary(f"=_{name}")
    return _named(message) + mail.as_bytes()


def _named(message: Message) -> bytes:
    """Return the headers that hold words: EmailMessage loses spaces where it folds such a line."""
    title, site = _line(message.title), _line(message.site)
    subject = title if SIMPLE.fullmatch(title) else Header(title, "utf-8", header_name="Subject").encode(linesep="\r\n")
    sender = site if ATOMS.fullmatch(site) else Header(site, "utf-8", header_name="From").encode(linesep="\r\n")
    return f"Subject: {subject}\r\nFrom: {sender} <{_sender(message.account)}>\r\n".encode("ascii")


def _head(mail: EmailMessage, message: Message, name: str) -> None:
    mail["To"] = READERS
    mail["Date"] = message.due
    mail["Message-ID"] = f"<{name}@{_host(message.home)}>"
    mail["Content-Language"] = message.lang
    mail["List-Unsubscribe"] = f"<{UNSUBSCRIBE}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _sender(account: str) -> str:
    return account if re.fullmatch(rf"{WORDS}@{HOST}", account) else "newsletter@sender.invalid"


def _host(home: str) -> str:
    host = urlsplit(home).hostname or ""
    return host if re.fullmatch(HOST, host) else "site.invalid"


def _clean(text: str) -> str:
    """Return *text* as a mail can hold it: its lines end in one way, and what is no character is a question mark."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()


def _line(text: str) -> str:
    """Return *text* as a header can hold it: in one line, without signs that steer a machine."""
    return " ".join(CONTROL.sub(" ", _clean(text)).split())


def _page(message: Message, text: str) -> str:
    """Return the mail for readers with pictures and links: what is shown beside the subject is not shown again."""
    paragraphs = "\n".join(f"<p>{_linked(one)}</p>" for one in re.split(r"\n{2,}", _clean(text)) if one.strip())
    return (
        f'<!doctype html>\n<html lang="{escape(message.lang)}" dir="auto">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(_line(message.title))}</title>\n</head>\n<body>\n"
        f'<div style="{HIDDEN}">{escape(_line(message.spoiler))}</div>\n{paragraphs}\n'
        f'<p><a href="{UNSUBSCRIBE}">{UNSUBSCRIBE}</a></p>\n</body>\n</html>\n'
    )


def _linked(text: str) -> str:
    """Return *text* as HTML, in which its addresses can be followed."""
    parts = re.split(f"({LINK.pattern})", text)
    made = [f'<a href="{escape(part)}">{escape(part)}</a>' if at % 2 else escape(part) for at, part in enumerate(parts)]
    return "".join(made).replace("\n", "<br>\n")


RULES = Rules(
    kind="email",
    name="Email newsletter",
    account=Account("letters@repair.example", MAILBOX),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    heading="Subject",
    before="Preheader",
    notes=(
        f"Before it is sent, replace {UNSUBSCRIBE} and {READERS}; a newsletter service does it.",
        "Words may begin with lines Subject: … and Preheader: …; else the latter is the beginning of the summary.",
    ),
)
