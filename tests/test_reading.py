"""Whatever stands in a file: reading it gives problems with places, and never an exception."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as some

from builder.load.text import decode
from builder.load.yaml import read

MARKS = some.text(alphabet="ab: \n#-{}[],'\"|>@*&!%?`\té", max_size=60)


@given(MARKS)
@example("a: &")
@example("a: [ , \n")
@example("a: {b:[ c,\n  : [,\n")
@example("a: {b: c, d, e}")
def test_any_text_can_be_read_or_says_why(text: str) -> None:
    """Each problem has its place in the text, and each mend finds there what it would replace."""
    lines = text.split("\n")
    for problem in read("plan.yaml", text).problems:
        assert 1 <= problem.at.line <= len(lines)
        assert 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1
        if problem.fix:
            assert lines[problem.fix.at.line - 1][problem.fix.at.column - 1 :].startswith(problem.fix.old)


@given(some.binary(max_size=40))
@example(b"\xff\xfea")
@example(b"\xef\xbb\xbf\xff")
def test_any_bytes_are_text_or_say_why(data: bytes) -> None:
    text, problem = decode("plan.yaml", data)
    assert problem is not None or text.isascii() or data.decode("utf-8-sig")


@given(some.text(alphabet=some.characters(codec="utf-8"), max_size=40))
def test_quoted_text_is_never_touched(words: str) -> None:
    """What the hints offer can be read, and means the words."""
    plain = "".join(character for character in words if character.isprintable())
    quoted = plain.replace("\\", "\\\\").replace('"', '\\"')
    found = read("plan.yaml", f'title: "{quoted}"\n')
    assert found.problems == () or {problem.rule for problem in found.problems} == {"control-character"}
    assert found.problems or found.value == {"title": plain}
