"""A name that does not work everywhere.

Why: The name has something in it that cannot be shown, or that Windows does not allow; whoever has such a
disk could not even fetch the project. A name that cannot be shown is not read at all.

How to mend it: Give the file or the folder another name, of letters, digits, hyphens and dots within it. The folders
that are read are called `calendar` and `content`.

For example:

    content/posts/why-screws-rust.md
"""

from __future__ import annotations

SEVERITY = "error"
