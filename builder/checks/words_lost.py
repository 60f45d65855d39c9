"""Words that YAML would eat.

Why: In text without quotation marks ` #` begins a comment and `: ` begins a new key; in `{ }` a comma ends the text;
and a text cannot begin with `@`, `*`, `&`, `%`, a backtick or a bracket. What you wrote would be cut there, and nobody
would see it until it is out.

How to mend it: Put the text in quotation marks, as the message shows, or in a block after `|`. `dateline check --fix`
puts the quotation marks where there is no doubt.

For example:

    mastodon: "Heat #repair"
"""

from __future__ import annotations

SEVERITY = "error"
