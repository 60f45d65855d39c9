"""Words that YAML would eat.

Why: In text without quotation marks ` #` begins a comment and `: ` begins a new key. What you wrote would be cut
there, and nobody would see it until it is out.

How to mend it: Put the text in quotation marks, as the message shows, or in a block after `|`.

For example:

    mastodon: "Heat #repair"
"""

from __future__ import annotations

SEVERITY = "error"
