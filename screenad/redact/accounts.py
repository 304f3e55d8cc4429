"""Which contacts tell who somebody is: all but addresses that lead to a firm's own pages."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from screenad.facts.disguised import meant
from screenad.model import Contact, Report
from screenad.redact.stretches import Stretch
from screenad.text.fold import fold

#: Hosts whose every page is somebody's.
_PEOPLES = """instagram.com tiktok.com twitter.com x.com linkedin.com vk.com ok.ru youtube.com
    youtu.be threads.net weibo.com douyin.com xiaohongshu.com discord.gg discord.com snapchat.com
    skype.com linktr.ee reddit.com pinterest.com medium.com github.com paypal.me cash.app
    paypal.com venmo.com forms.gle docs.google.com drive.google.com"""
_PERSONAL = r"[@~?#=]|%40|(?:^|/)(?:u|user|users|profile|profiles|in|people|member|id\d*)/"


def accounts(report: Report) -> Iterator[Stretch]:
    """Give the contacts that are to be hidden: those of the report, and what others say."""
    yield from _stretches(report.contacts)
    yield from _stretches(meant(fold(report.ad.text)))


def shown_kind(contact: Contact) -> str:
    """Give the kind that a label names."""
    return "account" if contact.kind == "other" else contact.kind


def is_personal(contact: Contact) -> bool:
    """Tell whether a contact says who somebody is."""
    if contact.kind != "url":
        return True
    host, _, path = contact.value.partition("/")
    is_theirs = any(host == each or host.endswith(f".{each}") for each in _PEOPLES.split())
    return (is_theirs and bool(path)) or bool(_personal().search(contact.value))


def _stretches(found: Iterable[Contact]) -> Iterator[Stretch]:
    for each in found:
        if is_personal(each):
            yield Stretch(each.span.start, each.span.end, shown_kind(each), each.value)


@cache
def _personal() -> re.Pattern[str]:
    return re.compile(_PERSONAL, re.IGNORECASE)
