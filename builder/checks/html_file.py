"""There is raw HTML in content/, and it is not published.

Why: It may hold scripts, and would be public as it is, whatever the plan says. Often it is left over from
another generator.

How to mend it: Nothing needs to be done. If all of it may be public, say so in calendar.yaml; what it shows is then
public too.

For example:

    site:
      html_files: publish
"""

from __future__ import annotations

SEVERITY = "warning"
