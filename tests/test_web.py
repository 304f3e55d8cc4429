"""Addresses that a person names: what is fetched, what is refused, and how long it may take."""

import gzip
import ssl
import subprocess
import time
import zlib

import pytest
from program import MEDIUM, OWN, call
from servers import answer, serving

from screenad.errors import InputError
from screenad.inputs.wants import Limits, Wants
from screenad.inputs.web import addresses
from screenad.inputs.web.addresses import is_public
from screenad.inputs.web.fetch import HEADERS, checked, fetch, pieces

QUICK = Limits(seconds=1, value=2**20)
PAGE = f"<html><head><title>Work</title></head><body><p>{MEDIUM}</p></body></html>".encode()


@pytest.fixture
def loopback(monkeypatch):
    """Let this machine be asked, and nothing else that is private."""
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda each: each == "127.0.0.1" or real(each))


#: This machine may be asked in the test.
asked = pytest.mark.usefixtures("loopback")


def refusal(url, limits=QUICK, **options):
    with pytest.raises(InputError) as caught:
        fetch(url, limits, **options)
    return caught.value.reason


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),  # noqa: S104
        *("169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
        *("fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
        *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "", "localhost", "1.2.3"),
    ],
)
def test_an_address_that_is_not_out_in_the_open_is_not_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_an_address_out_in_the_open_may_be_asked(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "its address (127.0.0.1) is in a private network"),
        ("http://2130706433/", "its address (127.0.0.1) is in a private network"),
        ("http://[::1]/", "its address (::1) is in a private network"),
        ("http://[::ffff:127.0.0.1]/", "is in a private network"),
        ("http://localhost/", "is in a private network"),
        ("http://no-such-host.invalid/", "no such host: no-such-host.invalid"),
        ("http://a:b@x.example/", "it holds a name or a password"),
        ("http://@x.example/", "it holds a name or a password"),
        ("ftp://x.example/", "only http and https are fetched, not ftp:"),
        ("file:///etc/passwd", "only http and https are fetched, not file:"),
        ("http:///x", "no address of a page"),
        ("http://x.example:port/", "no address of a page"),
        ("http://[x/", "no address of a page"),
    ],
)
def test_an_address_that_may_not_be_asked_says_why(url, reason):
    assert reason in refusal(url)


def test_what_stands_after_a_hash_is_not_sent():
    assert checked("HTTP://x.example/a?b#c") == "http://x.example/a?b"


@asked
def test_a_page_is_fetched_once_without_cookies_or_passwords():
    given = answer(PAGE, Set_Cookie="a=b", Content_Type="text/html; charset=utf-8")
    with serving({"/ad": given}) as site:
        found = fetch(site.at("/ad"), QUICK)
    assert (found.data, found.charset, found.notes) == (PAGE, "utf-8", ())
    (asked,) = site.asked
    assert asked.startswith("GET /ad HTTP/1.1")
    assert f"User-Agent: {HEADERS['User-Agent']}" in asked
    assert "cookie" not in asked.lower()
    assert "authorization" not in asked.lower()


@asked
def test_proxies_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with serving({"/": answer(PAGE)}) as site:
        assert fetch(site.at(), QUICK).data == PAGE


@asked
def test_a_redirect_is_followed_and_told():
    ways = {"/": answer(status="302 Found", Location="/next"), "/next": answer(PAGE)}
    with serving(ways) as site:
        found = fetch(site.at(), QUICK)
        assert found.notes == (f"sent on to {site.at('/next')}",)
        assert "cookie" not in "".join(site.asked).lower()


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/", "it sends on and on"),
        ("file:///etc/passwd", "only http and https are fetched, not file:"),
        ("http://10.0.0.1/", "its address (10.0.0.1) is in a private network"),
        ("http://[::1]/", "its address (::1) is in a private network"),
        ("http://a:b@x.example/", "it holds a name or a password"),
    ],
)
@asked
def test_each_redirect_is_looked_at_like_the_address_itself(location, reason):
    with serving({"/": answer(status="301 Moved", Location=location)}) as site:
        assert reason in refusal(site.at())


@asked
def test_a_long_chain_of_redirects_is_given_up():
    steps = {f"/{n}": answer(status="307 Moved", Location=f"/{n + 1}") for n in range(20)}
    with serving(steps) as site:
        assert refusal(site.at("/0")) == "it sends on and on (6 times)"


@asked
def test_the_body_of_a_redirect_is_never_read():
    def endless():
        yield answer(status="302 Found", Location="/next", Content_Length=None)
        while True:
            yield bytes(65_536)

    with serving({"/": endless, "/next": answer(PAGE)}) as site:
        assert fetch(site.at(), QUICK).data == PAGE


@asked
def test_a_page_that_drips_is_given_up_in_time():
    def drip():
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        for _ in range(100):
            time.sleep(0.1)
            yield b"<p>"

    with serving({"/": drip}) as site:
        begun = time.monotonic()
        assert refusal(site.at()) == "it takes more than 1 second"
        assert time.monotonic() - begun < 3


@asked
def test_a_head_that_drips_is_given_up_in_time():
    def drip():
        yield b"HTTP/1.1 200 OK\r\n"
        for number in range(100):
            time.sleep(0.1)
            yield f"X-{number}: x\r\n".encode()

    with serving({"/": drip}) as site:
        begun = time.monotonic()
        assert refusal(site.at()) == "it takes more than 1 second"
        assert time.monotonic() - begun < 3


@asked
def test_an_endless_page_is_cut_and_says_so():
    def endless():
        yield answer(Content_Length=None)
        while True:
            yield b"<p>word</p>" * 5000

    with serving({"/": endless}) as site:
        found = fetch(site.at(), Limits(seconds=20, value=2**20))
    assert len(found.data) == 2**20
    assert found.notes == ("only the first 1 MiB were fetched",)


@asked
def test_a_page_that_unpacks_without_end_is_cut_and_says_so():
    bomb = gzip.compress(bytes(200 * 2**20), 9)
    with serving({"/": answer(bomb, Content_Encoding="gzip")}) as site:
        found = fetch(site.at(), Limits(seconds=20, value=2**20))
    assert len(found.data) == 2**20
    assert found.notes == ("only the first 1 MiB were fetched",)


@asked
def test_a_chunk_is_read_and_one_whose_first_line_never_ends_is_not():
    head = answer(Content_Length=None, Transfer_Encoding="chunked")
    whole = head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)

    def endless():
        yield head
        while True:
            yield b"0" * 65_536

    with serving({"/": endless, "/ad": whole}) as site:
        assert fetch(site.at("/ad"), QUICK).data == PAGE
        begun = time.monotonic()
        assert refusal(site.at(), Limits(seconds=20)) == "it breaks off, or answers in no way"
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
        ("identity", PAGE),
    ],
    ids=["gzip", "deflate", "deflate without its head", "twice", "not at all"],
)
@asked
def test_a_packed_page_is_unpacked(coding, packed):
    with serving({"/": answer(packed, Content_Encoding=coding)}) as site:
        assert fetch(site.at(), QUICK).data == PAGE


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (answer(status="404 Not Found"), "there is no such page (404)"),
        (answer(status="500 Oops"), "the server gives an error (500)"),
        (answer(status="302 Found"), "the server gives an error (302)"),
        (answer(status="401 No"), "it asks for a password"),
        (answer(b"x", Content_Type="video/mp4"), "it is no page but video/mp4"),
        (answer(b"x", Content_Encoding="br"), "it is packed in an unknown way (br)"),
        (answer(PAGE, Content_Encoding="gzip"), "it is packed in a way that is broken"),
        (answer(b"x", Content_Length=100), "it breaks off, or answers in no way"),
        (b"SSH-2.0-x\r\n", "it breaks off, or answers in no way"),
        (b"", "it breaks off, or answers in no way"),
    ],
)
@asked
def test_an_answer_that_is_no_page_says_why(given, reason):
    with serving({"/": given}) as site:
        assert refusal(site.at()) == reason


@asked
def test_a_server_without_tls_is_told_apart():
    with serving({"/": answer(PAGE)}) as site:
        assert refusal(site.at(scheme="https")) == "it does not speak TLS"


@pytest.fixture
def certificate(tmp_path):
    """Make a certificate for a name that only the test knows."""
    paths = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=x",
    ]
    named = ["-addext", "subjectAltName=DNS:shop.example", "-keyout", paths[0], "-out", paths[1]]
    subprocess.run([*made, *named], check=True, capture_output=True)
    return paths


@asked
@pytest.mark.long
def test_a_certificate_has_to_be_for_the_name_and_trusted(certificate, monkeypatch):
    key, known = certificate
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain(known, key)
    with serving({"/": answer(PAGE)}, secured) as site:
        here = {"resolve": lambda _host, _port: ["127.0.0.1"]}
        shop = site.at(host="shop.example", scheme="https")
        assert refusal(shop, **here) == "its certificate can't be trusted"
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(known))
        assert fetch(shop, QUICK, **here).data == PAGE
        other = site.at(host="other.example", scheme="https")
        assert refusal(other, **here) == "its certificate can't be trusted"


@asked
def test_a_port_that_nobody_listens_on_is_said():
    with serving({}) as site:
        pass
    assert refusal(site.at()) == "it can't be reached (connection refused)"


@asked
def test_a_name_is_resolved_once_and_its_address_is_used():
    """What a name means may change between the look at it and the connection to it."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with serving({"/": answer(PAGE)}) as site:
        found = fetch(site.at(host="shop.example"), QUICK, lambda _host, _port: next(answers))
    assert found.data == PAGE
    assert f"Host: shop.example:{site.port}" in site.asked[0]
    assert list(answers) == [["10.0.0.1"]]


@asked
def test_a_name_with_one_private_address_is_refused():
    reason = refusal("http://x.example/", resolve=lambda _host, _port: ["8.8.8.8", "192.168.0.1"])
    assert reason.startswith("its address (192.168.0.1) is in a private network")


@asked
def test_a_name_that_changes_its_meaning_on_a_redirect_is_refused():
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    with serving({"/": answer(status="302 Found", Location="/next")}) as site:
        reason = refusal(site.at(host="x.example"), resolve=lambda _host, _port: next(answers))
    assert reason.startswith("its address (169.254.169.254) is in a private network")


@asked
def test_what_a_server_gives_is_read_by_its_content():
    ways = {
        "/a": answer(b'{"text": "' + MEDIUM.encode() + b'"}\n', Content_Type="text/html"),
        "/b": answer(f"<p>{MEDIUM}".encode("utf-16"), Content_Type="application/octet-stream"),
        "/c": answer("<p>зарплата</p>".encode("koi8-r"), Content_Type="text/html; charset=koi8-r"),
    }
    with serving(ways) as site:
        (line,) = pieces(site.at("/a"), "", Wants())
        (page,) = pieces(site.at("/b"), "", Wants())
        (old,) = pieces(site.at("/c"), "", Wants())
    assert MEDIUM.encode() in line.data
    assert page.text == MEDIUM
    assert old.text == "зарплата"


@asked
def test_a_page_is_screened_under_its_address():
    with serving({"/ad": answer(PAGE)}) as site:
        done = call(*OWN, "-f", "jsonl", site.at("/ad"))
    (record,) = done.records
    assert (record["source"], record["level"]) == (site.at("/ad"), "medium")


@asked
def test_a_page_that_cannot_be_had_is_an_error_and_the_rest_goes_on(tmp_path):
    advert = tmp_path / "ad.txt"
    advert.write_text(MEDIUM)
    with serving({}) as site:
        done = call(*OWN, "-f", "jsonl", site.at("/gone"), advert)
    first, second = done.records
    assert first["error"]["reason"] == "there is no such page (404)"
    assert second["level"] == "medium"


@asked
def test_offline_nothing_is_asked():
    with serving({"/": answer(PAGE)}) as site:
        done = call(*OWN, "--offline", "-f", "jsonl", site.at())
        also = call(*OWN, "-f", "jsonl", site.at(), SCREENAD_OFFLINE="1")
    assert done.status == also.status == 3
    assert done.records[0]["error"]["reason"].startswith("not fetched: --offline forbids it")
    assert site.asked == []


def test_this_machine_is_never_asked_by_the_program_as_it_is():
    with serving({"/": answer(PAGE)}) as site:
        done = call(*OWN, "-f", "jsonl", site.at())
    assert done.status == 3
    assert "private network" in done.records[0]["error"]["reason"]
    assert site.asked == []
