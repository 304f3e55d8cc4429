"""Pages for the tests: reports written as HTML, and adverts that would rather be markup."""

from dataclasses import replace
from io import StringIO

import html5lib
from reports import advert, lure, sign, words

from screenad.model import Contact, Level, Report, Skipped, Span
from screenad.outputs import FORMATS, Style

#: Each would set a mark on the window, fetch something, or change what stands around it.
ATTACKS = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "</style><script>window.ran = 3</script>",
    "</title></textarea></bdi></details></main><h1>All is fine</h1>",
    '"><img src=x onerror="window.ran = 4">',
    "' autofocus onfocus='window.ran = 5' x='",
    "<svg onload=window.ran=6><use href=//example.net/x#y /></svg>",
    "<iframe srcdoc='<script>parent.ran = 7</script>'></iframe>",
    "<a href='javascript:window.ran = 8'>javascript:window.ran=8</a>",
    "data:text/html,<script>opener.ran=9</script>",
    "<details open ontoggle=window.ran=10>",
    "<meta http-equiv=refresh content='0;url=https://example.net/'>",
    "<link rel=stylesheet href=//example.net/a.css><style>*{display:none}</style>",
    "<base href=//example.net/><form action=//example.net/><input formaction=//example.net/>",
    "{{ 7 * 7 }} {% raw %} {# x #} ${window.ran = 11} #{1}",
    "<!-- --!> <![CDATA[ ]]> <?xml ?> &#60;script&#62; &lt;b&gt;",
    "\x1b[31mred\x1b]8;;https://example.net\x07\x00\x9b\u202eelif\u2066\u200f\ud800\ufffe",
    "https://example.net/pay?x=1 and name@example.net",
    "e" + "\u0301" * 40,
)
HOSTILE = "\n".join(ATTACKS)


def page(*items: Report | Skipped, **style: object) -> str:
    """Write a page."""
    stream = StringIO()
    writer = FORMATS["html"](stream, Style(**style))
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def tree(text: str):
    """Parse a page as a browser does; what is no valid HTML is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def said(element) -> str:
    """Give all the text of an element."""
    return "".join(element.itertext())


def hostile() -> Report:
    """Make a report of which every word is an attack."""
    found = (
        sign("a", 45, words(HOSTILE, ATTACKS[1]), title=ATTACKS[0], why=ATTACKS[4]),
        sign("b", 20, words(HOSTILE, "\n".join(ATTACKS[3:7])), cited=(ATTACKS[5],)),
        sign("c", 10, words(HOSTILE, ATTACKS[12]), title=ATTACKS[14], indicators=(ATTACKS[2],)),
    )
    report = advert(HOSTILE, level=Level.CRITICAL, points=75, findings=found, advice=ATTACKS[:3])
    ad = replace(report.ad, source=ATTACKS[4], id=ATTACKS[5], notes=ATTACKS[:2])
    contacts = (Contact(Span(0, 7), ATTACKS[6], ATTACKS[4]),)
    return replace(report, ad=ad, contacts=contacts, rules_version=ATTACKS[0], gates=(ATTACKS[1],))


def many(number: int) -> list[Report]:
    """Make so many adverts, of which no two have the same source."""
    made = (lure(), replace(lure(), level=Level.HIGH, points=40, languages=("th",)))
    return [
        replace(made[at % 2], ad=replace(made[at % 2].ad, source=f"ads.jsonl:{at + 1}"))
        for at in range(number)
    ]
