"""HTML that is not shown: a tag or an attribute that is not among those which a text may have.

Why: A text may come from anyone who opens a pull request. Scripts, frames, forms and styles of its own could change
the page around it, or watch its readers.

How to mend it: Write it in Markdown. Among the HTML that is shown are `<details>`, `<kbd>`, `<sub>`, `<sup>`, `<abbr>`,
`<figure>`, `<video>` and `<audio>`. What every page needs belongs into theme/site/.

For example:

    Press <kbd>Ctrl</kbd>, or [watch it](https://video.example/stuck-screw).
"""

from __future__ import annotations

SEVERITY = "warning"
