"""A store finds what it, or any run before it, has kept, and nothing else."""

from pathlib import Path

from copydesk.cache import key
from copydesk.cache.store import Store

PLENTY = 10**9


def keys(count: int) -> list[bytes]:
    return [key(str(number).encode()) for number in range(count)]


def read(store: Store, wanted: list[bytes]) -> list[bytes | None]:
    return [None if blob is None else bytes(blob) for blob in store.find(wanted)]


def test_what_is_kept_is_found_at_once_and_by_the_next_run(tmp_path: Path) -> None:
    here = keys(50)
    first = Store(tmp_path, most_bytes=PLENTY)
    for each in here[:30]:
        first.keep(each, b"blob of " + each)
    expected = [b"blob of " + each for each in here[:30]] + [None] * 20
    assert read(first, here) == expected
    first.flush()
    assert read(Store(tmp_path, most_bytes=PLENTY), here) == expected


def test_several_segments_are_one_store(tmp_path: Path) -> None:
    here = keys(40)
    for low in range(0, 40, 10):
        store = Store(tmp_path, most_bytes=PLENTY)
        for each in here[low : low + 10]:
            store.keep(each, each * 2)
        store.flush()
    assert len(list(tmp_path.glob("*.segment"))) == 4
    assert read(Store(tmp_path, most_bytes=PLENTY), here) == [each * 2 for each in here]


def test_an_empty_store_knows_nothing(tmp_path: Path) -> None:
    assert read(Store(tmp_path, most_bytes=PLENTY), keys(3)) == [None] * 3
    assert read(Store(tmp_path / "gone", most_bytes=PLENTY), keys(3)) == [None] * 3
    assert Store(tmp_path, most_bytes=PLENTY).find([]) == []


def test_no_more_is_kept_than_allowed(tmp_path: Path) -> None:
    store = Store(tmp_path, most_bytes=25)
    for each in keys(5):
        store.keep(each, b"ten bytes.")
    assert [blob is not None for blob in store.find(keys(5))] == [True, True, False, False, False]


def test_a_torn_segment_is_passed_over(tmp_path: Path) -> None:
    store = Store(tmp_path, most_bytes=PLENTY)
    store.keep(keys(1)[0], b"kept")
    store.flush()
    (tmp_path / "0.segment").write_bytes(b"half a segm")
    assert read(Store(tmp_path, most_bytes=PLENTY), keys(1)) == [b"kept"]


def test_a_folder_that_vanishes_is_no_error(tmp_path: Path) -> None:
    store = Store(tmp_path / "gone", most_bytes=PLENTY)
    store.keep(keys(1)[0], b"lost")
    store.flush()
    store.keep(keys(1)[0], b"lost again")
    store.flush()
    assert not (tmp_path / "gone").exists()
