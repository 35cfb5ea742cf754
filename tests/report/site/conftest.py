"""A browser, and reports as the command line writes them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from copydesk.cli.app import main

DRIVER = Path("/usr/bin/chromedriver")


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """Headless Chromium; on a machine without one the test is skipped, in CI it fails."""
    if shutil.which("chromium") is None or not DRIVER.exists():
        message = "no Chromium here: install Debian's chromium and chromium-driver"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = Service(str(DRIVER))
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Audits a folder as the command line does, and gives the report folder."""

    def run(corpus: Path, *options: str) -> Path:
        folder = tmp_path_factory.mktemp("audit") / "audit-report"
        code = main([str(corpus), "--isolated", "--quiet", "--workers", "1", "--report-dir", str(folder), *options])
        assert code in (0, 1)
        return folder

    return run


@pytest.fixture(scope="module")
def corpus_folder() -> Path:
    """The sample corpus."""
    return Path(__file__).parents[3] / "corpus"


@pytest.fixture(scope="module")
def sample(audited: Callable[..., Path], corpus_folder: Path) -> Path:
    """The report of the sample corpus."""
    return audited(corpus_folder)
