"""Addresses with placeholders, as Jekyll and Hugo have them: `/:categories/:year/:month/:day/:title.html`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from builder.model.post import Document

JEKYLL = "_posts"
DEFAULT = ":categories/:year/:month/:day/:title.html"  # Jekyll's `date`
PLACEHOLDER = re.compile(r":([a-z_]+)")
# Jekyll's Utils.slugify in its mode `pretty`, which it makes :title with
NO_TITLE = re.compile(r"[^\w.~!$&'()+,;=@/-]+")
NO_SLUG = re.compile(r"[\W_]+")
# what `unsafe` in model/addresses would refuse in a part that nobody wrote as an address
NO_PART = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/]+')
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# one a placeholder; strftime would speak the language of the machine
OF_DATE: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda day: f"{day:%Y}",
    "short_year": lambda day: f"{day:%y}",
    "month": lambda day: f"{day:%m}",
    "i_month": lambda day: str(day.month),
    "short_month": lambda day: MONTHS[day.month - 1][:3],
    "long_month": lambda day: MONTHS[day.month - 1],
    "monthname": lambda day: MONTHS[day.month - 1].lower(),
    "day": lambda day: f"{day:%d}",
    "i_day": lambda day: str(day.day),
    "y_day": lambda day: f"{day:%j}",
    "yearday": lambda day: str(day.timetuple().tm_yday),
    "short_day": lambda day: DAYS[day.weekday()][:3],
    "long_day": lambda day: DAYS[day.weekday()],
    "weekday": lambda day: str(day.isoweekday() % 7),
    "weekdayname": lambda day: DAYS[day.weekday()].lower(),
    "week": lambda day: f"{day.isocalendar().week:02}",
    "w_year": lambda day: str(day.isocalendar().year),
    "w_day": lambda day: str(day.isoweekday()),
    "hour": lambda day: f"{day:%H}",
    "minute": lambda day: f"{day:%M}",
    "second": lambda day: f"{day:%S}",
}
OF_POST: Mapping[str, Callable[[Document], str]] = {
    "title": lambda post: NO_TITLE.sub("-", post.slug or post.name).strip("-"),
    "slug": lambda post: NO_SLUG.sub("-", post.slug or post.name).strip("-").lower(),
    "slugorfilename": lambda post: post.slug or post.name,
    "name": lambda post: post.name,
    "basename": lambda post: post.name,
    "filename": lambda post: post.name,
    "contentbasename": lambda post: post.name,
    "categories": lambda post: "/".join(categories_of(post)),
    "slugified_categories": lambda post: "/".join(NO_SLUG.sub("-", one).strip("-") for one in categories_of(post)),
    "collection": lambda _: "posts",
    "section": lambda post: post.id.partition("/")[0] if "/" in post.id else "",
    "sections": lambda post: post.id.rpartition("/")[0],
    "path": lambda post: post.id,
    "output_ext": lambda _: ".html",
}


def is_jekyll(post: Document) -> bool:
    """Tell whether a post lies where Jekyll has its posts."""
    return f"/{JEKYLL}/" in post.path


def filled(pattern: str, post: Document, publish: datetime | None) -> str:
    """Return the address that *pattern* is for *post*; a name that is no placeholder stays as it is."""

    def fill(found: re.Match[str]) -> str:
        if found[1] in OF_POST:
            return OF_POST[found[1]](post)
        return OF_DATE[found[1]](publish) if publish and found[1] in OF_DATE else found[0]

    end = "/" if pattern.endswith("/") else ""
    return "/".join(part for part in PLACEHOLDER.sub(fill, pattern).split("/") if part) + end


def categories_of(post: Document) -> tuple[str, ...]:
    """Return the folders above _posts/ and the categories of a post, in small letters, each once, as Jekyll does."""
    above = post.path.removeprefix("content/").partition(JEKYLL)[0].split("/") if is_jekyll(post) else []
    words = (NO_PART.sub("-", one).strip(". ").lower() for one in (*above, *post.categories))
    return tuple(dict.fromkeys(word for word in words if word))
