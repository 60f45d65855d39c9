"""What templates of theme/snippets may ask for: shorter words, hashtags, a quotation, headings, what begins when.

The docstring of each is read by writers: `dateline explain filter/shorten`. Each takes what stands before the bar, and
first of all the names that the template knows: its view, and the words of the language in `say`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from builder.channels import rules_of
from builder.channels.rules import graphemes
from builder.channels.shortening import first_sentence, shortened
from builder.model.message import Draft
from builder.model.network import Rules
from builder.model.quotation import marked
from builder.model.rendered import SnippetView
from builder.model.tags import hashtagged

STARS = {"discord": "**", "slack": "*", "whatsapp": "*"}
FORMATTING = re.compile(r"[*_~`\n]")
MARKDOWN = frozenset({"discord", "discourse", "lemmy", "reddit"})
SIGNS = re.compile(r"https?://\S+|[\\*_`~|\[\]<>]|(?m:^)(?:[#+-]|\d+[.)])(?=\s)")
# what programs make of plain signs; SMS has these alone, and one of the others doubles the price of a message
PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—‐‑−", "-"),
        "…": "...",
    }
)
SPACES = re.compile(r"\s+")
DOTS = {"sms": "..."}
Names = Mapping[str, Any]


def shorten(names: Names, text: str, most: int, link: str = "") -> str:
    """Cuts a text at a word, so that it has at most so many characters as the network counts them, with an ellipsis. A
    link that you name stays, behind the ellipsis or where it stands at the end of the text.

    {{ view.summary | shorten(120) }}
    {{ view.summary | shorten(200, view.url) }}
    """
    rules = _rules(names)

    def fits(words: str) -> bool:
        return (rules.count(Draft(words)).length if "text" in rules.facts else graphemes(words)) <= most

    return _cut(names, text, fits, link)


def fit(names: Names, text: str) -> str:
    """Cuts a text at a word, so that the network takes it; the address of the page at its end stays. For a whole post:

    {% filter fit %}{{ view.title }}: {{ view.summary }} {{ view.url }}{% endfilter %}
    """
    rules = _rules(names)

    def fits(words: str) -> bool:
        return all(one.short for one in rules.count(Draft(words)).over)

    return _cut(names, text, fits, getattr(names["view"], "url", ""))


def sentence(names: Names, text: str) -> str:
    """Gives the first sentence of a text.

    {{ view.summary | sentence }}
    """
    return first_sentence(text)


def hashtags(names: Names, tags: tuple[str, ...], most: int | None = None) -> str:
    """Gives tags as hashtags in CamelCase, which screen readers can read out: all, or as many as you want.

    {{ view.tags | hashtags }}
    {{ view.tags | hashtags(3) }}
    """
    return " ".join(hashtagged(tags)[:most])


def quote(names: Names, of: SnippetView | str) -> str:
    """Gives a quotation of the piece in the quotation marks of its language: what the piece itself quotes first, or
    else a sentence of its own; nothing if none can stand alone, or if nobody may read the piece yet. Words of your own
    are put in the marks, too.

    {{ view | quote }}
    {{ "Heat, then patience." | quote }}
    """
    words = of if isinstance(of, str) else of.quote
    return marked(words, names["view"].lang) if words.strip() else ""


def headings(names: Names, view: SnippetView, label: str = "", most: int = 6) -> str:
    """Gives the headings of the piece as a list, a line each, below a label if you give one; nothing if there are fewer
    than two. A loop over `view.headings` makes any other list of them.

    {{ view | headings }}
    {{ view | headings(say.in_it, 3) }}
    """
    if len(view.headings) < 2:  # noqa: PLR2004 - one is no list
        return ""
    lines = (f"• {heading}" for heading in view.headings[:most])
    return "\n".join((*([f"{label}:"] if label else []), *lines))


def lead(names: Names, view: SnippetView, first: int = 0, *, always: bool = False) -> str:
    """Gives what a post begins with: the disclosure, if somebody paid; and if the channel has carried the piece before,
    that it comes again, in other words each time. A number chooses which of these words come first, so that no two
    channels begin alike. The first post after something live brings its recording and is no repetition; where your
    template does not say so, `always` does. Ends with a space.

    {{ view | lead }}{{ view.title }}
    {{ view | lead(2, always=true) }}{{ view.title }}
    """
    leads = names["say"].leads
    again = view.again and (always or not view.looks_back)
    words = (view.disclosure, leads[(max(view.times, 1) - 1 + first) % len(leads)] if again else "")
    return "".join(f"{word}: " for word in words if word)


def about(names: Names, view: SnippetView) -> str:
    """Gives what the piece is about: its summary the first time, and in turn a quotation of it and the summary when the
    channel carries it again. Of what is live it is always the summary.

    {{ view | about }}
    """
    return (view.times % 2 and not view.phase and quote(names, view)) or view.summary


def live(names: Names, view: SnippetView, apart: str = "\n\n") -> str:
    """Gives when something live begins, how to join, and afterwards the recording: what of it is of use when the post
    is due. Nothing for any other piece. What you name parts the lines.

    {{ view | live }}
    {{ view | live(" ") }}
    """
    if not view.phase:
        return ""
    say = names["say"]
    begins = f"{say.begins} {say.when(view.begins)}" if view.phase == "before" else ""
    join = f"{say.join}: {view.join}" if view.join else ""
    replay = f"{say.recording}: {view.replay}" if view.replay else ""
    return apart.join(filter(None, (begins, join, replay)))


def embargo(names: Names, view: SnippetView) -> str:
    """Gives until when nothing may be told, to those who are told before; nothing for all others.

    {{ view | embargo }}
    """
    return f"{names['say'].embargo} {names['say'].when(view.embargo)} ({view.timezone})" if view.embargo else ""


def gathered(names: Names, view: SnippetView) -> str:
    """Gives the pieces that an issue gathers, where a channel has room for any length: title, summary and address.

    {{ view | gathered }}
    """
    pieces = (filter(None, (piece.title, piece.summary, piece.url)) for piece in view.gathered)
    return "\n\n".join("\n".join(piece) for piece in pieces)


def after(names: Names, text: str, label: str) -> str:
    """Puts a label before a text, like an address; where there is no text, there is no label.

    {{ view.url | after(say.more) }}
    """
    return f"{label}: {text}" if text else ""


def bold(names: Names, text: str) -> str:
    """Puts a text in the signs that make it bold on Discord, Slack and WhatsApp; plain anywhere else, and where signs
    in the text would be in the way.

    {{ view.title | bold }}
    """
    kind, words = _rules(names).kind, literal(names, text)
    stars = STARS.get(kind, "")
    plain = not stars or not text.strip() or (kind != "discord" and FORMATTING.search(text))
    return words if plain else f"{stars}{words.strip()}{stars}"


def literal(names: Names, text: str) -> str:
    """Keeps signs in a text from being taken for Markdown on Discord, Discourse, Lemmy and Reddit; links stay links.

    {{ view.summary | literal }}
    """
    if _rules(names).kind not in MARKDOWN:
        return text
    return SIGNS.sub(_escaped, text)


def simple(names: Names, text: str) -> str:
    """Puts plain quotation marks, hyphens and dots for typographic ones, and one space for any space between words: an
    SMS with one of the others costs twice as much.

    {% filter simple %}{{ view.title }} {{ view.url }}{% endfilter %}
    """
    return SPACES.sub(" ", text.translate(PLAIN)).strip()


FILTERS: Mapping[str, Callable[..., str]] = {
    one.__name__: one
    for one in (
        *(shorten, fit, sentence, hashtags, quote, headings, lead, about, live, embargo, gathered, after, bold),
        *(literal, simple),
    )
}


def dots(kind: str) -> str:
    """Return what stands for words that were cut: the sign for it is not in every alphabet."""
    return DOTS.get(kind, "…")


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if sign.startswith("http") else f"{sign[:-1]}\\{sign[-1]}"


def _rules(names: Names) -> Rules:
    found: Rules = getattr(names["view"], "rules", None) or rules_of("")
    return found


def _cut(names: Names, text: str, fits: Callable[[str], bool], link: str) -> str:
    rules = _rules(names)
    return shortened(text, fits, rules.whole, link, dots(rules.kind))
