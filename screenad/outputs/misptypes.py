"""Which of MISP's object templates stands for which kind of contact."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from screenad.model import Contact, Report
from screenad.outputs.observed import address


@dataclass(frozen=True, slots=True)
class Template:
    """A template of misp-objects: ``relation`` holds the value, ``app`` the kind of account.

    ``types`` are those of attributes that are no plain text, each with its category.
    """

    name: str
    category: str
    uuid: str
    version: str
    relation: str
    app: str = ""
    types: Mapping[str, tuple[str, str]] = field(default_factory=dict)


REPORT = Template("report", "misc", "70a68471-df22-4e3f-aa1a-5a3be19f82df", "8", "")
_TELEGRAM = Template(
    "telegram-account", "misc", "06f02ecf-5afb-42c5-9cb0-b362e222f52c", "2", "username"
)
_PHONE = Template("phone", "misc", "d7e4fbdd-b551-4862-bddb-a0b470a38509", "6", "msisdn")
_ACCOUNT = Template(
    "user-account", "misc", "49606b06-22f0-4ac8-8eee-2f12ad46f3d3", "6", "username", "account-type"
)
_URL = Template(
    "url", "network", "60efb77b-40b5-4c46-871b-ed1ed999fce5", "10", "url",
    types={"url": ("url", "Network activity")},
)  # fmt: skip
_EMAIL = Template(
    "email", "network", "a0c666e0-fc65-4be8-b48f-3423d788b552", "19", "from",
    types={"from": ("email-src", "Payload delivery")},
)  # fmt: skip
_COIN = ("coin-address", "financial", "d0e6997e-78da-4815-a6a1-cfc1c1cb8a46", "7")
_BITCOIN = Template(*_COIN, "address", types={"address": ("btc", "Financial fraud")})
_OTHER_COIN = Template(*_COIN, "address-crypto")


def template(contact: Contact) -> Template:
    """Give the template for a contact."""
    match contact.kind:
        case "phone":
            return _PHONE
        case "telegram":
            return _TELEGRAM
        case "email":
            return _EMAIL
        case "url":
            return _URL
        case "wallet":
            is_bitcoin = contact.value.lower().startswith(("1", "3", "bc1"))
            return _BITCOIN if is_bitcoin else _OTHER_COIN
        case _:
            return _ACCOUNT


def value(contact: Contact, report: Report) -> str:
    """Give a contact's value; that of an address has a scheme."""
    return address(contact, report) if contact.kind == "url" else contact.value
