"""The HTML that authors may write, and the links: all else is left out, and told.

No `style` and no handlers; no `name` but of `<a>`, since that of a form, frame or picture takes a place in `document`.
"""

from __future__ import annotations

_TAGS = """
a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data
dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd
li map mark nav ol p picture pre q rp rt rtc ruby s samp section small source span strike strong sub summary sup table
tbody td tfoot th thead time tr track tt u ul var video wbr
"""
TAGS = set(_TAGS.split())
ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "role", "translate"},
    "a": {"href", "hreflang", "name", "download"},
    "audio": {"src", "controls", "preload", "loop", "muted"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "code": {"data-math-style", "data-meta"},
    "col": {"align", "span"},
    "colgroup": {"align", "span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "checked", "disabled"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "type"},
    "span": {"data-math-style"},
    "table": {"summary"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "th": {"align", "scope", "colspan", "rowspan", "headers"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "controls", "preload", "poster", "width", "height", "loop", "muted", "playsinline"},
}
SCHEMES = {"http", "https", "mailto", "tel", "sms", "xmpp", "irc", "geo", "webcal", "entry"}
