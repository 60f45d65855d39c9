"""A drawing that is more than a drawing.

Why: An SVG file can hold programs, load things from elsewhere, and grow to any size while it is read. Opened alone, it
may do all that a page of your site may. It is not published.

How to mend it: Save it as plain SVG, without scripts and links to other files, or as PNG.

For example:

    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6H1z"/></svg>
"""

from __future__ import annotations

SEVERITY = "error"
