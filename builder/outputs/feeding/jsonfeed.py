"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json

from builder.model.feeds import FeedItem, FeedView

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(view: FeedView, items: tuple[str, ...]) -> bytes:
    """Return *view* with its *items*, each by `json_item`."""
    top = {
        "version": VERSION,
        "title": view.title,
        "home_page_url": view.page,
        "feed_url": view.url,
        "description": view.description,
        "authors": [{"name": view.author}],
        "language": view.lang,
        "hubs": [{"type": "WebSub", "url": view.hub}] if view.hub else [],
    }
    head = _text({name: said for name, said in top.items() if said})
    listed = ",\n".join(items)
    return f'{head[:-1]},"items":[\n{listed}\n]}}\n'.encode()


def json_item(item: FeedItem, words: str) -> str:
    """Return *item* as text; without *words* it says its summary."""
    told = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        **({"content_html": words} if words else {"content_text": item.summary or item.title}),
        "summary": item.summary,
        "image": item.cover.url if item.cover else "",
        "date_published": item.published,
        "date_modified": item.updated if item.updated != item.published else "",
        "authors": [{"name": author} for author in item.authors],
        "tags": list(item.tags),
        "language": item.lang,
        "attachments": [
            {
                "url": one.url,
                "mime_type": one.mime,
                **({"size_in_bytes": one.length} if one.length else {}),
                **({"duration_in_seconds": one.duration} if one.duration else {}),
            }
            for one in item.enclosures
        ],
    }
    return _text({name: said for name, said in told.items() if said or name == "content_html"})


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
