"""Formulas in TeX to MathML, which a browser shows and reads aloud without help: the only file that knows the library.

What cannot be made of a formula is shown as it was written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

FORMULA = re.compile(
    r'<(span|code) data-math-style="(inline|display)">([^<]*)</\1>'
    r'|<pre><code [^>]*data-math-style="display"[^>]*>([^<]*)</code></pre>'
)
LONGEST = 4_000  # characters of one formula; the library's time is quadratic in some of them
MOST = 150_000  # and of all formulas of a text: some two seconds
EACH = 20  # what a formula costs beside its characters
DEEPEST = 60  # elements within each other; twice as deep the library fails or not, by what called it
_ELEMENTS = """
math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mtable mtr
mtd mstyle mpadded mphantom menclose none mprescripts
"""
ELEMENTS = set(_ELEMENTS.split())
# no href, class, id or style: the library takes them from the formula
_ATTRIBUTES = """
accent accentunder align close columnalign columnlines columnspacing depth display displaystyle fence form height
linebreak linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation open rowlines rowspacing
rspace scriptlevel separator stretchy symmetric voffset width
"""
ATTRIBUTES = set(_ATTRIBUTES.split())
ALIGNED = re.compile(r"\\(begin|end)\{(?:aligned|gathered|split|gather)\*?\}")


def shown(made: str) -> str:
    """Return *made* with its formulas as MathML, as many as can be made in good time."""
    left = MOST

    def formula(found: re.Match[str]) -> str:
        nonlocal left
        display = (found[2] or "display") == "display"
        tex = html.unescape(found[3] or found[4] or "").strip()
        left -= len(tex) + EACH
        return (_mathml(tex, display=display) if left > 0 else "") or _written(tex, display=display)

    return FORMULA.sub(formula, made)


def _written(tex: str, *, display: bool) -> str:
    code = f'<code class="formula">{html.escape(tex)}</code>'
    return f'<span class="formula-block">{code}</span>' if display else code


@lru_cache(maxsize=4096)
def _mathml(tex: str, *, display: bool) -> str:
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - few texts have formulas

    if not tex or len(tex) > LONGEST:
        return ""
    try:
        made = convert_to_element(ALIGNED.sub(r"\\\1{align*}", tex), display="block" if display else "inline")
        return "".join(_serialized(made, alttext=tex))
    except Exception:  # noqa: BLE001 - it raises what it likes, also of Python's own
        return ""


def _serialized(element: Any, depth: int = 0, **more: str) -> Iterator[str]:  # noqa: ANN401 - of xml.etree
    if depth > DEEPEST or element.tag not in ELEMENTS:
        raise ValueError
    kept = {**{name: value for name, value in element.attrib.items() if name in ATTRIBUTES}, **more}
    written = "".join(f' {name}="{_escaped(value)}"' for name, value in kept.items())
    yield f"<{element.tag}{written}>"
    yield _escaped(element.text or "")
    for child in element:
        yield from _serialized(child, depth + 1)
        yield _escaped(child.tail or "")
    yield f"</{element.tag}>"


def _escaped(text: str) -> str:
    """Escape a text that the library has written with entities."""
    return html.escape(html.unescape(text))
