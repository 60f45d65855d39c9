"""No copy of a picture can be made that keeps all bounds of a network.

Why: A copy is made smaller until it has few enough pixels and bytes. Where it would then be narrower or lower than the
network takes, there is none that it would not refuse.

How to mend it: Look at the bounds of the channel, with `dateline explain channel/KIND`: those that `limits:` sets in
calendar.yaml are probably too narrow. Or take a picture of a simpler shape.

For example:

    channels:
      google: {kind: google_business, limits: {image_bytes: 5000000}}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.carriage import Carriage, carriages
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered

SEVERITY: Severity = "error"


def check(rendered: Rendered) -> Iterator[Problem]:
    for one in carriages(rendered):
        cut = one.copy.cut
        if cut and (short := one.short(cut.width, cut.height)) and not one.short(cut.across, cut.down):
            yield _told(one, short)


def _told(one: Carriage, short: tuple[str, ...]) -> Problem:
    width, height = one.size
    message = f"“{one.name}” cannot be sent to {one.channel}: within its bounds it would have {width} × {height} pixels"
    bounds = ("image_bytes", "image_pixels", "width_max", "sides")
    hint = f"it has to be {one.least}: look at `limits:` of {one.channel} in calendar.yaml"
    return one.problem("media-too-large", message, hint, one.severity(*short, *bounds))
