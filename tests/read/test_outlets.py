import pytest

from copydesk.read.inputs import ReadError
from copydesk.read.outlets import fitting_template, host_of, outlet_folder, outlet_stem, same_outlet, template_fields


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.paper.example/a", "paper.example"),
        ("http://news.bbc.co.uk/1/hi", "bbc.co.uk"),
        ("https://www.smh.com.au/x", "smh.com.au"),
        ("edition.paper.example", "paper.example"),
        ("https://user:pass@Paper.Example:8080/", "paper.example"),
        ("https://desk.substack.com/p/x", "desk.substack.com"),
        ("https://www.medium.com/x", "medium.com"),
        ("https://web.archive.org/web/2019/https://www.paper.example/a", "paper.example"),
    ],
)
def test_the_registrable_host(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("below", "folder"),
    [
        ("daily-klaxon/a.txt", "daily-klaxon"),
        ("train/daily-klaxon/a.txt", "daily-klaxon"),
        ("docs/raw/txt/daily-klaxon/2022/a.txt", "daily-klaxon"),
        ("1998/march/daily-klaxon/a.txt", "daily-klaxon"),
        ("dateline-monthly/a.txt", "dateline-monthly"),
        ("year=1998/part-0/party-paper/a.txt", "party-paper"),
        ("1998/03/a.txt", None),
        ("a.txt", None),
    ],
)
def test_the_first_folder_that_can_be_an_outlet(below: str, folder: str | None) -> None:
    assert outlet_folder(below) == folder


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("x/klaxon.jsonl", "klaxon"),
        ("train-00001.jsonl", None),
        ("2021.csv", None),
        ("data.jsonl", None),
        ("klaxon-2021.jsonl", "klaxon-2021"),
    ],
)
def test_the_stem_of_a_record_file(path: str, stem: str | None) -> None:
    assert outlet_stem(path) == stem


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("The Daily Klaxon", "daily-klaxon"),
        ("Diário da Serra", "diario_da_serra"),
        ("Salt & Pepper", "salt-and-pepper"),
        ("Городской вестник", "gorodskoy-vestnik"),
    ],
)
def test_a_folder_named_after_its_outlet(name: str, folder: str) -> None:
    assert same_outlet(name, folder)


@pytest.mark.parametrize(
    ("name", "folder"), [("Daily Klaxon", "evening-klaxon"), ("!!", "--"), ("Вестник", "vestnik-2")]
)
def test_a_folder_of_another_name(name: str, folder: str) -> None:
    assert not same_outlet(name, folder)


def test_a_template_names_the_parts_of_a_path() -> None:
    template = "{outlet}/{year}/{month}/*/{slug}.txt"
    assert template_fields(template, "corpus/klaxon/1998/03/front/storm.txt") == {
        "outlet": "klaxon", "year": "1998", "month": "03", "slug": "storm",
    }  # fmt: skip
    assert template_fields(template, "klaxon/storm.txt") == {}


@pytest.mark.parametrize(
    ("path", "template", "told"),
    [
        ("our texts/klaxon/2022-09-01-storm.txt", "{outlet}/{year}-{month}-{day}-{slug}.txt", {"day": "01"}),
        ("a/The Klaxon/1998/03/storm.docx", "{outlet}/{year}/{month}/{slug}.docx", {"month": "03"}),
        ("1998/03/klaxon/page 4/storm.md", "{year}/{month}/{outlet}/*/{slug}.md", {"year": "1998"}),
        ("klaxon/1998/03/1998-03-14-storm.txt", "{outlet}/*/*/{year}-{month}-{day}-{slug}.txt", {"day": "14"}),
        ("klaxon/1998/1999/storm", "{outlet}/{year}/*/{slug}", {"year": "1998"}),
    ],
)  # fmt: skip
def test_a_template_is_suggested_that_fits(path: str, template: str, told: dict[str, str]) -> None:
    assert fitting_template(path, ["klaxon"]) == template
    assert template_fields(template, path).items() >= told.items()
    assert "klaxon" in template_fields(template, path)["outlet"].casefold()


def test_without_a_folder_that_names_an_outlet_a_template_is_an_example() -> None:
    assert fitting_template("1998/03/storm.txt", ["example.org"]) == "{outlet}/{slug}.txt"
    assert fitting_template("", []) == "{outlet}/{slug}"


@pytest.mark.parametrize("template", ["{outlet}/{outlet}/x.txt", "a/b.txt", "{1}/x.txt"])
def test_a_template_that_cannot_be_used_is_refused(template: str) -> None:
    with pytest.raises(ReadError, match="path"):
        template_fields(template, "a/b.txt")
