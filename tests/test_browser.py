"""Pages in a browser: what a reader does with them, and what an advert can't do."""

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from browser import DESK, PHONE, browser, complaints, fetched, look
from pages import ATTACKS, hostile, many, page
from reports import fixed, lure
from selenium.common import NoAlertPresentException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from screenad.model import Skipped
from screenad.translation import Translation

pytestmark = pytest.mark.long

CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
LONG = replace(lure(), ad=replace(lure().ad, source="x" * 300, id="y" * 300))
PAGES = {
    "letter": (lure(),),
    "list": fixed(),
    "attack": (hostile(),),
    "attacks": (hostile(), Skipped(ATTACKS[4], ATTACKS[0]), LONG, *fixed()),
}
every_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def chromium():
    with browser() as started:
        yield started


@pytest.fixture
def driver(chromium):
    look(chromium)
    chromium.get("about:blank")
    fetched(chromium)
    complaints(chromium)
    return chromium


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, items in PAGES.items():
        (folder / f"{name}.html").write_text(page(*items), encoding="utf-8")
    return folder


def opened(driver, written, name):
    driver.get((written / f"{name}.html").as_uri())
    return driver


def sources(driver):
    """Give the sources of the adverts that are shown, in order."""
    return driver.execute_script(
        "return [...document.querySelectorAll('.list > li')].filter(row => !row.hidden)"
        ".map(row => row.querySelector('.where').textContent)"
    )


def titles(driver):
    return driver.execute_script(
        "return [...document.querySelectorAll('.list > li')].filter(row => !row.hidden)"
        ".map(row => (row.querySelector('.title') ?? row.querySelector('.gist')).textContent)"
    )


def choose(driver, name, value):
    Select(driver.find_element(By.ID, name)).select_by_value(value)


def typed(driver, words):
    """Type into the search field and wait until the list has followed."""
    field = driver.find_element(By.ID, "words")
    field.clear()
    field.send_keys(words)
    time.sleep(0.4)


def focused(driver):
    return driver.switch_to.active_element


def press(driver, *keys):
    for key in keys:
        focused(driver).send_keys(key)


@every_page
def test_a_page_runs_nothing_of_an_advert_and_asks_for_nothing(driver, written, name):
    opened(driver, written, name)
    for details in driver.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary"):
        driver.execute_script("arguments[0].click()", details)
    with pytest.raises(NoAlertPresentException):
        _ = driver.switch_to.alert.text
    assert driver.execute_script("return window.ran ?? null") is None
    assert complaints(driver) == []
    assert fetched(driver) == [(written / f"{name}.html").as_uri()]
    assert driver.execute_script("return document.querySelectorAll('script').length") == (
        1 if name in {"list", "attacks"} else 0
    )


def test_a_script_that_gets_in_is_not_run(driver, written, tmp_path):
    text = (written / "list.html").read_text("utf-8")
    attack = f"<body>{''.join(ATTACKS[:7])}".replace("\x1b", "")
    (tmp_path / "broken.html").write_text(text.replace("<body", f"{attack}<body", 1), "utf-8")
    driver.get((tmp_path / "broken.html").as_uri())
    assert driver.execute_script("return window.ran ?? null") is None
    assert any("Content Security Policy" in said for said in complaints(driver))
    assert fetched(driver) == [(tmp_path / "broken.html").as_uri()]


@pytest.mark.parametrize("width", [320, PHONE, 768, DESK])
@every_page
def test_nothing_is_wider_than_the_window(driver, written, name, width):
    look(driver, width=width)
    opened(driver, written, name)
    for details in driver.find_elements(By.CSS_SELECTOR, ".row summary"):
        driver.execute_script("arguments[0].parentElement.open = true", details)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_page
def test_all_text_can_be_told_from_its_ground(driver, written, name, scheme):
    look(driver, prefers_color_scheme=scheme)
    opened(driver, written, name)
    driver.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    checked, poor = driver.execute_script(CONTRAST)
    assert checked > 40
    assert poor == []


@every_page
def test_a_screen_reader_finds_a_name_for_whatever_can_be_used(driver, written, name):
    opened(driver, written, name)
    driver.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    usable = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"]
        and node["role"]["value"]
        in {"link", "button", "searchbox", "combobox", "DisclosureTriangle", "region", "search"}
    ]
    assert len(usable) > 4
    assert [role for role, label in usable if not label] == []
    images = [node for node in nodes if not node["ignored"] and node["role"]["value"] == "image"]
    assert images == []  # shapes and bars are beside words that say the same


@every_page
def test_headings_go_down_one_step_at_a_time(driver, written, name):
    opened(driver, written, name)
    levels = driver.execute_script(
        "return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_adverts_are_chosen_by_what_they_are(driver, written):
    opened(driver, written, "list")
    assert len(sources(driver)) == 7
    for name, value, number in (
        ("by-level", "high", 1),
        ("by-state", "unread", 1),
        ("by-rules", "passport-kept", 2),
        ("by-harms", "fraud", 2),
        ("by-language", "und", 1),
    ):
        choose(driver, name, value)
        assert len(sources(driver)) == number, name
        said = driver.find_element(By.ID, "shown").text
        assert said == f"{number} of 7 adverts shown"
        choose(driver, name, "")
    choose(driver, "by-rules", "passport-kept")
    choose(driver, "by-state", "warning")
    assert titles(driver)[0].startswith("Police warn")


def test_adverts_are_found_by_words_in_any_case_and_order(driver, written):
    opened(driver, written, "list")
    typed(driver, "BAVET passport")
    assert titles(driver) == ["Hiring now: chat operators for a hotel group in Bavet"]
    typed(driver, "keeps your passport for the visa")  # a mark and its number stand in between
    assert len(titles(driver)) == 1
    typed(driver, "comma is missing")
    assert len(titles(driver)) == 1
    typed(driver, "nowhere")
    assert titles(driver) == []
    assert driver.find_element(By.ID, "nothing").is_displayed()
    driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    time.sleep(0.2)
    assert len(titles(driver)) == 7
    assert not driver.find_element(By.ID, "nothing").is_displayed()


def test_adverts_are_put_in_order(driver, tmp_path):
    (tmp_path / "many.html").write_text(page(*many(12)), encoding="utf-8")
    driver.get((tmp_path / "many.html").as_uri())
    assert sources(driver)[:2] == ["ads.jsonl:1", "ads.jsonl:3"]
    for order, first in (
        ("number", ["ads.jsonl:1", "ads.jsonl:2"]),
        ("language", ["ads.jsonl:1", "ads.jsonl:3"]),
        ("source", ["ads.jsonl:1", "ads.jsonl:2"]),
    ):
        choose(driver, "sort", order)
        assert sources(driver)[:2] == first, order
    assert sources(driver)[-1] == "ads.jsonl:12"  # not before ads.jsonl:2


def test_languages_are_named_in_the_readers_and_strange_tags_break_nothing(driver, tmp_path):
    items = (replace(lure(), languages=("th",)), replace(lure(), languages=("x_y!",)), *fixed())
    for language, named in (("en", "Thai (th)"), ("fr", "thaï (th)"), ("x_y!", None)):
        (tmp_path / "page.html").write_text(
            page(*items, words=Translation(language)), encoding="utf-8"
        )
        driver.get((tmp_path / "page.html").as_uri())
        options = [each.text for each in Select(driver.find_element(By.ID, "by-language")).options]
        assert {named or options[2], "x_y!"} <= set(options)
        choose(driver, "by-language", "x_y!")
        assert len(sources(driver)) == 1


def test_all_that_is_shown_opens_and_closes_at_once(driver, written):
    opened(driver, written, "list")
    choose(driver, "by-rules", "passport-kept")
    driver.find_element(By.ID, "open").click()
    count = "return document.querySelectorAll('.row > details[open]').length"
    assert driver.execute_script(count) == 2
    driver.find_element(By.ID, "shut").click()
    assert driver.execute_script(count) == 0


def test_the_keyboard_is_enough(driver, written):
    opened(driver, written, "list")
    press(driver, Keys.TAB)
    assert focused(driver).get_attribute("class") == "skip"
    assert focused(driver).is_displayed()
    press(driver, Keys.ENTER)
    assert focused(driver).get_attribute("id") == "adverts"
    press(driver, Keys.TAB)
    rows = driver.find_elements(By.CSS_SELECTOR, ".row > details > summary")
    assert focused(driver) == rows[0]
    for key, at in (
        (Keys.ARROW_DOWN, 1),
        (Keys.END, -1),
        (Keys.ARROW_DOWN, -1),
        (Keys.ARROW_UP, -2),
        (Keys.HOME, 0),
        (Keys.ARROW_UP, 0),
    ):
        press(driver, key)
        assert focused(driver) == rows[at], key
    assert [row.get_attribute("tabindex") for row in rows] == ["0", *["-1"] * (len(rows) - 1)]
    press(driver, Keys.ENTER)
    assert rows[0].find_element(By.XPATH, "..").get_attribute("open")
    press(driver, Keys.TAB)  # into the advert: the number of the first mark
    assert "sign 1" in focused(driver).get_attribute("aria-label")
    press(driver, Keys.ENTER)
    assert driver.execute_script("return location.hash") == "#ad-1-sign-1"


def test_what_has_the_focus_is_seen(driver, written):
    opened(driver, written, "list")
    for _ in range(12):
        press(driver, Keys.TAB)
        width, style = driver.execute_script(
            "const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);"
            "return [outlineWidth, outlineStyle]"
        )
        assert (float(width.removesuffix("px")) >= 2, style != "none") == (True, True)


def test_without_scripts_everything_can_be_read(driver, written):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(driver, written, "list")
        assert not driver.find_element(By.ID, "filters").is_displayed()
        rows = driver.find_elements(By.CSS_SELECTOR, ".list > li")
        assert [row.is_displayed() for row in rows] == [True] * 7
        rows[0].find_element(By.TAG_NAME, "summary").click()
        assert rows[0].find_element(By.CSS_SELECTOR, ".text").is_displayed()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_on_paper_there_are_no_filters_and_what_is_folded_is_open(driver, written):
    opened(driver, written, "letter")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    height = "return document.querySelector('.checks li').getBoundingClientRect().height"
    assert driver.execute_script(height) > 10
    opened(driver, written, "list")
    assert not driver.find_element(By.ID, "filters").is_displayed()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_number_leads_to_its_sign_and_back(driver, written):
    opened(driver, written, "letter")
    for number in driver.find_elements(By.CSS_SELECTOR, ".text a.number"):
        driver.execute_script("arguments[0].click()", number)
        sign = driver.find_element(By.CSS_SELECTOR, ":target")
        assert sign.is_displayed()
        driver.execute_script("arguments[0].click()", sign.find_element(By.TAG_NAME, "a"))
        assert driver.find_element(By.CSS_SELECTOR, ":target") == number


def test_two_thousand_adverts_open_and_are_searched(driver, tmp_path):
    (tmp_path / "many.html").write_text(page(*many(2000)), encoding="utf-8")
    driver.get((tmp_path / "many.html").as_uri())
    choose(driver, "by-level", "high")
    assert driver.find_element(By.ID, "shown").text == "1,000 of 2,000 adverts shown"
    typed(driver, "ads.jsonl:1998")
    assert sources(driver) == ["ads.jsonl:1998"]
