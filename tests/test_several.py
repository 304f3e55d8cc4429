"""Several offers in one text: cut where each is whole, left alone where that is in doubt."""

import io

import pytest

from screenad.inputs import read
from screenad.inputs.offered import stands_alone


def all_of(text, form=""):
    return list(read(io.BytesIO(text.encode()), "ads.txt", form))


LISTED = """\
Harbour Store is hiring in Riga:
1. Packer - 900 EUR per month
2. Driver - 1,100 EUR per month
3. Baker - 12 EUR an hour
All passports are kept by the company. Write to jobs@harbour.example
"""
COUNTED = """\
Job 1: packer, 900 EUR
Room is free.
Job 2: driver, 1100 EUR
Bring a licence.
"""
LABELLED = """\
Position: packer
Salary: 900 EUR

Position: driver
Salary: 1100 EUR

Write to jobs@harbour.example
"""
RULED = """\
Packers wanted
900 EUR a month
----------
Drivers wanted
1100 EUR a month
----------
For both: write to jobs@harbour.example
"""
THAI = """\
ตำแหน่งที่ 1: พนักงานแพ็ค 12,000 บาท
ตำแหน่งที่ 2: คนขับรถ 15,000 บาท
"""
CHINESE = """\
招聘：
1️⃣ 包装工 月薪4000元
2️⃣ 司机 月薪6000元
联系微信 harbour_jobs
"""


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (LISTED, ["1. Packer", "2. Driver", "3. Baker"]),
        (COUNTED, ["Job 1: packer", "Job 2: driver"]),
        (LABELLED, ["Position: packer", "Position: driver"]),
        (RULED, ["Packers wanted", "Drivers wanted"]),
        (THAI, ["ตำแหน่งที่ 1", "ตำแหน่งที่ 2"]),
        (CHINESE, ["1️⃣ 包装工", "2️⃣ 司机"]),
    ],
)
def test_each_offer_of_a_list_is_an_advert(text, firsts):
    ads = all_of(text)
    assert [ad.source for ad in ads] == [f"ads.txt#{n}" for n in range(1, len(firsts) + 1)]
    for ad, first in zip(ads, firsts, strict=True):
        assert first in ad.text
        assert not any(other in ad.text for other in firsts if other != first)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        (LISTED, "All passports are kept by the company."),
        (LISTED, "hiring in Riga"),
        (LABELLED, "jobs@harbour.example"),
        (RULED, "jobs@harbour.example"),
        (CHINESE, "harbour_jobs"),
    ],
)
def test_what_is_said_for_all_is_said_for_each(text, shared):
    for ad in all_of(text):
        assert shared in ad.text
        assert ad.notes[-1] == "what is said for all offers of the text is read with each"


def test_a_note_says_where_in_the_text_an_offer_stands():
    ads = all_of(COUNTED)
    assert ads[1].notes == ("offer 2 of 2 in one text: characters 37 to 78",)
    assert COUNTED[37:78].startswith("Job 2")


@pytest.mark.parametrize(
    "text",
    [
        "Easy steps:\n1. Like a video, get 5 USD\n2. Register, get 10 USD\n3. Invite, get 20 USD\n",
        "Duties:\n1. Packing\n2. Lifting\n3. Cleaning\nPay 900 EUR a month\n",
        "Benefits:\n1. Base salary 900 EUR a month\n2. Bonus 100 EUR a month\n",
        "Packers wanted\n900 EUR a month\n----------\nWrite to jobs@harbour.example\n",
        "Position: packer\nSalary: 900 EUR\nPosition: driver\n",
        "1. Packer - 900 EUR per month\n",
        "2. Packer - 900 EUR per month\n3. Driver - 900 EUR per month\n",
        "Day 1: 50 USD a day\nDay 2: 60 USD a day\n",
        "----------\n----------\n",
        "✅ 900 EUR a month\n✅ Free room\n✅ Write to @harbour_jobs\n",
    ],
)
def test_a_text_stays_whole_where_a_part_is_no_offer_by_itself(text):
    (ad,) = all_of(text)
    assert ad.text == text
    assert ad.source == "ads.txt"


def test_a_text_is_one_advert_for_who_insists_on_that():
    (ad,) = all_of(LISTED, "text")
    assert ad.text == LISTED


LONG = "Packers wanted in a cold store near the harbour, no experience needed. "


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (LONG + "900 EUR a month", True),
        (LONG + "Add @harbour_jobs", True),
        (LONG + "Come soon", False),
        ("招包装工，包吃包住，男女不限，月薪4000元，工作轻松，地点港口附近", True),
        ("900 EUR?", False),
    ],
)
def test_a_message_is_an_offer_when_it_is_long_and_names_pay_or_a_contact(text, alone):
    assert stands_alone(text) is alone
