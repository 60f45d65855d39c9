"""A file says its address with a template that only another generator can fill in.

Why: An address of braces would be nobody's. Where a template needs no more than the file's own words, like
`/{{ title | slugify }}/`, it is filled in.

How to mend it: Write the address itself. Until then the page stands at the path of its file.

For example:

    permalink: /2026/12/stuck-screw/
"""

from __future__ import annotations

SEVERITY = "warning"
