"""JSON Feed: a feed whose entries are records, with their text as a page or as it is."""

from collections.abc import Mapping

VERSION = "jsonfeed.org/version/"


def is_feed(value: Mapping[str, object]) -> bool:
    """Say whether an object is a feed: it says so itself."""
    return VERSION in str(value.get("version"))


def entries(feed: Mapping[str, object]) -> tuple[object, ...]:
    """Give the entries as records that name their fields as others do."""
    items = feed.get("items")
    return tuple(map(_record, items)) if isinstance(items, list) else ()


def _record(item: object) -> object:
    if not isinstance(item, dict):
        return item
    from screenad.inputs.markup.page import worded  # most records are in no feed

    html, authors = item.get("content_html"), item.get("authors") or item.get("author")
    told = {
        "content_html": "",
        "content_text": "",
        "content": worded(html) if isinstance(html, str) else item.get("content_text", ""),
        "url": item.get("url") or item.get("external_url") or "",
        "contact": authors or "",
    }
    # The text first: a summary that it holds is not read twice.
    return {**told, **{key: value for key, value in item.items() if key not in told}}
