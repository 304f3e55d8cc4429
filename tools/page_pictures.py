"""Take docs/html-report-desk.png and -phone.png: the page about the examples, in Chromium.

Run it from the top folder after a change to the page. It needs Debian's chromium and
chromium-driver, and fonts-noto-core and fonts-noto-cjk for the letters.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

#: Each picture: what is screened, how wide and high the window is, pixels to a point.
PICTURES = {
    "docs/html-report-desk.png": ("examples", 1280, 1000, 1),
    "docs/html-report-phone.png": ("examples/advert.txt", 390, 780, 1.5),
}
LARGEST = 200_000


def page(source: str, folder: str) -> str:
    """Screen a source, and give the address of the page about it."""
    path = Path(folder, "page.html")
    reader = ["--lang", "en", "--home", "PH"]  # whatever the environment says
    command = [sys.executable, "-m", "screenad", *reader, source, "-o", str(path)]
    subprocess.run(command, check=True)
    return path.as_uri()


def take(browser: Chrome, address: str, width: int, height: int, scale: float) -> bytes:
    """Show a page in a window of a size, and take a picture of it."""
    size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(address)
    return browser.get_screenshot_as_png()


def main() -> None:
    """Take every picture."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    with (
        TemporaryDirectory() as folder,
        Chrome(options=options, service=Service("/usr/bin/chromedriver")) as browser,
    ):
        for name, (source, *window) in PICTURES.items():
            taken = take(browser, page(source, folder), *window)
            if len(taken) > LARGEST:
                raise SystemExit(f"{name} would have {len(taken)} bytes, more than {LARGEST}")
            Path(name).write_bytes(taken)


if __name__ == "__main__":
    main()
