"""What the host of an address tells: free mail, a short link, a disguised or a borrowed name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from screenad.model import Contact

#: What stands beside a borrowed name without a hyphen: "amazonjobs".
_BESIDE = """job|jobs|hr|career|careers|work|works|hiring|hire|recruit|recruitment|team|online|vip
    |airline|airlines|airways|mall|shop|task|tasks|earn|bonus|official|support|app|partner|agent|global|group|pro|hub|center"""
#: Endings under which a firm's own name is the firm's: a country's, and the oldest ones.
_OWN = r"(?:com?|org|net|gov|edu|ac)?\.?[a-z]{2}|com|org|net|int|edu|gov"


class Host(StrEnum):
    """A kind of host."""

    FREE_MAIL = "free-mail"
    SHORTENER = "shortener"
    PUNYCODE = "punycode"
    BORROWED = "borrowed-name"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Hosts of free mail and of short links, and those of firms whose names are borrowed."""

    free_mail: frozenset[str] = frozenset()
    shorteners: frozenset[str] = frozenset()
    firms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def kinds(self, contact: Contact) -> frozenset[Host]:
        """Tell what kinds of host an address has."""
        host = _host(contact)
        told = {
            Host.FREE_MAIL: contact.kind == "email" and host in self.free_mail,
            Host.SHORTENER: contact.kind == "url" and host in self.shorteners,
            Host.PUNYCODE: any(part.startswith("xn--") for part in host.split(".")),
            Host.BORROWED: self._is_borrowed(host) or self._is_lent(contact, host),
        }
        return frozenset(kind for kind, holds in told.items() if holds)

    def _is_borrowed(self, host: str) -> bool:
        """Ask whether a firm's name is part of a host that is none of the firm's."""
        words = {_undisguised(word) for word in re.split("[.-]", host)}
        for word in words:
            firm = word if word in self.firms else _beside().sub("", word)
            if firm in self.firms and not self._is_own(host, firm):
                return True
        return False

    def _is_lent(self, contact: Contact, host: str) -> bool:
        """Ask whether a free mail account bears a firm's name beside a word for hiring."""
        if contact.kind != "email" or host not in self.free_mail:
            return False
        words = [_undisguised(word) for word in re.split("[._+-]", contact.value.partition("@")[0])]
        firms = [word for word in words if {word, _beside().sub("", word)} & self.firms.keys()]
        return bool(firms) and any(_hiring().match(word) for word in words)

    def _is_own(self, host: str, firm: str) -> bool:
        name, _, ending = host.rpartition(f"{firm}.")
        plain = (not name or name.endswith(".")) and re.fullmatch(_OWN, ending)
        listed = (host == own or host.endswith(f".{own}") for own in self.firms[firm])
        return bool(plain) or any(listed)


def _host(contact: Contact) -> str:
    """Give the host of a mail or web address; nothing for other contacts."""
    if contact.kind == "email":
        return contact.value.rpartition("@")[2]
    return re.split("[/?#:]", contact.value)[0] if contact.kind == "url" else ""


def _undisguised(word: str) -> str:
    """Give a word of a host as it is meant to be read."""
    return word.translate(str.maketrans("0135", "oles")).replace("rn", "m").replace("vv", "w")


@cache
def _hiring() -> re.Pattern[str]:
    return re.compile("hr|job|career|recruit|hiring|vacanc|talent")


@cache
def _beside() -> re.Pattern[str]:
    words = "".join(_BESIDE.split())
    return re.compile(f"^(?:{words}|my|the|go|join|get)(?=[a-z]{{4}})|(?:{words})$")
