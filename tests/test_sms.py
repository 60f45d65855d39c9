"""What an SMS counts: its encoding, its length, and how many are paid for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.model.message import Count, Draft
from conftest import REPOSITORY
from test_channels import rows, text_of

GSM = REPOSITORY.parent / "shared" / "conformance" / "gsm"
# the lines of the tables that are not so, and the whole of them
DIFFERS = {
    "GSM0338-table-1.1.TXT": {"\xa0"},  # stands for the escape, which is no character
    "GSM0338-table-2.0.TXT": {"\xa0", "ç"},  # 3GPP TS 23.038 shows the capital at 0x09, and so do gateways
}


def sms(text: str) -> Count:
    return rules_of("sms").count(Draft(text))


@pytest.mark.parametrize("row", rows("sms"))
def test_sms(row: dict[str, Any]) -> None:
    count = sms(text_of(row))
    assert count.length == sum(row["length"])
    assert count.more == {"encoding": row["encoding"], "segments": row["segments"]}
    assert (count.unit, count.limit) == (("septet", 160) if row["encoding"] == "gsm7" else ("utf16", 70))
    assert count.fits == (row["segments"] == 1)
    assert not any(over.certain for over in count.over), "what costs more is sent all the same"


def table(file: Path) -> Iterator[tuple[str, int]]:
    """Yield each character of a table with the septets that it takes: a code of two bytes takes two."""
    for line in file.read_text("latin-1").splitlines():
        if line.startswith("0x"):
            code, letter = line.split()[:2]
            yield chr(int(letter, 16)), (len(code) - 2) // 2


@cache
def encodings() -> dict[str | int, set[str]]:
    """Return every character there is, by the encoding of a message that it stands alone in."""
    found: dict[str | int, set[str]] = defaultdict(set)
    for letter in map(chr, range(0x11_0000)):
        found[sms(letter).more["encoding"]].add(letter)
    return found


@pytest.mark.parametrize(
    ("name", "letters"), [("GSM0338-table-1.1.TXT", 128 + 10), ("GSM0338-table-2.0.TXT", 128 + 10)]
)
def test_the_alphabet(name: str, letters: int) -> None:
    """Each character of the tables takes what they say, and no other character is of the alphabet."""
    if not (GSM / name).is_file():
        pytest.skip(f"{GSM / name} is not at hand")
    found = dict(table(GSM / name))
    assert len(found) == letters
    counts = {letter: sms(letter) for letter in found}
    assert {
        letter
        for letter, takes in found.items()
        if (counts[letter].more["encoding"], counts[letter].length) != ("gsm7", takes)
    } == DIFFERS[name]
    assert encodings().keys() == {"gsm7", "ucs2"}
    assert encodings()["gsm7"] - set(found) == {"Ç"} - set(found)


@given(some.text(some.characters(exclude_categories=())))
def test_any_text_counts(text: str) -> None:
    """Any text can be counted, lone surrogates too, and more words never cost less."""
    count, longer = sms(text), sms(text + "a")
    assert count.length == (
        len(text.encode("utf-16-le", "surrogatepass")) // 2 if "utf16" in count.unit else count.length
    )
    assert int(longer.more["segments"]) >= int(count.more["segments"]) >= 1
    assert longer.length == count.length + 1
