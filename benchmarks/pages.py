"""Print what reading costs beside the bare parser of each format, as a ratio within one run."""

import email
import io
import mailbox
import statistics
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from xml.sax.saxutils import escape

from screenad.inputs import read

WORDS = "We are hiring 12 kitchen hands for a hotel in Leeds. Pay is 11.80 an hour, paid weekly."
BODY = "".join(f"<p>{WORDS}</p><ul><li>Room</li><li>Bus &amp; meals</li></ul>" for _ in range(20))
HEAD = "<!DOCTYPE html><html><head><title>Kitchen hands</title><style>p{margin:0}</style></head>"
PAGE = f"{HEAD}<body><nav><a href='/'>Home</a></nav>{BODY}<footer>Terms</footer></body></html>"
MANY = 50
_PASSES = 5


def feed() -> bytes:
    item = f"<item><title>Kitchen hands</title><description>{escape(BODY)}</description></item>"
    return f"<rss><channel>{item * MANY}</channel></rss>".encode()


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Leeds <jobs@leeds.example>", "Kitchen hands"
    made.set_content(WORDS * 20)
    made.add_alternative(PAGE, subtype="html")
    return bytes(made)


def box() -> bytes:
    return b"".join(b"From a@x Mon Jan  5 09:00:00 2026\n" + mail() + b"\n" for _ in range(MANY))


def quads() -> bytes:
    lines = []
    text = BODY.replace('"', '\\"')
    for number in range(MANY):
        page = f"<http://jobs.example/{number}> .\n"
        kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/JobPosting>"
        lines += [f"_:a {kind} {page}", f'_:a <http://schema.org/title> "Kitchen hands" {page}']
        lines += [f'_:a <http://schema.org/description> "{text}" {page}']
    return "".join(lines).encode()


def archive() -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://jobs.example/\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return (head.encode() + block + b"\r\n\r\n") * MANY


def bare_page(data: bytes) -> None:
    HTMLParser().feed(data.decode())


def bare_feed(data: bytes) -> None:
    for item in ET.fromstring(data).iter("item"):  # noqa: S314  # it is ours
        bare_page((item.findtext("description") or "").encode())


def bare_mail(data: bytes) -> None:
    found = email.message_from_bytes(data, policy=default).get_body(("html",))
    if isinstance(found, EmailMessage):
        bare_page(found.get_content().encode())


def bare_box(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        path.write_bytes(data)
        mails = mailbox.mbox(path)
        for each in mails:
            bare_mail(bytes(each))
        mails.close()


def bare_quads(data: bytes) -> None:
    for line in data.splitlines():
        bare_page(line)


def bare_archive(data: bytes) -> None:
    for each in data.split(b"WARC/1.0\r\n"):
        bare_page(each)


CASES: dict[str, tuple[bytes, Callable[[bytes], None]]] = {
    "html": (PAGE.encode() * 10, bare_page),
    "feed": (feed(), bare_feed),
    "eml": (mail(), bare_mail),
    "mbox": (box(), bare_box),
    "nquads": (quads(), bare_quads),
    "warc": (archive(), bare_archive),
}


def seconds(work: Callable[[], object]) -> float:
    """Give the median of the time that some work takes."""
    times = []
    for _ in range(_PASSES):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    """Print a line for each format."""
    for name, (data, bare) in CASES.items():
        ours = seconds(lambda data=data, name=name: list(read(io.BytesIO(data), "x", name)))  # type: ignore[misc]
        theirs = seconds(lambda data=data, bare=bare: bare(data))  # type: ignore[misc]
        print(
            f"{name:8} {len(data) / ours / 1e6:6.1f} MB/s  {ours / theirs:5.2f} of the bare parser"
        )


if __name__ == "__main__":
    main()
