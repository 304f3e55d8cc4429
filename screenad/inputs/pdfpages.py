"""What a PDF holds, page by page. This runs in a process of its own: see ``guarded``."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import suppress
from html import unescape
from typing import Any, BinaryIO

# A page with fewer letters and a picture on it was scanned.
FEW = 25
# A page with more of its letters without a meaning has to be looked at.
LOST = 0.3
HYPHEN = re.compile(r"(?<=[^\W\d_])(?:-|\u00ad)\n(?=[^\W\d_])")
MARKUP = re.compile("<[^<>]*>")
SOFT = re.compile("\u00ad")
NAMELESS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
LOCKED = "it is encrypted with a password: open it and save it without one"
DOTS = 200 / 72


def pages(stream: BinaryIO, most: int) -> Iterator[object]:
    """Give kind (``page``, ``scan`` or ``note``), number of the page, and text."""
    from pypdf import PdfReader  # what this process is there for

    book = PdfReader(stream)
    if book.is_encrypted and not book.decrypt(""):
        raise ValueError(LOCKED)
    total = len(book.pages)
    if total > most:
        yield "note", 0, f"only the first {most} of {total} pages were read (--limit pages=NUMBER)"
    for number in range(1, min(total, most) + 1):
        try:
            page = book.pages[number - 1]
            text = tidied(page.extract_text())
            more = "\n".join(_around(page, text))
            yield _kind(page, text), number, f"{text}\n\n{more}".strip()
        except (MemoryError, RecursionError):
            raise
        except Exception as problem:  # whatever the library makes of one page
            said = str(problem).partition("\n")[0][:200] or type(problem).__name__
            yield "note", number, f"page {number} was not read: {said}"
    form = _form(book)
    if form:
        yield "page", total + 1, form


def drawn(stream: BinaryIO, numbers: Sequence[int], pixels: int) -> Iterator[object]:
    """Give number, width, height, and the pixels of each page in red, green and blue."""
    import pypdfium2  # type: ignore[import-untyped]  # what this process is there for

    book = pypdfium2.PdfDocument(stream.read())
    for number in numbers:
        page = book[number - 1]
        width, height = page.get_size()
        scale = min(DOTS, (pixels / max(width * height, 1.0)) ** 0.5)
        picture = page.render(scale=scale).to_pil().convert("RGB")
        yield number, picture.width, picture.height, b64encode(picture.tobytes()).decode()


def tidied(text: str) -> str:
    """Put words together that were parted at the end of a line."""
    return SOFT.sub("", HYPHEN.sub("", text)).strip()


def _kind(page: Any, text: str) -> str:
    letters = "".join(text.split())
    lost = len(NAMELESS.findall(letters))
    if len(letters) - lost < FEW:
        return "scan" if lost or _has_picture(page.get("/Resources")) else "page"
    return "scan" if lost > LOST * len(letters) else "page"


def _has_picture(resources: Any) -> bool:
    """Say whether a page shows a picture, be it within a form of its own."""
    seen, waiting = 0, [resources]
    while waiting and seen < 100:
        seen += 1
        found = waiting.pop()
        shown = found.get_object().get("/XObject") if found else None
        for each in shown.get_object().values() if shown else ():
            item = each.get_object()
            if item.get("/Subtype") == "/Image":
                return True
            waiting.append(item.get("/Resources"))
    return False


def _around(page: Any, text: str) -> Iterator[str]:
    """Give what stands on a page besides its text: fields of forms, notes, where links lead."""
    for each in page.get("/Annots") or ():
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            found = each.get_object()
            target = str((found.get("/A") or {}).get("/URI", ""))
            words = [str(found.get(key, "")) for key in ("/Contents", "/V")]
            name = str(found.get("/T", "")) if words[1] else ""
            if target and target.partition(":")[2].strip("/") not in text:
                yield f"<{target}>"
            said = ": ".join(filter(None, (name, *words)))
            if said and said not in text:
                yield said


def _form(book: Any) -> str:
    """Give the words of a form that only some readers show (XFA)."""
    with suppress(AttributeError, KeyError, TypeError, ValueError):
        parts = book.xfa or {}
        found = b"\n".join(parts[name] for name in ("template", "datasets") if name in parts)
        lines = (line.strip() for line in MARKUP.sub("\n", found.decode()).splitlines())
        return unescape("\n".join(filter(None, lines)))
    return ""
