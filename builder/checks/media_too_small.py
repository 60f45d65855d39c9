"""A picture has fewer pixels than a network takes.

Why: The network refuses the post. A copy is never enlarged: it would look as if seen through a wet window, and tell no
more than the small one.

How to mend it: Put a larger picture into the piece, best as the camera made it. Where the picture itself is large
enough and too little of it has the shape that the network takes, choose one of another shape.

For example:

    image: {src: screw-large.jpg, alt: A rusted screw in oak}
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
        if short := one.short(*((cut.across, cut.down) if cut else one.size)):
            yield _told(one, short)


def _told(one: Carriage, short: tuple[str, ...]) -> Problem:
    asset, cut = one.copy.asset, one.copy.cut
    size = f"{asset.width} × {asset.height} pixels"
    if cut and (cut.across, cut.down) != (asset.width, asset.height):
        size += f", of which {cut.across} × {cut.down} have the shape that it takes"
    message = f"“{one.name}” is too small for {one.channel}: it has {size}"
    hint = f"take a picture that is {one.least}"
    return one.problem("media-too-small", message, hint, one.severity(*short))
