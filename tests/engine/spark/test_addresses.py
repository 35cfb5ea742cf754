"""Files at addresses are named as they would be if their folder lay here."""

import pytest

from copydesk.engine.spark.addresses import base_of, path_below


@pytest.mark.parametrize(
    ("addresses", "base"),
    [
        (["s3a://bucket/news"], "s3a://bucket/news"),
        (["s3a://bucket/news/"], "s3a://bucket/news"),
        (["s3a://bucket/news/a.jsonl.zst"], "s3a://bucket/news"),
        (["s3a://bucket/news/tide", "s3a://bucket/news/gull/2022"], "s3a://bucket/news"),
        (["s3a://bucket/newspapers", "s3a://bucket/news"], "s3a://bucket"),
        (["s3a://one/news", "s3a://other/news"], "s3a:/"),
        (["file:///home/corpus"], "file:///home/corpus"),
    ],
)
def test_paths_are_told_from_what_addresses_have_in_common(addresses: list[str], base: str) -> None:
    assert base_of(addresses) == base


@pytest.mark.parametrize(
    ("address", "base", "path"),
    [
        ("s3a://bucket/news/tide/a.txt", "s3a://bucket/news", "tide/a.txt"),
        ("file:/home/corpus/a.txt", "file:///home/corpus", "a.txt"),
        ("s3a://one/news/a.txt", "s3a:/", "one/news/a.txt"),
        ("s3a://bucket/newspaper/a.txt", "s3a://bucket/news", "s3a:/bucket/newspaper/a.txt"),
    ],
)
def test_a_path_begins_below_that(address: str, base: str, path: str) -> None:
    assert path_below(address, base) == path
