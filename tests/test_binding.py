"""A file belongs to an entry when its name says so in any spelling; what is planned never goes out by its own date."""

from __future__ import annotations

import pytest

from builder.pipeline import Build
from conftest import Project, built

PAST = "---\ndate: 2026-01-06\ntitle: Secret\n---\nSecret words of a piece that waits for the year to come.\n"
ENTRY = "title: Secret\nembargo: 2027-01-01\npublish: 2026-01-06\n"


def public(made: Build) -> set[str]:
    return {edition.path for edition in made.made.public.editions} if made.made else set()


@pytest.mark.parametrize(
    ("plan", "entry", "post"),
    [
        ("calendar/secret.yaml", ENTRY, "content/posts/secret.md"),
        ("calendar/secret.yml", ENTRY, "content/2026-01-06-secret.md"),
        ("calendar/secret.YAML", ENTRY, "content/posts/Secret.md"),
        ("calendar/two-words.yaml", ENTRY, "content/posts/two_words.md"),
        ("calendar/2026-01-06-full.yaml", ENTRY, "content/posts/2026-01-06-full.md"),
        ("calendar/Capital.yaml", ENTRY, "content/posts/capital.md"),
        ("calendar/secret.yaml", ENTRY, "content/posts/secret/index.md"),
        ("calendar/secret.yaml", ENTRY, "content/posts/secret/_index.md"),
        ("calendar/secret.yaml", ENTRY, "content/posts/secret.fr.md"),
        ("calendar/secret.yaml", ENTRY, "content/posts/secret.de-AT.md"),
        ("calendar/other.yaml", ENTRY + "content: content/posts/launch.md\n", "content/posts/launch.md"),
        ("calendar/other.yaml", ENTRY + "content: ./content/posts/launch.md\n", "content/posts/launch.md"),
        ("calendar/other.yaml", ENTRY + "content: posts/launch.md\n", "content/posts/launch.md"),
        ("calendar/other.yaml", ENTRY + "content: launch.md\n", "content/posts/launch.md"),
        ("calendar/empty.yaml", "", "content/posts/empty.md"),
        ("calendar/empty.yaml", "# later\n", "content/posts/empty.md"),
        ("calendar/many.yaml", '"multi-c":\n  title: x: y\n', "content/posts/multi-c.md"),
        ("calendar/many.yaml", "? multi-d\n: {title: [}\n", "content/posts/multi-d.md"),
        ("calendar/many.yaml", "  multi-e:\n    title: x: y\n", "content/posts/multi-e.md"),
        ("calendar/many.yaml", "{multi-f: {title: x: y}}\n", "content/posts/multi-f.md"),
        ("calendar/many.yaml", "x:\n  title: x: y\n  content: content/posts/launch.md\n", "content/posts/launch.md"),
        ("calendar/secret.yaml", ENTRY + "embrago: 2027-01-01\n", "content/posts/secret.md"),
    ],
)
def test_what_is_planned_waits(project: Project, plan: str, entry: str, post: str) -> None:
    assert public(built(project({plan: entry, post: PAST}))) == set()


def test_a_plan_in_another_encoding_hides_what_it_names(project: Project) -> None:
    root = project({"content/posts/secret.md": PAST})
    (root / "calendar").mkdir()
    (root / "calendar/plan.yaml").write_bytes("secret:\n  embargo: 2027-01-01\n".encode("utf-16-le"))
    assert public(built(root)) == set()


def test_a_plan_that_is_a_link_hides_what_it_is_called(project: Project) -> None:
    root = project({"content/posts/secret.md": PAST, "elsewhere.yaml": ENTRY})
    (root / "calendar").mkdir()
    (root / "calendar/secret.yaml").symlink_to(root / "elsewhere.yaml")
    made = built(root)
    assert public(made) == set()
    assert [problem.rule for problem in made.problems] == ["symlink-escapes"]


def test_one_file_for_two_entries_is_of_neither(project: Project) -> None:
    open_ = "title: Open\npublish: 2026-01-06\ncontent: content/posts/launch.md\n"
    closed = ENTRY + "content: content/posts/launch.md\n"
    made = built(project({"calendar/a.yaml": closed, "calendar/z.yaml": open_, "content/posts/launch.md": PAST}))
    assert public(made) == set()
    assert [problem.rule for problem in made.errors] == ["duplicate-id"]


def test_others_go_out_by_their_own_date(project: Project) -> None:
    made = built(project({"calendar/secret.yaml": ENTRY, "content/posts/open.md": PAST.replace("Secret", "Open")}))
    assert public(made) == {"posts/open/"}


def test_a_slip_elsewhere_in_an_entry_makes_no_secret_of_what_was_out(project: Project) -> None:
    """Another post may still name its address: only the entry in error is withheld."""
    made = built(
        project(
            {
                "calendar/b.yaml": "titel: B\npublish: 2026-01-06\n",
                "content/posts/b.md": "Words of B.\n",
                "content/posts/a.md": "---\ndate: 2026-01-05\n---\nSee https://little.example/2026/01/b/.\n",
            }
        )
    )
    assert public(made) == {"posts/a/"}
    assert made.made is not None
    assert made.made.canaries == ()
