"""An address or a path that leads out of the site.

Why: Nothing outside the site's own folder is ever written or read.

How to mend it: Write an address that begins at the site's root.

For example:

    permalink: /2026/12/stuck-screw/
"""

from __future__ import annotations

SEVERITY = "error"
