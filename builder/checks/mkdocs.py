"""MkDocs, which makes the pages that are no posts, cannot work with mkdocs.yml.

Why: A mistake there, or in a plugin or hook that it names, would lose pages or leave them half made.

How to mend it: Go to the place that is named. Dateline needs no mkdocs.yml; one that is there names `dateline` among
its plugins, and `content` as its docs_dir.

For example:

    site_name: Little
    docs_dir: content
    plugins: [dateline]
"""

from __future__ import annotations

SEVERITY = "error"
