"""Articles that try to run something, to leave their place on the page, or to fetch something: none gets anywhere."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from selenium import webdriver

ATTACKS = [
    "<script>document.title='taken';window.taken=1;alert(1)</script>",
    "<img src=x onerror=\"document.title='taken';window.taken=1\">",
    "</script><script>window.taken=1</script>",
    "\"><svg onload=window.taken=1><a href='javascript:window.taken=1'>",
    "<!--<script><!-- ]]> </p></main></body>",
    "<link rel=stylesheet href='https://far.example/x.css'><iframe src='https://far.example/'></iframe>",
    "{{ 7*7 }} {% raw %} ${window.taken=1} `${alert(1)}`",
    "\u202eright to left\u2066 \u200bzero\x07\x1b[31m \u2028next\u2029 \\u003c \ud83d\ude00".encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16"),
    "'; window.taken=1; //",
]
STORY = (
    "The harbour master said that the the ferry would leave at {n} past noon. {attack}\n\nIt left. It was a a calm day."
)


def write_corpus(folder: Path) -> Path:
    for number, attack in enumerate(ATTACKS):
        outlet = folder / f"<b>outlet{number % 3}"
        outlet.mkdir(parents=True, exist_ok=True)
        text = STORY.format(n=number, attack=attack)
        (outlet / f"2024-03-{number + 10}-{number}<img src=x onerror=alert(1)>.txt").write_text(f"{attack}\n\n{text}\n")
    rows = [
        {
            "id": attack,
            "text": STORY.format(n=n, attack=attack),
            "title": attack,
            "outlet": attack,
            "url": "javascript:alert(1)",
        }
        for n, attack in enumerate(ATTACKS)
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["full", "excerpt", "none"])
def hostile(
    request: pytest.FixtureRequest, audited: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return audited(write_corpus(tmp_path_factory.mktemp("hostile")), "--report-text", request.param)


def pages_of(folder: Path) -> list[Path]:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 2 * len(ATTACKS)
    return pages


class Visit(NamedTuple):
    """What a page was like once it was loaded."""

    page: str
    taken: int | None
    title: str
    aliens: int
    links: list[str]
    loaded: set[str]


VISIT = """
return [window.taken ?? null, document.title,
  document.querySelectorAll(
    "iframe, img, object, embed, base, style, script:not([src]), [onload], [onerror], [style]").length,
  [...document.links].map((link) => link.href.split("#")[0])];
"""


def logged(browser: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    """What the browser noted since it was asked last."""
    entries: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def requests(browser: webdriver.Chrome) -> set[str]:
    """What the browser asked for since it was asked last."""
    events = [json.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    return {event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"}


@pytest.fixture(scope="module")
def visits(browser: webdriver.Chrome, hostile: Path) -> list[Visit]:
    logged(browser, "browser")
    logged(browser, "performance")
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) > 2 * len(ATTACKS)
    visited = []
    for page in pages:
        browser.get(page.as_uri())
        taken, title, aliens, links = browser.execute_script(VISIT)
        visited.append(Visit(page.as_uri(), taken, title, aliens, links, requests(browser)))
    # A script or a style that the policy of a page stops would be told here.
    assert logged(browser, "browser") == []
    return visited


def test_nothing_runs(visits: list[Visit]) -> None:
    for visit in visits:
        assert (visit.taken, visit.aliens) == (None, 0), visit.page
        assert visit.title.endswith("audit report"), visit.page


def test_nothing_is_fetched_but_the_files_beside_the_page(visits: list[Visit], hostile: Path) -> None:
    assets = {file.as_uri() for file in (hostile / "assets").rglob("*") if file.is_file()}
    for visit in visits:
        assert {visit.page} < visit.loaded <= {visit.page, *assets}, visit.page


def test_links_lead_to_files_of_the_report(visits: list[Visit], hostile: Path) -> None:
    files = {file.as_uri() for file in hostile.rglob("*") if file.is_file()}
    for visit in visits:
        assert set(visit.links) <= files, visit.page


def test_what_articles_say_is_shown_as_they_say_it(browser: webdriver.Chrome, hostile: Path) -> None:
    browser.get((hostile / "index.html").as_uri())
    shown = browser.execute_script("return document.querySelector('#found').textContent")
    assert "<b>outlet0" in shown
    assert "onerror=alert(1)>" in shown
    assert "\u202e" not in browser.execute_script("return document.body.textContent")
