"""Front matter that is broken, bottomless, or says something else than it seems to."""

from __future__ import annotations

from hostile.inputs import POST, Files, post

TITLE, DATE = "title: X", "date: 2026-11-03"
DEEP = 50_000


def _with(*lines: str) -> Files:
    return {POST: post(TITLE, DATE, *lines)}


def _raw(text: str) -> Files:
    return {POST: text.encode()}


YAML: dict[str, Files] = {
    "never closed": _raw("---\ntitle: X\ndate: 2026-11-03\n\nSECRET\n"),
    "only a fence": _raw("---\n"),
    "a list": _raw("---\n- a\n- b\n---\nBody\n"),
    "a word": _raw("---\nwords alone\n---\nBody\n"),
    "nothing between the fences": _raw("---\n---\nBody\n"),
    "two documents": _raw("---\ntitle: X\ndate: 2026-11-03\n---\nBody\n\n---\ntitle: Y\n---\nmore\n"),
    "alias bomb": _with(
        "a: &a [x,x,x,x,x,x,x,x,x]", *(f"{b}: &{b} [{f'*{a},' * 9}]" for a, b in zip("abcde", "bcdef", strict=True))
    ),
    "merge key": _with("x: &x {a: 1}", "<<: *x"),
    "a tag that runs a program": _with('x: !!python/object/apply:os.system ["touch harm"]'),
    "bottomless list": _with("x: " + "[" * DEEP),
    "bottomless mapping": _with("x: " + "{a: " * DEEP),
    "300 kB": _with(f'x: "{"y" * 300_000}"'),
    "a key twice": _with("title: Y"),
    "a key twice but for its case": _with("Title: Y", "Date: 2030-01-01"),
    "a tab": _raw("---\ntitle:\n\tX\ndate: 2026-11-03\n---\nBody\n"),
    "a key that is a list": _with("? [a]", ": b"),
    "merge conflict": _raw(
        "---\n<<<<<<< HEAD\ntitle: X\n=======\ntitle: Y\n>>>>>>> other\ndate: 2026-11-03\n---\nBody\n"
    ),
    "conflict in the words": {
        POST: post(TITLE, DATE, body="One\n\n<<<<<<< HEAD\nSECRET\n=======\ntheirs\n>>>>>>> b\n\nTwo\n")
    },
    "words after a hash": {POST: post("title: Heat #repair", DATE)},
    "words after a colon": {POST: post("title: Portrait: the café", DATE)},
    "a leading at": {POST: post("title: @home", DATE)},
    "a title of hours": {POST: post("title: 9:30", DATE)},
    "a title list": {POST: post("title: [a, b]", DATE)},
    "a date list": {POST: post(TITLE, "date: [2026-11-03]")},
    "tags in a mapping": _with("tags: {a: b}"),
    "tags in lists in lists": _with("tags: [[a, [b]], {c: d}]"),
    "tags of nothing": _with("tags:", "authors: ~"),
    "a thousand tags": _with(f"tags: [{','.join(f't{number}' for number in range(1000))}]"),
    "a title of a hundred thousand letters": {POST: post(f"title: {'word ' * 20_000}", DATE)},
    "a status nobody knows": {POST: post(TITLE, DATE, "status: drafft", body="SECRET\n")},
    "a draft that is neither yes nor no": {POST: post(TITLE, DATE, "draft: yess", body="SECRET\n")},
    "a draft in capitals": {POST: post(TITLE, DATE, "Draft: TRUE", body="SECRET\n")},
}
PRIVATE: dict[str, Files] = {
    f"kept back by “{line}”": {POST: post(TITLE, DATE, line, body="SECRET\n")}
    for line in (
        *("publish: 2026-12-12", "publish: no", "publish: [no]", "published: 2026-12-12", "published: {a: b}"),
        *("private: true", "visibility: private", "wip: yes", "embargo: 2026-12-12", "embargo: until the fair"),
        *("embargo_until: 2026-12-12", "publish_on: 2026-12-12", "scheduled: 2026-12-12 10:00"),
    )
}
TOML: dict[str, Files] = {
    "TOML without quotes": _raw("+++\ntitle = X\n+++\nBody\n"),
    "TOML never closed": _raw('+++\ntitle = "X"\ndate = 2026-11-03\nSECRET\n'),
    "TOML key twice": _raw('+++\ntitle = "X"\ntitle = "Y"\n+++\nBody\n'),
    "bottomless TOML": _raw(f'+++\ntitle = "X"\ndate = 2026-11-03\nx = {"[" * DEEP}{"]" * DEEP}\n+++\nBody\n'),
    "TOML number of 5,000 digits": _raw(f'+++\ntitle = "X"\ndate = 2026-11-03\nx = {"9" * 5000}\n+++\nBody\n'),
    "TOML key of many dots": _raw(f'+++\ntitle = "X"\ndate = 2026-11-03\n{".".join("a" * 5000)} = 1\n+++\nBody\n'),
}
JSON: dict[str, Files] = {
    "bottomless JSON": _raw(f'{{"title": "X", "date": "2026-11-03", "x": {"[" * DEEP}\n\nBody\n'),
    "JSON key twice": _raw('{\n"title": "X", "title": "Y", "date": "2026-11-03"\n}\n\nBody\n'),
    "JSON half a letter": _raw('{\n"title": "X\\ud800", "date": "2026-11-03"\n}\n\nBody\n'),
    "JSON that is no number": _raw('{\n"title": "X", "date": "2026-11-03", "x": NaN, "y": 1e999999\n}\n\nBody\n'),
    "JSON number of 5,000 digits": _raw(f'{{\n"title": "X", "date": "2026-11-03", "x": {"9" * 5000}\n}}\n\nBody\n'),
}
ADDRESSES: dict[str, Files] = {
    f"address {line}": _with(line)
    for line in (
        "slug: ../../../etc/x",
        "permalink: //evil.example/x",
        "permalink: /a/../../b/",
        "permalink: /%2e%2e/%2e%2e/b/",
        'permalink: "/a%00b/"',
        'permalink: "/a%0ab/"',
        'permalink: "/a?b=c#d"',
        "permalink: /feed.xml",
        "permalink: /",
        "permalink: /con/aux.txt/",
        "permalink: /posts/good/",
        f"permalink: /{'a' * 400}/",
        'tags: ["../../x", "..", ".", "", " ", "/", "a/b", "CON", "<b>"]',
        'authors: ["<script>alert(1)</script>"]',
        'guid: "a\\nb"',
        "lang: xx",
    )
}
CASES = YAML | PRIVATE | TOML | JSON | ADDRESSES
