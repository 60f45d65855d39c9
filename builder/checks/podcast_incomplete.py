"""Something is to be heard, and its podcast lacks what directories ask for.

Why: Apple Podcasts and others refuse a podcast without a category and a square picture of its own, so nobody finds it.

How to mend it: Say them once, below `site:` for all podcasts, or below `podcast:` of a series for one. The picture is a
square JPEG or PNG of 1400 to 3000 pixels a side; put it into theme/site/assets/ or give its address.

For example:

    site:
      podcast: {category: Hobbies, image: /assets/podcast.jpg}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.register import Podcast

SEVERITY: Severity = "warning"
NEEDED = {"category": "no category", "image": "no picture"}


def check(plan: Plan) -> Iterator[Problem]:
    """Yield a problem for the podcast of the site, which has all that is to be heard."""
    if not any(one.post and "audio" in one.post.parts for one in plan.editions):
        return
    told = plan.settings.site.podcast or Podcast()
    missing = [words for key, words in NEEDED.items() if not getattr(told, key)]
    if missing:
        at = plan.settings.marks.key("site", *(["podcast"] if plan.settings.site.podcast else []))
        hint = "write `podcast: {category: Hobbies, image: /assets/podcast.jpg}` below `site:`, with your own"
        message = f"the podcast has {' and '.join(missing)}, and directories refuse it"
        yield Problem(at, "podcast-incomplete", message, hint, SEVERITY)
