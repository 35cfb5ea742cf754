"""The progress line: on a terminal only, with stage, amount, rate and remaining time; wiped at the end."""

import pytest

from copydesk.cli.streams import ProgressLine


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.split("\r\x1b[K")[1:]


def test_it_says_how_far_how_fast_and_how_long(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(shown=True, clock=clock)
    clock.now = 2
    line("checking", 0, 20_000)
    clock.now = 12
    line("checking", 5_000, 20_000)
    assert lines(capsys) == ["checking: 0 of 20,000 (0 %)", "checking: 5,000 of 20,000 (25 %), 500 a second, 30 s left"]


@pytest.mark.parametrize(("left", "said"), [(59, "59 s"), (95, "1 min 35 s"), (7_500, "2 h 5 min")])
def test_long_times_are_told_in_minutes_and_hours(
    clock: Clock, capsys: pytest.CaptureFixture[str], left: int, said: str
) -> None:
    line = ProgressLine(shown=True, clock=clock)
    line("reading", 0, 1 + left)
    clock.now = 1
    line("reading", 1, 1 + left)
    assert lines(capsys)[-1].endswith(f", {said} left")


def test_a_stage_of_unknown_length_is_only_named(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(shown=True, clock=clock)
    clock.now = 5
    line("writing the report", 0, 0)
    line.close()
    assert lines(capsys) == ["writing the report ...", ""]


def test_the_first_second_and_what_is_no_terminal_show_nothing(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    early, elsewhere = ProgressLine(shown=True, clock=clock), ProgressLine(shown=False, clock=clock)
    clock.now = 0.9
    early("reading", 1, 2)
    clock.now = 9
    elsewhere("reading", 1, 2)
    early.close()
    assert capsys.readouterr().err == ""
