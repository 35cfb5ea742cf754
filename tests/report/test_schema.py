import jsonschema
import pytest

from copydesk.report.schema import schemas


@pytest.mark.parametrize("name", ["findings", "audit", "config"])
def test_each_schema_is_valid_itself(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas()[name])


def test_the_config_schema_takes_a_config() -> None:
    config = {"corpus": {"date": "today"}, "rules": {"min-confidence": 0.5, "fail-on": "warning,facts=error"}}
    jsonschema.validate(config, schemas()["config"])


@pytest.mark.parametrize(
    "config",
    [{"corpsu": {}}, {"rules": {"min-confidence": 2}}, {"config-file": "x"}],
    ids=["a misspelt section", "a share above 1", "what only the program sets"],
)
def test_the_config_schema_refuses(config: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(config, schemas()["config"])
