"""Markdown that nests without end, blows up, or carries more than words; and bytes that are no text."""

from __future__ import annotations

from hostile.inputs import CALENDAR, POST, Files, dated, post

MANY = 20_000
X = post("title: X", "date: 2026-11-03")
SCRIPTS = (
    '<script>alert(1)</script><img src=x onerror=alert(1)><a href="jav&#x09;ascript:alert(1)">x</a> '
    "[y](javascript:alert(1)) [z](JaVaScRiPt&colon;alert(1)) <svg onload=alert(1)> <iframe src='//evil'></iframe> "
    "<base href='//evil'> <form action='//evil'><input name=x></form> <style>*{display:none}</style>\n"
)

NESTED: dict[str, Files] = {
    name: dated(body)
    for name, body in {
        "quotes": ">" * MANY + " x\n",
        "quotes, line by line": "".join(">" * depth + " x\n" for depth in range(1, 800)),
        "lists": "- " * MANY + "x\n",
        "lists, line by line": "".join("  " * depth + "- x\n" for depth in range(600)),
        "brackets": "[" * MANY + "\n",
        "links": "[a](" * MANY + "\n",
        "pictures": "![" * MANY + "\n",
        "stars": "*a_" * MANY + "\n",
        "bold": "**x" * MANY + "\n",
        "struck": "~~x" * MANY + "\n",
        "backticks": "".join("`" * run + "x " for run in range(1, 700)) + "\n",
        "divisions": "<div>" * MANY + "\n",
        "bold tags": "<b>" * MANY + "x\n",
        "bold tags in paragraphs": "<b>\n\n" * 5000 + "x\n",
        "tags closed by another": "<span><b></span>" * 5000 + "x\n",
        "tables in tables": "<table>" * 5000 + "x\n",
        "foreign elements": "<svg>" * 5000 + "<style>" * 500 + "x\n",
        "angle brackets": "<" * MANY + "\n",
        "comments": "<!--" * MANY + "\n",
        "instructions": "<?" * MANY + "\n",
        "braces of templates": "{% if " * 3000 + "{{" * MANY + "\n" + "{: " * 5000 + "\n",
        "math": "$" + "{" * MANY + "$ $$" + "\\frac" * 5000 + "$$\n",
    }.items()
}
GROWING: dict[str, Files] = {
    name: dated(body)
    for name, body in {
        "wide table": "|" + "a|" * MANY + "\n|" + "-|" * MANY + "\n" + "|x|\n" * 20,
        "short rows of a wide table": "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|\n" * 5000,
        "references": "".join(f"[a{number}]: http://x/{number}\n" for number in range(MANY)) + "[a1] " * 1000,
        "a long reference, often": f"[a]: <http://x/{'b' * MANY}>\n\n" + "[a] " * 5000,
        "footnotes": "".join(f"[^{number}] " for number in range(2000))
        + "\n\n"
        + "".join(f"[^{number}]: note [^{number + 1}]\n\n" for number in range(2000)),
        "one footnote, often": "[^a] " * MANY + "\n\n[^a]: x\n",
        "headings of one name": "# a\n" * MANY,
        "ampersands": "&" * MANY + "\n",
        "addresses": "www." * MANY + "\n",
        "mail addresses": "a@b" * MANY + "\n",
        "over a megabyte": "word " * 300_000,
        "Perl without an end": "```perl\n" + '"\\' * 20_000 + "\n```\n",
        "PHP without an end": "```php\n" + "<?php " + '$a="{$' * 10_000 + "\n```\n",
        "JSON without an end": "```json\n" + '{"a":' * MANY + "\n```\n",
    }.items()
}
HARMFUL: dict[str, Files] = {
    "scripts": dated(SCRIPTS),
    "data as a page": dated("[x](data:text/html;base64,PHNjcmlwdD4=) ![y](data:image/svg+xml;base64,AAAA)\n"),
    "names of the page's own parts": dated('# main\n\n# constructor\n\n<a id="cookie" name="body">x</a>\n'),
    "a language that closes its attribute": dated('```"><script>alert(1)</script>\nx\n```\n'),
    "templates": {
        POST: post('title: "{{ 7*7 }}"', "date: 2026-11-03", body="{{ self.__init__.__globals__ }}{% include 'x' %}\n")
    },
    "files of the machine": dated("![a](/etc/passwd) ![b](../../../../../etc/passwd) ![c](file:///etc/passwd)\n"),
}
BYTES: dict[str, Files] = {
    "byte order mark": {POST: b"\xef\xbb\xbf" + X},
    "UTF-16": {POST: X.decode().encode("utf-16")},
    "UTF-16 without a mark": {POST: X.decode().encode("utf-16-le")},
    "UTF-32": {POST: X.decode().encode("utf-32")},
    "Latin-1": {POST: post("title: Café", "date: 2026-11-03").decode().encode("latin-1")},
    "CRLF": {POST: X.replace(b"\n", b"\r\n")},
    "CR": {POST: X.replace(b"\n", b"\r")},
    "no text at all": {POST: bytes(range(256)) * 16},
    "NUL in the words": dated("a\0b\n"),
    "NUL in the front matter": {POST: post('title: "X\0Y"', "date: 2026-11-03")},
    "control characters": dated("a\x07b\x1b[31mred\x08\n"),
    "half a letter": dated("\ud800\n"),
    "overlong": {POST: X + b"\xc0\xaf\n"},
    "line separators": {POST: post('title: "a\u2028b"', "date: 2026-11-03", "bad: [")},
    "words that run backwards": {POST: post('title: "a\u202eb"', "date: 2026-11-03", body="x\u2066y\n")},
    "empty": {POST: b""},
    "blank": {POST: b"   \n\n"},
    "calendar.yaml in UTF-16": {"calendar.yaml": CALENDAR.encode("utf-16")},
    "calendar.yaml in Latin-1": {"calendar.yaml": CALENDAR.replace("Little", "Café").encode("latin-1")},
    "an entry with CR": {"calendar/x.yaml": b"publish: 2026-12-01\rtitle: X\r"},
}
CASES = NESTED | GROWING | HARMFUL | BYTES
