"""A segment holds blobs by their keys; what is torn or changed is no segment, or no blob, and never a crash."""

from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.cache.key import KEY_BYTES
from copydesk.cache.segment import opened, written

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
BLOBS = st.dictionaries(KEYS, st.binary(max_size=200), max_size=20)
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def content(path: Path) -> dict[bytes, bytes | None] | None:
    """What a segment gives, None if it is none."""
    segment = opened(path)
    if segment is None:
        return None
    keys = [high.to_bytes(8, "big") + low.to_bytes(8, "big") for high, low in segment.rows[["high", "low"]].tolist()]
    blobs = [segment.blob(row) for row in range(len(keys))]
    return {key: None if blob is None else bytes(blob) for key, blob in zip(keys, blobs, strict=True)}


@SAME_FOLDER
@given(blobs=BLOBS)
def test_what_was_written_is_read(tmp_path: Path, blobs: dict[bytes, bytes]) -> None:
    assert content(written(tmp_path, blobs)) == blobs


@SAME_FOLDER
@given(blobs=BLOBS, cut=st.integers(0, 400))
def test_a_torn_file_is_no_segment(tmp_path: Path, blobs: dict[bytes, bytes], cut: int) -> None:
    path = written(tmp_path, blobs)
    whole = path.read_bytes()
    torn = tmp_path / "torn.segment"
    torn.write_bytes(whole[: min(cut, len(whole) - 1)])
    assert content(torn) is None


@SAME_FOLDER
@given(blobs=BLOBS, at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_flipped_bit_never_gives_a_wrong_blob(tmp_path: Path, blobs: dict[bytes, bytes], at: int, bit: int) -> None:
    changed = bytearray(written(tmp_path, blobs).read_bytes())
    changed[at % len(changed)] ^= 1 << bit
    path = tmp_path / "changed.segment"
    path.write_bytes(changed)
    found = content(path)
    assert found is None or all(blob is None or blobs[key] == blob for key, blob in found.items())


@SAME_FOLDER
@given(junk=st.binary(max_size=400))
def test_junk_is_no_segment(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.segment"
    path.write_bytes(junk)
    assert content(path) is None


def test_what_is_not_there_is_no_segment(tmp_path: Path) -> None:
    assert opened(tmp_path / "gone.segment") is None


def test_equal_blobs_make_one_file_and_leave_nothing_beside(tmp_path: Path) -> None:
    blobs = {bytes([number]) * KEY_BYTES: b"x" * number for number in range(9)}
    assert written(tmp_path, blobs) == written(tmp_path, dict(reversed(blobs.items())))
    assert len(list(tmp_path.iterdir())) == 1


def test_rows_lie_in_order_of_their_keys(tmp_path: Path) -> None:
    segment = opened(written(tmp_path, {bytes([255 - number]) * KEY_BYTES: b"" for number in range(9)}))
    assert segment is not None
    assert (np.diff(segment.rows["high"].astype("u8").astype(object)) > 0).all()
