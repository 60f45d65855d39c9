"""No number of the list of networks was forgotten: each is a fact of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from builder.channels import all_rules
from builder.model.network import Fact
from conftest import REPOSITORY

LIST = REPOSITORY.parent / "shared" / "channels.yaml"
BYTES = {"MB": 10**6, "MiB": 2**20}
OURS = (
    *("x", "facebook", "instagram", "youtube", "tiktok", "pinterest", "reddit", "hackernews", "lobsters", "devto"),
    *("medium", "hashnode", "podcast", "press", "print", "discourse", "lemmy", "nostr", "matrix", "google_business"),
)
# found since in what the network publishes
ADDED: dict[str, list[tuple[float, str]]] = {"hashnode": [(5, "count")]}
TELLS = {"count": "count", "posts/24h": "count", "MB": "byte", "MiB": "byte", "USD": "usd"}


def numbers(value: Any) -> Iterator[tuple[float, str]]:  # noqa: ANN401 - a document of YAML
    """Yield each number of a part of the list with its unit; one that is unknown has none."""
    if isinstance(value, dict) and "v" in value:
        unit = str(value["unit"])
        each = value["v"] if isinstance(value["v"], list) else [value["v"]]
        yield from ((one * BYTES.get(unit, 1), TELLS.get(unit, unit)) for one in each if one)
    elif isinstance(value, dict):
        for part in value.values():
            yield from numbers(part)


@pytest.mark.parametrize("kind", OURS)
def test_a_network_has_a_file(kind: str) -> None:
    assert all_rules()[kind].kind == kind


@pytest.mark.parametrize("kind", OURS)
def test_every_number_of_the_list_is_a_fact(kind: str) -> None:
    """Value and unit are those of the list; what Facebook makes a card of is listed apart."""
    if not LIST.is_file():
        pytest.skip(f"{LIST} is not at hand")
    listed = yaml.safe_load(LIST.read_text("utf-8"))
    wanted = sorted([*numbers(listed["channels"].get(kind, {})), *numbers(listed["link_preview"].get(kind, {}))])
    facts: list[Fact] = list(all_rules()[kind].facts.values())
    wanted = sorted([*wanted, *ADDED.get(kind, [])])
    found = sorted((fact.value, fact.unit) for fact in facts if fact.value)
    assert found == wanted
