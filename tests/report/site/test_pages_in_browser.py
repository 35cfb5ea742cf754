"""The report of the sample corpus as a reader meets it: marks, search, judging, keys."""

import json
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from copydesk.policy.precision import score

Row = dict[str, Any]


@pytest.fixture
def findings(sample: Path) -> list[Row]:
    rows: list[Row] = json.loads((sample / "findings.json").read_bytes())["findings"]
    return rows


@pytest.fixture
def index(browser: webdriver.Chrome, sample: Path) -> webdriver.Chrome:
    browser.get((sample / "index.html").as_uri().split("#")[0])
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    return browser


def script(browser: webdriver.Chrome, code: str, *arguments: Any) -> Any:
    return browser.execute_script(code, *arguments)


def settles(browser: webdriver.Chrome, said: str) -> None:
    """Waits until the count of what is found begins so; the test fails if it does not."""
    message = f"never said {said!r}"
    WebDriverWait(browser, 5).until(lambda page: page.find_element(By.ID, "count").text.startswith(said), message)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_mark_stands_on_the_words_of_its_finding(
    browser: webdriver.Chrome, sample: Path, findings: list[Row]
) -> None:
    passages = {row["fingerprint"][:16]: squeezed(row["text"]) for row in findings}
    seen = {}
    for page in sorted((sample / "pages").iterdir()):
        browser.get(page.as_uri())
        for mark, words in script(
            browser,
            """
            return [...document.querySelectorAll(".card[id]")].map((card) => [card.dataset.fingerprint,
              [...document.querySelectorAll(`mark[data-f~="${card.id.slice(1)}"]`)]
                .map((mark) => mark.textContent).join("")]);
            """,
        ):
            seen[mark] = squeezed(words)
    assert seen == passages


def test_the_gravest_come_first_unless_asked(index: webdriver.Chrome, findings: list[Row]) -> None:
    def shown() -> list[str | None]:
        cards = index.find_elements(By.CSS_SELECTOR, "#found > li")
        return [card.get_attribute("data-fingerprint") for card in cards]

    grave = sorted(findings, key=lambda row: ("error", "warning", "note").index(row["severity"]))
    assert shown() == [row["fingerprint"][:16] for row in grave[: len(shown())]]
    Select(index.find_element(By.ID, "order")).select_by_visible_text("by article")
    WebDriverWait(index, 5).until(lambda _: shown() == [row["fingerprint"][:16] for row in findings[: len(shown())]])


def test_the_search_counts_what_it_shows(index: webdriver.Chrome, findings: list[Row]) -> None:
    settles(index, f"{len(findings)} of {len(findings)} findings")
    index.find_element(By.ID, "words").send_keys("lviv lvov")
    wanted = [row for row in findings if "Lviv" in row["message"] and "Lvov" in row["message"]]
    settles(index, f"{len(wanted)} of")
    assert len(index.find_elements(By.CSS_SELECTOR, "#found > li")) == len(wanted)


@pytest.mark.parametrize(("field", "key"), [("severity", "severity"), ("rule", "code"), ("outlet", "path")])
def test_filters_leave_what_they_name(index: webdriver.Chrome, findings: list[Row], field: str, key: str) -> None:
    chosen = {"severity": "note", "rule": "TR003 edited-passage", "outlet": "quickgab"}[field]
    Select(index.find_element(By.ID, field)).select_by_visible_text(chosen)
    wanted = [row for row in findings if chosen.split()[0] in row[key]]
    assert wanted
    settles(index, f"{len(wanted)} of")
    index.find_element(By.CSS_SELECTOR, ".filters [type=reset]").click()
    settles(index, f"{len(findings)} of")


def test_copied_passages_can_be_left_out_by_size_source_and_quotation(
    index: webdriver.Chrome, findings: list[Row]
) -> None:
    copies = [row for row in findings if row["family"] == "reuse"]
    rest = len(findings) - len(copies)
    index.find_element(By.ID, "quotes").click()
    unquoted = sum(row["code"] not in ("TR005", "TR006") for row in copies)
    settles(index, f"{rest + unquoted} of")
    least = index.find_element(By.ID, "least")
    least.clear()
    least.send_keys("9000")
    settles(index, f"{rest} of")
    least.clear()
    share = index.find_element(By.ID, "share")
    share.clear()
    share.send_keys("100")
    settles(index, f"{rest} of")


def test_articles_can_be_searched_too(index: webdriver.Chrome, sample: Path) -> None:
    Select(index.find_element(By.ID, "mode")).select_by_visible_text("articles")
    documents = json.loads((sample / "findings.json").read_bytes())["documents"]
    settles(index, f"{len(documents)} of {len(documents)} articles")
    index.find_element(By.ID, "words").send_keys("seals")
    link = index.find_element(By.CSS_SELECTOR, "#found a")
    link.click()
    assert "pages/" in index.current_url


def test_a_link_to_a_rule_filters_by_it(browser: webdriver.Chrome, sample: Path, findings: list[Row]) -> None:
    browser.get((sample / "rules" / "SQ005.html").as_uri())
    browser.find_element(By.PARTIAL_LINK_TEXT, "in this report").click()
    wanted = sum(row["code"] == "SQ005" for row in findings)
    settles(browser, f"{wanted} of")


def test_verdicts_outlive_the_page_and_leave_as_a_judged_sheet(
    index: webdriver.Chrome, findings: list[Row], tmp_path: Path
) -> None:
    index.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    cards = index.find_elements(By.CSS_SELECTOR, "#found > li")[:3]
    names = [card.get_attribute("data-rule") for card in cards]
    for card, verdict in zip(cards, ["right", "wrong", "right"], strict=True):
        card.find_element(By.CSS_SELECTOR, f"button[value={verdict}]").click()
    cards[2].find_element(By.CSS_SELECTOR, "button[value=right]").click()  # a second click takes it back
    index.refresh()
    pressed = index.find_elements(By.CSS_SELECTOR, "#found [aria-pressed=true]")
    assert [button.get_attribute("value") for button in pressed] == ["right", "wrong"]
    index.find_element(By.CSS_SELECTOR, ".export").click()
    sheet = tmp_path / "sheet.csv"
    WebDriverWait(index, 10).until(lambda _: sheet.is_file() and sheet.read_bytes())
    tallies = score(sheet.read_bytes())
    assert {tally.rule for tally in tallies} == set(names[:2])
    assert (sum(tally.right for tally in tallies), sum(tally.wrong for tally in tallies)) == (1, 1)


def test_the_accept_command_names_the_finding(index: webdriver.Chrome, findings: list[Row]) -> None:
    script(
        index,
        "window.copied = [];"
        "navigator.clipboard.writeText = (text) => { window.copied.push(text); return Promise.resolve(); };",
    )
    index.find_element(By.CSS_SELECTOR, "#found .copy").click()
    (command,) = script(index, "return window.copied")
    (finding,) = [row for row in findings if row["severity"] == "error"]
    assert command == f'audit accept {finding["fingerprint"][:16]} --reason ""'


def test_the_keyboard_reaches_the_search_and_its_results(index: webdriver.Chrome) -> None:
    reached: list[str] = []
    for _ in range(400):
        index.switch_to.active_element.send_keys(Keys.TAB)
        place = script(index, "const at = document.activeElement; return at.id || at.className || at.tagName")
        reached.append(place)
        if place == "more":
            break
        outline = script(index, "return getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", place
    assert reached[0] == "skip"
    assert {"words", "severity", "verdict", "copy", "more"} <= set(reached)


def test_every_field_has_a_label_and_every_page_its_landmarks(browser: webdriver.Chrome, sample: Path) -> None:
    for page in sorted(sample.rglob("*.html")):
        browser.get(page.as_uri())
        unnamed, mains, headings, doubled = script(
            browser,
            """
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            return [[...document.querySelectorAll("input, select")].filter((field) => !field.labels.length).length,
              document.querySelectorAll("main").length, document.querySelectorAll("h1").length,
              ids.length - new Set(ids).size];
            """,
        )
        assert (unnamed, mains, headings, doubled) == (0, 1, 1, 0), page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone(browser: webdriver.Chrome, sample: Path, scheme: str) -> None:
    metrics = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    try:
        for page in sorted(sample.rglob("*.html")):
            browser.get(page.as_uri())
            assert script(browser, "return document.documentElement.scrollWidth") <= 360, page
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
