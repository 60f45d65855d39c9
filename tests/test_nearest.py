"""What a name was probably meant to be: told of a few names and of thousands, of these by how it begins."""

from __future__ import annotations

import pytest

from builder.model.nearest import nearest

FEW = ("stuck-screw", "charger-drawer", "fund-report")
MANY = tuple(f"person-{number}" for number in range(5000))


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("stuck-scew", FEW, "stuck-screw"),
        ("Fund-Report", FEW, "fund-report"),
        ("fudn-report", FEW, "fund-report"),
        ("nothing-like-it", FEW, ""),
        ("stuck-scew", (*MANY, *FEW), "stuck-screw"),
        ("person-4321x", MANY, "person-4321"),
        ("nothing-like-it", MANY, ""),
        ("x", (), ""),
    ],
)
def test_nearest(name: str, names: tuple[str, ...], meant: str) -> None:
    assert nearest(name, names) == meant
    assert nearest(name, reversed(names)) == meant
