"""Say how long chats take to read, beside the bare parser of each, and in how much memory.

    python benchmarks/chats.py [NUMBER]

A chat of NUMBER messages between two people is written in each format. The parser alone and the
reader take turns; what is printed is the median of the ratios, and nothing is screened.
"""

import argparse
import csv
import io
import json
import re
import resource
from collections.abc import Iterable
from html.parser import HTMLParser

from adverts import lines
from tables import ratio

LINE = re.compile(r"\[(\d+/\d+/\d+), (\d+:\d+:\d+)\] ([^:]*): (.*)")
PAGE = """<div class="message default clearfix" id="message{number}">
<div class="pull_right date details" title="01.05.2024 15:21:00">
15:21
</div>
<div class="from_name">
{sender}
</div>
<div class="text">
{text}
</div>
</div>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Set readers beside the bare parsers.")
    parser.add_argument("number", type=int, nargs="?", default=20_000)
    number = parser.parse_args().number
    texts = [json.loads(line)["text"].replace("\n", " ")[:200] for line in lines(number, 400)]
    said = [("Ann" if at % 2 else "Tom", text) for at, text in enumerate(texts)]
    for name, data, bare in (
        ("text", written(said), matched),
        ("json", exported(said), lambda data: json.loads(data)["messages"]),
        ("html", pages(said), parsed),
        ("csv", table(said), lambda data: csv.reader(io.StringIO(data.decode()))),
    ):
        print(f"{name}: {ratio(data, bare):.1f} times the bare parser")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB with all of them held")


Said = list[tuple[str, str]]


def matched(data: bytes) -> Iterable[object]:
    return (LINE.match(line) for line in data.decode().splitlines())


def parsed(data: bytes) -> Iterable[object]:
    HTMLParser().feed(data.decode())
    return ()


def written(said: Said) -> bytes:
    return "".join(f"[1/5/24, 14:30:05] {name}: {text}\n" for name, text in said).encode()


def exported(said: Said) -> bytes:
    messages = [
        {"id": at, "type": "message", "date": "2024-05-01T15:21:00", "from": name, "text": text}
        for at, (name, text) in enumerate(said)
    ]
    chat = {"name": "Ann", "type": "personal_chat", "id": 1, "messages": messages}
    return json.dumps(chat, indent=1).encode()


def pages(said: Said) -> bytes:
    body = (PAGE.format(number=at, sender=n, text=text) for at, (n, text) in enumerate(said))
    head = '<!DOCTYPE html>\n<html><body><div class="page_wrap">\n<div class="history">\n'
    return (head + "".join(body)).encode()


def table(said: Said) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("Date", "User", "Message"))
    writer.writerows(("2024-05-01 15:21:00", name, text) for name, text in said)
    return stream.getvalue().encode()


if __name__ == "__main__":
    main()
