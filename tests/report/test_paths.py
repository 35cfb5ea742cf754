"""Where audits of inputs lie: none outside the folder, none over another, whatever the inputs are called."""

import pytest

from copydesk.report.paths import audit_folders, audit_paths


def placed(*paths: str) -> list[str]:
    return list(audit_paths((path, ".json") for path in paths).values())


def test_the_tree_of_the_inputs_is_mirrored() -> None:
    assert placed("a.txt", "b/c.txt") == ["files/a.txt.json", "files/b/c.txt.json"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/etc/x.txt", "files/_abs/etc/x.txt.json"),
        ("../../x.txt", "files/_up/_up/x.txt.json"),
        ("a//./x.txt", "files/a/x.txt.json"),
        ("line\nbreak.txt", "files/line_break.txt.json"),
    ],
)
def test_no_audit_lies_outside_the_folder(path: str, place: str) -> None:
    assert placed(path) == [place]


@pytest.mark.parametrize(
    "paths",
    [("Case.txt", "case.txt", "CASE.txt"), ("Dir/a.txt", "dir/a.txt"), ("é.txt", "É.txt", "e\u0301.txt")],
)
def test_names_that_a_disk_may_take_for_one_have_audits_of_their_own(paths: tuple[str, ...]) -> None:
    places = placed(*paths)
    assert len({place.casefold() for place in places}) == len(paths)
    assert all(place.endswith((".json", "~.json")) for place in places)


def test_no_audit_stands_where_a_folder_must() -> None:
    assert placed("a.txt", "A.txt.json/b.txt") == ["files/A.txt.json/b.txt.json", "files/a.txt~.json"]


def test_folders_that_a_disk_may_take_for_one_share_their_audits() -> None:
    found = audit_folders(["Dir/a.txt", "dir/b.txt", "other/c.txt", "d.txt"])
    assert found == {
        "Dir/a.txt": "files/Dir", "dir/b.txt": "files/Dir", "other/c.txt": "files/other", "d.txt": "files",
    }  # fmt: skip
