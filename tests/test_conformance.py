"""The GFM specification's own examples, before the cleaner: what GitHub shows is what we show."""

from __future__ import annotations

import pytest

from conformance import differing
from conftest import REPOSITORY

GFM = REPOSITORY.parent / "shared" / "conformance" / "gfm"
BARE = "shows what the parser does without the extension that links bare addresses"
FILTERED = "the cleaner takes tags out, and not the engine"
COMMENT = "CommonMark 0.31 lets comments hold two hyphens, and GitHub follows"
EXCEPTIONS = {
    "spec.txt": {610: BARE, 616: BARE, 619: BARE, 620: BARE, 645: COMMENT, 646: COMMENT, 653: FILTERED},
    "extensions.txt": {
        19: "an address whose host begins with an emoji is not linked, like any other that cannot be typed",
        22: FILTERED,
        23: "notes are called by their names, as GitHub does since 2021",
    },
}


@pytest.mark.parametrize(("name", "examples"), [("spec.txt", 673), ("extensions.txt", 27)])
def test_every_example(name: str, examples: int) -> None:
    """All are as the specification has them but for those of the table; and all of these differ."""
    if not GFM.is_dir():
        pytest.skip(f"conformance: {GFM} is not at hand")
    count, different = differing(GFM / name)
    assert count == examples
    assert set(different) == set(EXCEPTIONS[name]), [different[one] for one in set(different) - set(EXCEPTIONS[name])]
