"""An id with other characters than small letters, digits and hyphens.

Why: Ids stand in addresses, file names and feeds for ever.

How to mend it: Write it as the message offers.

For example:

    stuck-screw:
      title: Getting a stuck screw out
"""

from __future__ import annotations

SEVERITY = "error"
