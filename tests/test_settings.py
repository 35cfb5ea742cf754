"""Settings: found from the working directory up, typed, refused with one clear line."""

from pathlib import Path

import pytest

from copydesk.settings import Settings, SettingsError, find_config, load_settings, memory_bytes


def write(file: Path, content: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def test_defaults_need_no_file() -> None:
    assert Settings().rules.fail_on == "warning"


def test_the_nearest_config_above_the_working_directory_is_found(tmp_path: Path) -> None:
    config = write(tmp_path / "copydesk.toml", "")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_config(deep) == config


def test_copydesk_toml_wins_over_pyproject_in_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.copydesk]\n")
    own = write(tmp_path / "copydesk.toml", "")
    assert find_config(tmp_path) == own


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    outer = write(tmp_path / "copydesk.toml", "")
    write(tmp_path / "inner" / "pyproject.toml", "[tool.other]\n")
    assert find_config(tmp_path / "inner") == outer


def test_the_search_ends_at_the_git_root(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", "")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert find_config(tmp_path / "repository") is None


def test_values_are_read_by_their_names_with_dashes(tmp_path: Path) -> None:
    config = write(tmp_path / "copydesk.toml", '[rules]\nfail-on = "error"\n[reuse]\nmin-words = 30\n')
    settings = load_settings(config)
    assert (settings.rules.fail_on, settings.reuse.min_words) == ("error", 30)


def test_pyproject_gives_its_tool_table(tmp_path: Path) -> None:
    config = write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n[tool.copydesk.corpus]\noutlet = "Us"\n')
    assert load_settings(config).corpus.outlet == "Us"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("[rules\n", "not valid TOML", id="broken TOML"),
        pytest.param("[rules]\nfail_on = 'error'\n", "unknown setting `fail_on`", id="unknown name"),
        pytest.param("[reuse]\nmin-words = 'many'\n", "reuse.min-words", id="wrong type"),
        pytest.param("[rules]\nmin-confidence = 3\n", "rules.min-confidence", id="out of range"),
        pytest.param("config-file = 'x'\n", "config-file", id="a name that is ours"),
    ],
)
def test_a_wrong_config_is_one_line_that_names_file_and_mistake(tmp_path: Path, content: str, said: str) -> None:
    config = write(tmp_path / "copydesk.toml", content)
    with pytest.raises(SettingsError) as error:
        load_settings(config)
    message = str(error.value)
    assert str(config) in message
    assert said in message
    assert "\n" not in message


def test_a_config_that_is_not_text_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "copydesk.toml"
    config.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(config)


def test_the_digest_changes_only_with_what_can_change_a_finding(tmp_path: Path) -> None:
    plain = load_settings(write(tmp_path / "one" / "copydesk.toml", ""))
    run = load_settings(write(tmp_path / "two" / "copydesk.toml", '[run]\nworkers = 7\n[rules]\nfail-on = "never"\n'))
    other = load_settings(write(tmp_path / "three" / "copydesk.toml", "[reuse]\nmin-words = 21\n"))
    assert plain.digest == run.digest == Settings().digest
    assert plain.digest != other.digest


def test_a_file_that_figures_are_set_beside_is_relative_to_the_config_and_changes_no_finding(tmp_path: Path) -> None:
    config = tmp_path / "copydesk.toml"
    config.write_text('[quality]\nreference = "earlier/findings.json"\n')
    settings = load_settings(config)
    assert settings.quality.reference == str(tmp_path / "earlier/findings.json")
    assert settings.digest == Settings().digest
    config.write_text('[quality]\nreference = "corpus"\n')
    assert load_settings(config).quality.reference == "corpus"


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ("2GB", 2_000_000_000),
        ("800mb", 800_000_000),
        ("1.5 GiB", 3 << 29),
        ("64kiB", 65_536),
        ("1TB", 10**12),
        ("9B", 9),
    ],
)
def test_an_amount_of_memory_is_a_number_with_a_unit(given: str, size: int) -> None:
    assert memory_bytes(given) == size
