"""A link that a browser would not open as a page, but run or hand to another program.

Why: `javascript:` runs with the rights of your site, `data:` shows a page of its author's under your name, and others
start programs of your readers. Such a link is shown as its words.

How to mend it: Link to a page, with a path or with an address that begins with `https:`; `mailto:` and `tel:` are
good too.

For example:

    [Write to us](mailto:desk@repair.example)
"""

from __future__ import annotations

SEVERITY = "warning"
