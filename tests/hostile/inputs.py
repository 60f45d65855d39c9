"""What every hostile input is made of: files, by their paths, that are put into a small project that is published."""

from __future__ import annotations

POST = "content/posts/x.md"
Files = dict[str, bytes]

CALENDAR = """\
site:
  title: Little
  url: https://little.example/
  namespace: little.example,2026
  languages: [en, de]
timezone: Europe/Berlin
channels:
  blog: {kind: site, slots: [Tue 09:30], at: 09:00}
  mastodon: {kind: mastodon}
announce:
  standard:
    launch: {at: day 0, on: [blog, mastodon]}
people:
  chief: {name: Managing editor}
shapes:
  article: {announce: standard}
"""
GOOD: Files = {
    "calendar.yaml": CALENDAR.encode(),
    "content/posts/good.md": b"---\ntitle: Good\ndate: 2026-11-01\ntags: [a]\n---\nFine words here.\n",
    "content/posts/other.md": b"---\ntitle: Other\ndate: 2026-11-02\ntags: [a]\n---\nMore fine words.\n",
    "content/about.md": b"# About\n\nUs.\n",
}


def post(*lines: str, body: str = "Body words.\n") -> bytes:
    """Return a post with these lines of front matter."""
    return "\n".join(["---", *lines, "---", body]).encode("utf-8", "surrogatepass")


def dated(body: str) -> Files:
    """Return a post that is out, with this body."""
    return {POST: post("title: X", "date: 2026-11-03", body=body)}
