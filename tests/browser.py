"""A real browser without a window, for the tests of pages: Chromium as Debian ships it."""

import json
import os
import shutil
from contextlib import contextmanager

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
#: How wide a phone is, and a desk.
PHONE, DESK = 390, 1280


@contextmanager
def browser():
    """Start the browser and stop it in the end; it notes what it asks the network for."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (program and driver):
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("needs Debian's chromium and chromium-driver")
    options = ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for argument in ARGUMENTS:
        options.add_argument(argument)
    started = Chrome(options=options, service=Service(driver))
    try:
        yield started
    finally:
        started.quit()


def fetched(driver):
    """Give the addresses that were fetched since the last call, but for what was stopped."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    stopped = {
        message["params"]["requestId"]
        for message in messages
        if message["params"].get("blockedReason")
    }
    return [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
        and message["params"]["requestId"] not in stopped
    ]


def complaints(driver):
    """Give what the browser refused or stumbled over since the last call."""
    return [entry["message"] for entry in driver.get_log("browser")]


def look(driver, *, width=DESK, height=900, **media):
    """Set the window's width, and how pages are shown: ``prefers_color_scheme="dark"`` ..."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": k.replace("_", "-"), "value": v} for k, v in media.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
