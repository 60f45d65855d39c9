"""What a picture shows is told in more words than a network takes.

Why: The network refuses the post, or cuts the words, and who cannot see the picture hears half a sentence.

How to mend it: Say what matters in the picture in a sentence or two. What is more belongs into the text, where
everybody has it. A bound that is only hearsay warns, and never withholds.

For example:

    image: {src: screw.jpg, alt: A rusted screw in oak, its slot worn round}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.channels.measuring import sized
from builder.model.carriage import Carriage, carriages
from builder.model.network import WORDS
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered

SEVERITY: Severity = "error"


def check(rendered: Rendered) -> Iterator[Problem]:
    for one in carriages(rendered):
        most = one.snippet.rules.most("alt")
        if most is not None and (has := sized(one.copy.alt, one.snippet.rules, "alt")) > most:
            yield _told(one, has, most)


def _told(one: Carriage, has: int, most: int) -> Problem:
    unit = WORDS[one.snippet.rules.facts["alt"].unit]
    message = f"what “{one.name}” shows is told in {has} {unit}, and {most} are possible on {one.channel}"
    hint = f"shorten it by {has - most}, and say the rest in the text"
    return one.problem("alt-too-long", message, hint, one.severity("alt"))
