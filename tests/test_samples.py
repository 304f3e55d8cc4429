"""One offer in the clothes that real programs gave it: the signs are the same in all of them."""

from pathlib import Path

import pytest
from engine import shipped

from screenad.inputs import read
from screenad.model import Ad
from screenad.screen import screen

SAMPLES = Path(__file__).parent / "samples"
OFFER = (SAMPLES / "offer.txt").read_text(encoding="utf-8")
#: Which of the adverts of a file is the offer.
DRESSED = {
    "offer-pandoc.html": 0,
    "offer-libreoffice.html": 0,
    "offer-chromium.html": 0,
    "offer.eml": 0,
    "forwarded.eml": 1,
    "offers.mbox": 1,
    "offers.rss": 1,
    "offers.atom": 1,
    "offers.nq": 0,
    "offers.warc": 1,
}


@pytest.fixture(scope="module")
def rules():
    return shipped()


def adverts(name):
    with (SAMPLES / name).open("rb") as stream:
        return [found for found in read(stream, name) if isinstance(found, Ad)]


def signs(ad, rules):
    report = screen(ad, rules)
    return (
        report.level,
        {f.rule: f.points for f in report.findings},
        [p.monthly for p in report.pay],
    )


@pytest.mark.parametrize("name", DRESSED)
def test_the_signs_of_an_offer_are_those_of_its_plain_text(name, rules):
    (plain,) = adverts("offer.txt")
    dressed = adverts(name)[DRESSED[name]]
    assert signs(dressed, rules) == signs(plain, rules)
    assert signs(plain, rules)[0] == "critical"


@pytest.mark.parametrize("name", DRESSED)
def test_every_word_of_the_offer_is_there(name):
    text = adverts(name)[DRESSED[name]].text
    assert all(word in text for word in OFFER.replace("\n- ", "\n").split())
