"""Names, links and pictures that would break a disk, a server, or whoever looks at them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from hostile.inputs import POST, Files, dated, post

X = post("title: X", "date: 2026-11-03")
PICTURE = "content/posts/x"
HEADER = bytes.fromhex("89504e470d0a1a0a0000000d49484452")  # a PNG up to its width
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
Act = Callable[[Path], object]


def _shown(name: str, data: bytes) -> Files:
    return {**dated(f"![a]({name})\n"), f"content/posts/{name}": data}


NAMES: dict[str, Files] = {
    f"name {name!r}": {f"content/posts/{name}.md": X}
    for name in (
        *("a\nb", "<img src=x onerror=alert(1)>", "-rf", "con", "NUL", "x.", "x ", "a:b", "a*b?", 'a"b', "a\\b"),
        *("a\u202eb", "a\x1b[31mb", "a" * 240, " ", "a%2fb", "::error::x", "{{x}}", "a#b", "😀", "e\u0301", "a\udcffb"),
    )
}
MEETINGS: dict[str, Files] = {
    "two names but for case": {"content/posts/Case.md": X, "content/posts/case.md": X},
    "two spellings of a letter": {"content/posts/\u00e9.md": X, "content/posts/e\u0301.md": X},
    "a file and a folder": {"content/posts/x.md": X, "content/posts/x/index.md": X},
    "a page where a folder is": {
        "content/a.md": post("title: P", "permalink: /a.html"),
        "content/a.html/b.md": b"# x\n",
    },
    "where Dateline's own files are": {
        **dated("[r](../assets/site.css)\n"),
        "content/assets/site.css": b"x",
        "content/feed.xml.md": b"# F\n",
        "content/tags/index.md": b"# T\n",
        "content/404.md": b"# F\n",
    },
    "two hundred folders": {f"content/{'d/' * 200}x.md": X},
}
PICTURES: dict[str, Files] = {
    "ten thousand million pixels": _shown(
        "x.png", HEADER + (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0" + bytes(8)
    ),
    "a picture cut short": _shown("x.png", HEADER[:12]),
    "an empty picture": _shown("x.jpg", b""),
    "a page for a picture": _shown("x.png", b"<script>alert(1)</script>"),
    "a drawing with a script": _shown("x.svg", f'{SVG} onload="alert(1)"><script>alert(1)</script></svg>'.encode()),
    "a drawing of entities": _shown(
        "x.svg",
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
        + f"]>{SVG}><text>&i;</text></svg>".encode(),
    ),
    "a drawing of the machine's files": _shown(
        "x.svg", f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{SVG}><text>&x;</text></svg>'.encode()
    ),
    "a bottomless drawing": _shown("x.svg", f"{SVG}>{'<g>' * 20_000}".encode()),
    "what is hidden": {**dated("![a](.x.png) [b](../../.env)\n"), "content/posts/.x.png": b"SECRET", ".env": b"SECRET"},
    "a page as it is": {**dated("[r](../raw.html)\n"), "content/raw.html": b"<script>alert(1)</script>"},
    "a program": {**dated("[r](../x.php)\n"), "content/x.php": b"<?php SECRET"},
}
CACHES: dict[str, Files] = {
    "a memory of garbage": {".dateline/cache.db": b"garbage" * 1000, **dated("Body.\n")},
    "a theme that is broken": {"theme/site/post.html": b"{% if %}"},
    "a theme that has itself in it": {"theme/site/post.html": b'{% include "post.html" %}'},
    "a theme that reads the machine": {"theme/site/post.html": b'{% include "../../../../etc/passwd" %}'},
    "MkDocs' file that runs a program": {
        "mkdocs.yml": b"site_name: x\ndocs_dir: content\nplugins: [dateline]\n"
        b'extra: !!python/object/apply:os.system ["touch harm"]\n'
    },
    "MkDocs' file broken": {"mkdocs.yml": b"site_name: [\n"},
}
CASES = NAMES | MEETINGS | PICTURES | CACHES


def _link(path: str, to: str) -> Act:
    def make(root: Path) -> None:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.symlink_to(to)

    return make


def _fifo(path: str) -> Act:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / path)

    return make


def _folder(path: str) -> Act:
    def make(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir(parents=True)

    return make


ACTS: dict[str, Act] = {
    **{
        f"{path} is a link to {to}": _link(path, to)
        for path, to in (
            *((POST, "/etc/passwd"), ("content/etc", "/etc"), ("content/loop", "."), (f"{PICTURE}.png", "/etc/passwd")),
            *(("calendar.yaml", "/etc/passwd"), ("calendar/x.yaml", "/etc/passwd"), ("hold.yaml", "/etc/passwd")),
            *(("theme/site/base.html", "/etc/passwd"), ("mkdocs.yml", "/etc/passwd"), ("content", "/etc")),
            *((POST, "/nowhere"), (POST, "good.md")),
        )
    },
    "a post is a pipe": _fifo(POST),
    "an entry is a pipe": _fifo("calendar/x.yaml"),
    "a post is a folder": _folder(POST),
    "calendar.yaml is a folder": _folder("calendar.yaml"),
}
