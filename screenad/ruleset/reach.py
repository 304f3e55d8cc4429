"""The tables about contacts: how telephone numbers are made up, and kinds of hosts."""

from collections.abc import Mapping

from screenad.facts.countries import COUNTRIES, intended
from screenad.facts.hosts import Hosts
from screenad.facts.numbering import Plan
from screenad.ruleset.located import Located

_HOSTS = ("free-mail", "shortener", "firms")


class Directory:
    """Both tables on the way into a rule set; a later pack adds to an earlier one."""

    def __init__(self, phones: Mapping[str, Plan], hosts: Hosts) -> None:
        self.phones = dict(phones)
        self.hosts = hosts
        self.readers = {"data/phones.yaml": self._add_phones, "data/hosts.yaml": self._add_hosts}

    def _add_phones(self, doc: Located) -> None:
        for country, node in doc.entries().items():
            parts = node.text().split()
            if country not in COUNTRIES:
                node.complain(f"{country!r} is no country code", intended(country))
            elif len(parts) > 2 and all(map(str.isdecimal, (parts[0], *parts[2:]))):
                code, trunk, *lengths = parts
                self.phones[country] = Plan(code, trunk.strip("-"), tuple(map(int, lengths)))
            else:
                node.complain("expected a code, what stands before a number or '-', and lengths")

    def _add_hosts(self, doc: Located) -> None:
        keys = doc.entries(_HOSTS)
        known = self.hosts
        firms = keys["firms"].entries() if "firms" in keys else {}
        self.hosts = Hosts(
            known.free_mail | _names(keys, "free-mail"),
            known.shorteners | _names(keys, "shortener"),
            {**known.firms, **{firm: tuple(sorted(_names(firms, firm))) for firm in firms}},
        )


def _names(keys: Mapping[str, Located], name: str) -> frozenset[str]:
    return frozenset(keys[name].text().replace(",", " ").split()) if name in keys else frozenset()
