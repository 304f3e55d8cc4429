"""Contacts as STIX 2.1 knows them: objects with fixed ids, and patterns that find them."""

import json
import re
from collections.abc import Mapping
from uuid import UUID, uuid5

from screenad.model import Contact, Report

Object = Mapping[str, object]
#: That of the ids of cyber-observable objects, in section 2.9 of the specification.
NAMESPACE = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
#: STIX has no wallets; this is the extension that others use for them (``stix2extensions``).
WALLET = "cryptocurrency-wallet"
_EXTENSION = "extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7"
_HOST = re.compile(r"[a-z0-9.-]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def observed(contact: Contact, report: Report) -> dict[str, object]:
    """Give the object that stands for a contact of a report."""
    kind, keys = _keys(contact, report)
    name = json.dumps(keys, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # A lone surrogate is no text that an id could be made of.
    mended = name.encode("utf-8", "replace").decode()
    new = {"extensions": {_EXTENSION: {"extension_type": "new-sco"}}}
    more = new if kind == WALLET else {}
    id_ = f"{kind}--{uuid5(NAMESPACE, mended)}"
    return {"type": kind, "spec_version": "2.1", "id": id_, **keys, **more}


def pattern(found: Object) -> str:
    """Give the pattern that finds an object; nothing where it would find others as well."""
    keys = [key for key in ("account_type", "account_login", "value") if key in found]
    if keys == ["account_login"]:
        return ""
    kind = found["type"]
    return f"[{' AND '.join(f'{kind}:{key} = {_quoted(str(found[key]))}' for key in keys)}]"


def _keys(contact: Contact, report: Report) -> tuple[str, dict[str, str]]:
    match contact.kind:
        case "email":
            return "email-addr", {"value": contact.value}
        case "url":
            if _HOST.fullmatch(contact.value):
                return "domain-name", {"value": contact.value}
            return "url", {"value": address(contact, report)}
        case "wallet":
            return WALLET, {"value": contact.value}
        case "other":
            return "user-account", {"account_login": contact.value}
        case kind:
            return "user-account", {"account_login": contact.value, "account_type": kind}


def address(contact: Contact, report: Report) -> str:
    """Give a web address with the scheme that it was written with, if any was."""
    written = report.ad.text[contact.span.start : contact.span.end]
    scheme = _SCHEME.match(written)
    known = _SCHEME.match(contact.value)
    before = "" if known else scheme[0].lower() if scheme else "http://"
    return f"{before}{contact.value}"


def _quoted(value: str) -> str:
    """Write a string of the pattern language; nothing in it can end it."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
