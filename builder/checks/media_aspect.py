"""A picture has another shape than a network takes, and much of it is cut away.

Why: A network takes pictures between a narrowest and a widest shape. Its copy is cut around the middle, so that what
matters may be gone at the sides: a face, the half of a drawing, the end of a line of words. You are told where more
than a third is lost.

How to mend it: Look at the preview of the post. If what matters is still there, say so with `except:` in the entry.
Otherwise put a picture of a better shape into the piece, or cut this one yourself.

For example:

    except: {media-aspect: the screw is in the middle}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.carriage import Carriage, carriages
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered

SEVERITY: Severity = "warning"
MUCH = 1 / 3  # of a picture: who composes one has what matters within the middle third of it


def check(rendered: Rendered) -> Iterator[Problem]:
    for one in carriages(rendered):
        if one.copy.cut and (lost := one.copy.cut.lost(one.copy.asset)) > MUCH:
            yield _told(one, lost)


def _told(one: Carriage, lost: float) -> Problem:
    asset, facts = one.copy.asset, one.snippet.rules.facts
    message = f"{lost:.0%} of “{one.name}” is cut away on {one.channel}: it has {asset.width} × {asset.height} pixels"
    wide = asset.width > asset.height * facts["aspect_max"].value
    bound = facts["aspect_max" if wide else "aspect_min"].value
    side = f"at most {bound:g} times as wide as high" if wide else f"at most {1 / bound:.3g} times as high as wide"
    return one.problem("media-aspect", message, f"look at its preview; a picture may be {side} there", SEVERITY)
