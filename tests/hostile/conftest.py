"""A folder of two hundred files as the internet left them, or as somebody made them to do harm."""

import json
import os
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SIZE = 40_000
"""Characters of a text that repeats one thing."""

UNITS = {
    "word": "word ", "letter": "a", "quotes": '"', "curly": "“”", "opening": "“", "apostrophes": "'", "breaks": "\n",
    "digits": "1234567890", "numbers": "12 345 ", "brackets": "[", "parentheses": "()", "combining": "\u0301",
    "hebrew": "שלום עליכם ", "override": "\u202e", "nul": "\0", "astral": "😀", "blanks": " ", "dots": ".",
    "capitals": "A B C ", "names": "Anna Berg said that ", "days": "12 May 2020, ", "shares": "5% of 10 ",
    "sentences": "She said no. ", "lines": "She said no.\n", "short-lines": "word\n", "addresses": "http://a.b/",
    "at": "@", "tags": "#tag ", "markup": "<p>", "entities": "&amp;", "dashes": "-", "mojibake": "â€™",
    "replaced": "\ufffd", "zero-width": "a\u200b", "chinese": "漢", "returns": "\r", "both-ends": "\r\n", "tabs": "\t",
    "quoted": "“I said so,” he said. ", "doubled": "the the ", "ordinals": "the 45th president ", "years": "2020 ",
    "money": "$5 million to $3 million ", "lowlines": "_", "slashes": "/", "backslashes": "\\", "labels": "a: ",
    "links": "[a](b) ", "hard-blanks": "\xa0", "one-capital": "A", "hyphens": "a-", "initials": "U.S. ",
    "russian": "слово и дело ", "speech": "“he said ", "vertical": "\x0b", "form-feeds": "\f", "separators": "\u2028",
}  # fmt: skip

ARTICLE = "The council met on Monday and agreed on the plan for the bridge. Work on it begins in spring.\n"

BYTES = {
    "empty.txt": b"", "one-byte.txt": b"\xff", "mark.txt": b"\xef\xbb\xbf", "mark-16.txt": b"\xff\xfe",
    "odd-16.txt": b"\xff\xfea\0b", "mark-32.txt": b"\xff\xfe\0\0a\0\0", "half.txt": "Kyjiv é".encode()[:-1],
    "overlong.txt": b"\xc0\xaf\xe0\x80\xaf " * 50, "surrogates.txt": b"\xed\xa0\x80\xed\xbf\xbf " * 50,
    "wide.txt": ("mute " * 99).encode("utf-16-le"), "big-end.txt": ("mute " * 99).encode("utf-16-be"),
    "noise.txt": bytes((i * 7919 + i // 3) % 256 for i in range(9000)), "high.txt": b"\x80\xff" * 4000,
    "latin.txt": "Élysée à l'été ".encode("latin-1") * 40, "controls.txt": bytes(range(32)) * 90,
    "late-nul.txt": ARTICLE.encode() * 99 + b"\0" * 5000, "esc.txt": b"\x1b[31mred\x1b[0m\x07 " * 60,
    "program.txt": b"\x7fELF" + b"\0" * 500, "picture.md": b"\x89PNG\r\n\x1a\n" + b"\0" * 90,
    "pdf.txt": b"%PDF-1.7\n",
    "lfs.txt": b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n",
    "annex.md": b"/annex/objects/SHA256E-s9--00.md\n", "lfs.jsonl": b"version https://git-lfs.github.com/spec/v1\n",
    "open-matter.md": b"---\ntitle: x\n" + b"a: b\n" * 2000, "no-matter.md": b"---\n---\n---\n", "bare.md": b"---",
    "deep-matter.md": b"---\na: " + b"[" * 5000 + b"\n---\n" + ARTICLE.encode(),
    "bomb-matter.md": b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + i, 98 + i, b",".join([b"*%c" % (97 + i)] * 9)) for i in range(9))
    + b"---\n" + ARTICLE.encode(),
    "code-matter.md": b'---\ntitle: !!python/object/apply:os.system ["exit 3"]\n---\n' + ARTICLE.encode(),
    "date-matter.md": b"---\ndate: 99999-99-99\ntitle: [1, {}]\nlang: 7\n---\n" + ARTICLE.encode(),
    "blank-lines.jsonl": b"\n" * 1_000_000, "blank-rows.csv": b"text\n" + b"\n" * 500_000,
    "commas.csv": b"," * 50_000,
    "empty.jsonl": b"", "empty.csv": b"", "header.csv": b"text,id\n", "header.tsv": b"text\tid", "blank.tsv": b"\n\n",
    "deep.jsonl": b"[" * 100_000, "deep-object.jsonl": b'{"text":' * 50_000, "half.jsonl": b'{"text": "it was',
    "number.jsonl": b'{"text": "a", "id": ' + b"9" * 9000 + b"}\n", "nan.jsonl": b'{"text": NaN}\n{"text": "a"}\n',
    "surrogate.jsonl": b'{"text": "\\ud800 and \\udfff"}\n', "array.jsonl": b"[1, 2]\n", "word.jsonl": b'"word"\n',
    "nul.jsonl": b'{"text": "a\\u0000b"}\n\0\0\0\n', "twice.jsonl": b'{"text": "a", "text": "b"}\n',
    "mixed.jsonl": b'{"text": "a"}\nnonsense\n{"body": 1}\n{"text": null}\n{"text": ["x"]}\n{}\n',
    "endless.jsonl": b'{"text": "' + b"word " * 40_000 + b'"}', "no-end.jsonl": b'{"text": "' + b"word " * 40_000,
    "no-text.jsonl": b'{"a": 1}\n' * 5000, "keys.jsonl": json.dumps({str(i): i for i in range(9000)}).encode(),
    "long-id.jsonl": json.dumps({"text": ARTICLE, "id": "i" * 90_000, "title": "t" * 90_000}).encode(),
    "long-url.jsonl": json.dumps({"text": ARTICLE, "url": "http://" + "a." * 40_000, "date": "9" * 9000}).encode(),
    "open-quote.csv": b'text,id\n"it was\n' + b"a,b\n" * 3000, "nul.csv": b"text,id\na\0b,c\n\0,\0\n",
    "wide.csv": b",".join(b"c%d" % i for i in range(9000)) + b"\n" + b"1," * 20_000, "quotes.csv": b'"' * 9001,
    "late-quote.csv": b'text\na "b" c\n"a"b"c"\n', "short-rows.tsv": b"text\tid\nx\n\t\t\t\t\ny\tz\tw\n",
    "wide.jsonl": '{"text": "mute"}\n'.encode("utf-16"), "bad-bytes.jsonl": b'{"text": "caf\xe9 \xff"}\n',
    "bomb.xml": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 9) for i in range(9)) + b"]><l>&j;</l>",
    "outside.xml": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>',
    "open.html": b"<div>" * 8000, "script.html": b"<script>" + b"x" * 9000,
    "attribute.html": b'<a href="' + b"y" * 9000,
    "deep.json": b"[" * 100_000, "null.json": b"null", "cut.json": b'{"text": "a',
    "broken.gz": b"\x1f\x8b\x08\0garbage",
    "broken.txt.gz": b"\x1f\x8b", "broken.jsonl.zst": b"\x28\xb5\x2f\xfd\0", "broken.bz2": b"BZh9",
    "broken.xz": b"\xfd7zXZ",
    "broken.docx": b"PK\x03\x04broken", "empty.docx": b"", "broken.odt": b"PK\x05\x06" + b"\0" * 18,
    "word.doc": b"\xd0\xcf",
    "broken.parquet": b"PAR1PAR1", "broken.warc": b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "empty.warc": b"",
    "x.exe": b"MZ",
    "noname": b"text", "two.dots..txt": ARTICLE.encode(), "-rf.txt": ARTICLE.encode(),
    "tab\there.txt": ARTICLE.encode(),
    "line\nbreak.txt": ARTICLE.encode(), "quote'\".txt": ARTICLE.encode(), "<script>.txt": ARTICLE.encode(),
    "Case.txt": ARTICLE.encode(), "case.txt": ARTICLE.encode(), "CASE.txt": ARTICLE.encode(), "back\\slash.txt": b"a",
    "percent%41.txt": b"a", "hash#1.txt": b"a", "\u202etxt.exe.txt": b"a", "é.txt": b"a", "e\u0301.txt": b"a",
    "*.txt": b"a",
    "n" * 251 + ".txt": ARTICLE.encode(), "😀" * 60 + ".md": b"a", " .txt": b"a", "CON.txt": b"a", "$(id).txt": b"a",
}  # fmt: skip


def write_hostile(folder: Path) -> int:
    """Write the folder and give the number of files in it."""
    folder.mkdir()
    for name, unit in UNITS.items():
        (folder / f"all-{name}.txt").write_text(unit * (SIZE // len(unit)), encoding="utf-8", newline="")
    for name, content in BYTES.items():
        (folder / name).write_bytes(content)
    for raw in (b"bad-\xff\xfe.txt", b"half-\xc3.jsonl"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)).write_bytes(ARTICLE.encode())
    _write_special(folder)
    count = len(list(folder.iterdir()))
    while count < 200:
        count += 1
        repeated = "".join(chr(count * 977 % 0x2FFF + 33 + i % count) for i in range(3000))
        (folder / f"signs-{count}.txt").write_text(repeated, encoding="utf-8", errors="replace")
    return count


def _write_special(folder: Path) -> None:
    """What is no file, or another one, or larger than it looks."""
    links = {"circle.txt": "circle.txt", "nowhere.txt": "nothing", "up": "..", "same.txt": "Case.txt"}
    for name, aim in {**links, "outside.txt": sys.executable, "annexed.txt": ".git/annex/objects/x/y"}.items():
        (folder / name).symlink_to(aim)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket.txt"))
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(20_000_000_000)
    if os.geteuid() == 0:
        os.mknod(folder / "zero.txt", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    (folder / "closed.txt").write_text(ARTICLE)
    (folder / "closed.txt").chmod(0)


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    folder = tmp_path / "hostile"
    yield folder, write_hostile(folder)
