"""One page, fetched because a person named it: no cookies, no passwords, no private addresses."""

import io
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Timer
from time import monotonic
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from requests import RequestException
from urllib3.exceptions import HTTPError

from screenad import __version__, inputs
from screenad.errors import InputError
from screenad.inputs import Piece
from screenad.inputs.wants import Limits, Wants
from screenad.inputs.web import addresses
from screenad.inputs.web.addresses import Resolve, resolved
from screenad.inputs.web.bodies import CHUNK, charset, unpacked
from screenad.inputs.web.pinned import Gate, Pinned
from screenad.model import Ad, Skipped
from screenad.said import Said, counted, said

REDIRECTS = 5
SCHEMES = ("http", "https")
OK, MOVED = 200, frozenset({301, 302, 303, 307, 308})
HEADERS = {
    "User-Agent": f"screenad/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
#: Kinds that hold no advert to read, whatever their bytes say.
UNREAD = ("audio/", "video/", "font/", "application/javascript", "text/javascript", "text/css")
MEANINGS = {
    401: said("it asks for a password"),
    403: said("it refuses to show the page (403)"),
    404: said("there is no such page (404)"),
    410: said("the page is gone (410)"),
    429: said("it has been asked too often (429)"),
    451: said("it is not shown for legal reasons (451)"),
}


WITH_NAME = said("it holds a name or a password; addresses with these are not fetched")
#: Where people name the certificates that they trust besides the usual ones.
TRUSTED = ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: its bytes, the encoding that it names, what the reader should know."""

    data: bytes
    charset: str
    notes: tuple[str, ...]


class _Single(requests.Session):
    """A session that asks for one page at a time: redirects are looked at first, and not here."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Give none: the session would read the whole body of a redirect, however long."""


def pieces(url: str, form: str, wants: Wants) -> Iterator[Piece]:
    """Read what stands at an address, as if it were a file."""
    try:
        found = fetch(url, wants.limits)
    except InputError as problem:
        yield Skipped(problem.source, problem.reason)
        return
    said = replace(wants, charset=found.charset)
    for piece in inputs.pieces(io.BytesIO(found.data), url, form, said):
        if isinstance(piece, Ad):
            yield replace(piece, notes=(*piece.notes, *found.notes))
        else:
            yield piece


def fetch(url: str, limits: Limits, resolve: Resolve = resolved) -> Fetched:
    """Fetch a page, or raise an ``InputError`` that says why it can't be had.

    Each address that leads there is looked at: that of the page and those it sends on to.
    """
    gate = Gate(resolve, addresses.is_public, monotonic() + limits.seconds)
    watch = Timer(limits.seconds, gate.end)
    watch.daemon = True
    watch.start()
    try:
        return _followed(url, limits, gate)
    except InputError as problem:
        raise InputError(url, problem.reason) from problem
    except (RequestException, HTTPError, OSError, ValueError) as problem:
        raise InputError(url, _reason(problem, gate, limits)) from problem
    finally:
        watch.cancel()
        gate.end()


def _followed(url: str, limits: Limits, gate: Gate) -> Fetched:
    seen = [checked(url)]
    with _Single() as session:
        session.trust_env = False
        for scheme in SCHEMES:
            session.mount(f"{scheme}://", Pinned(gate))
        while True:
            with closing(_asked(session, seen[-1], gate)) as answer:
                onward = answer.headers.get("location", "")
                if answer.status_code not in MOVED or not onward:
                    return _read(answer, limits, seen, gate)
            onward = checked(urljoin(seen[-1], onward))
            if onward in seen or len(seen) > REDIRECTS:
                raise InputError("", said("it sends on and on ({times} times)", times=len(seen)))
            seen.append(onward)


def _asked(session: requests.Session, url: str, gate: Gate) -> requests.Response:
    session.cookies.clear()
    return session.get(
        url,
        headers=HEADERS,
        stream=True,
        timeout=(gate.left, gate.left),
        verify=next(filter(None, map(os.environ.get, TRUSTED)), True),
    )


def checked(url: str) -> str:
    """Give an address that may be asked for, or say what is wrong with it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as problem:
        raise InputError("", said("no address of a page: {url}", url=repr(url[:100]))) from problem
    if parts.scheme.lower() not in SCHEMES:
        raise InputError(
            "", said("only http and https are fetched, not {scheme}:", scheme=parts.scheme[:20])
        )
    if not host:
        raise InputError("", said("no address of a page: {url}", url=repr(url[:100])))
    if parts.username is not None or parts.password is not None:
        raise InputError("", WITH_NAME)
    return urldefrag(url).url


def _read(answer: requests.Response, limits: Limits, seen: list[str], gate: Gate) -> Fetched:
    status, kind = answer.status_code, answer.headers.get("content-type", "").lower()
    if status != OK:
        raise InputError(
            "", MEANINGS.get(status) or said("the server gives an error ({status})", status=status)
        )
    if kind.startswith(UNREAD):
        raise InputError("", said("it is no page but {kind}", kind=kind.partition(";")[0][:40]))
    coding = answer.headers.get("content-encoding", "")
    # urllib3 would wait for the end of the line that begins a chunk, however long; the standard
    # library, which it then leaves them to, does not.
    answer.raw.chunked = False
    pieces = answer.raw.stream(CHUNK, decode_content=False)
    data = b"".join(unpacked(pieces, coding, limits.value + 1))
    if gate.is_over:  # what looks like the end may be ours
        raise InputError("", _late(limits))
    cut = said("only the first {size} MiB were fetched", size=f"{limits.value / 2**20:g}")
    notes = (said("sent on to {url}", url=seen[-1][:200]) if len(seen) > 1 else "", cut)
    kept = notes if len(data) > limits.value else notes[:1]
    return Fetched(data[: limits.value], charset(kind), tuple(note for note in kept if note))


def _reason(problem: Exception, gate: Gate, limits: Limits) -> str:
    if gate.is_over or isinstance(problem, requests.Timeout):
        return _late(limits)
    if isinstance(problem, requests.exceptions.SSLError):
        is_doubtful = "CERTIFICATE_VERIFY_FAILED" in str(problem)
        return (
            said("its certificate can't be trusted")
            if is_doubtful
            else said("it does not speak TLS")
        )
    inner = next((each for each in _causes(problem) if isinstance(each, OSError)), None)
    why = inner.strerror if inner and inner.strerror else ""
    if why:
        return said("it can't be reached ({why})", why=why.lower())
    return said("it breaks off, or answers in no way")


def _late(limits: Limits) -> Said:
    return counted(
        "it takes more than {count} second",
        "it takes more than {count} seconds",
        count=limits.seconds,
    )


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    """Give what an error came from, the innermost first."""
    if problem is not None:
        yield from _causes(problem.__cause__ or problem.__context__)
        yield problem
