"""Dates that are none, numbers without bounds, settings that mean harm, and plans that would give something away."""

from __future__ import annotations

from hostile.inputs import CALENDAR, POST, Files, post

HIDDEN = "The quick SECRET words of this piece are not meant for anyone to read before the day comes.\n"
WORDS = b"---\ntitle: X\n---\n" + HIDDEN.encode()


def _entry(*lines: str) -> Files:
    return {"calendar/x.yaml": "\n".join([*lines, ""]).encode(), POST: WORDS}


def _changed(old: str, new: str) -> Files:
    assert old in CALENDAR
    return {"calendar.yaml": CALENDAR.replace(old, new).encode()}


DATES: dict[str, Files] = {
    f"date {date[:40]}": {POST: post("title: X", f'date: "{date}"')}
    for date in (
        *("2026-02-30", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "-1-01-01", "2" * 5000),
        *("next Tuesday", "11/12/2026", "1700000000", "٢٠٢٦-١١-٠٣", "2026-11-03 24:00", "2026-03-29 02:30"),
        *("2026-11-03T10:00:00+99:00", "2026-12-31T23:59:60Z", "2026-11-03T10:00:00.123456789Z"),
        *("2026-11-03 10:00 Mars/Phobos", "2026-11-03 10:00 ../../etc/passwd"),
    )
}
MOMENTS: dict[str, Files] = {
    f"publish {moment}": _entry(f"publish: {moment}", "title: X", "shape: article", "owner: chief")
    for moment in (
        *("Thu 2026-12-01", "2026-02-30", "9999-12-31 23:59", "0001-01-01", "2026-12-01 09:30 Mars/X"),
        *("next blog slot after 9999-12-30", "week of 9999-12-27", "December 9999", "[2026-11-10"),
    )
}
HUGE: dict[str, Files] = {
    "shares without end": _entry("publish: 2026-12-10", "title: X", "evergreen: every 1 day, 100000000 times"),
    "a rung ages away": _entry(
        "publish: 2026-12-10", "title: X", "announce: {launch: {at: day 999999999, on: [blog]}}"
    ),
    "a rung beyond all years": _entry(
        "publish: 2026-12-10", "title: X", "announce: {launch: {at: 99999999999 days after publish, on: [blog]}}"
    ),
    "days beyond all years": {
        **_changed("{announce: standard}", "{days_before: {draft: {days: 999999999999, by: owner}}}"),
        **_entry("publish: 2026-12-10", "title: X", "shape: article"),
    },
    "quiet for ever": {
        **_changed(
            "{kind: mastodon}",
            "{kind: mastodon, quiet: {hours: 00:00 to 23:59, days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]}}",
        ),
        **_entry("publish: 2026-12-10", "title: X", "shape: article"),
    },
    "five hundred entries that nothing is right in": {
        f"calendar/w{number}.yaml": b"title: X\nowner: nobody%d\nshpe: articel\npublish: 2026-12-01\n" % number
        for number in range(500)
    },
    "a thousand entries in a file": {
        "calendar/many.yaml": b"".join(b"p%d: {title: P, publish: 2026-12-01}\n" % number for number in range(1000))
    },
}
SETTINGS: dict[str, Files] = {
    f"{new[:40]} for {old}": {**_changed(old, new), **_entry("publish: 2026-12-10", "title: X", "shape: article")}
    for old, new in (
        ("Europe/Berlin", "../../../etc/passwd"),
        *(("Europe/Berlin", zone) for zone in ("localtime", "posixrules", "Factory", "right/UTC", "utc", "+02:00")),
        ("https://little.example/", "javascript:alert(1)"),
        ("Little", '"</title><script>alert(1)</script>"'),
        ("[en, de]", '[../x, "en\\"><b>"]'),
        ("  chief:", '  "../../chief":'),
        ("  mastodon:", '  "../m/\\0":'),
        ("  languages", "  permalink: /{year.__class__}/{id!r}/\n  languages"),
        ("  languages", '  permalink: "/{id:>9999999999}/"\n  languages'),
        ("  languages", "  permalink: /{nope}/../\n  languages"),
        ("shapes:", "include: [../../etc/*.yaml, /etc/*.yaml]\nshapes:"),
    )
}
ENTRIES: dict[str, Files] = {
    "a rung that climbs out": _entry(
        "publish: 2026-12-10", "title: X", 'announce: {"../../launch": {at: day 0, on: [blog]}}'
    ),
    "words from elsewhere": {"calendar/x.yaml": b"publish: 2026-11-10\ntitle: X\ncontent: ../../../../etc/passwd\n"},
    "two plans in a file": _entry("title: X", "---", "title: Y"),
    "an empty plan": _entry(""),
    "keys of nothing": _entry("x:", "y: ~"),
    "a hold nobody understands": {
        "hold.yaml": b"since: whenever\nnonsense: 1\n",
        **_entry("publish: 2026-12-10", "title: X"),
    },
    "a status misspelt": _entry("publish: 2026-11-10", "title: X", "status: droped"),
    "publish misspelt": _entry("pubilsh: 2026-12-10", "title: X"),
    "an embargo whose day is still to be written": _entry("publish: 2026-11-10", "embargo:", "title: X"),
    "embargo misspelt": _entry("publish: 2026-11-10", "embrgo: 2026-12-10", "title: X"),
    "a title that breaks its line": _entry(
        "publish: 2026-12-10", 'title: "a\\r\\nEND:VEVENT\\r\\nBEGIN:VALARM;,\\\\ é"', "owner: chief", "public: teaser"
    ),
    "a key that colours the terminal": _entry('"\\e[31m::error::x": 1', "title: X"),
    "a date that forges a command": {POST: post("title: X", 'date: "\\e[31mred\\n::error::x"')},
    "a title that forges a command": {POST: post('title: "x\\n::error file=a::b"', "date: 2026-02-30")},
}
LEAKS: dict[str, Files] = {
    "a link to what is not out": {
        **_entry("publish: 2026-12-10", "title: X"),
        "content/posts/y.md": post("title: Y", "date: 2026-11-04", body="See [it](x.md).\n"),
    },
    "a theme that tells what is not out": {
        **_entry("publish: 2026-12-10", "title: X"),
        "theme/site/base.html": HIDDEN.encode(),
    },
}
CASES = DATES | MOMENTS | HUGE | SETTINGS | ENTRIES | LEAKS
