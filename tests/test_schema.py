"""JSON Schemas: emitted from the models that read, for editors to complete and check from."""

import json

import pytest

from generator import schema
from generator.config import Settings
from generator.read import frontmatter


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_schema_is_json_with_a_description_of_every_key(name: str) -> None:
    """Each schema names its dialect, is plain JSON, and describes each key."""
    made = schema.emit(name)
    assert json.loads(json.dumps(made)) == made
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all(entry.get("description") for entry in made["properties"].values())


def test_the_schema_of_the_settings_is_theirs() -> None:
    """site.yaml's schema has every setting and no other key, and a title may look like a number."""
    made = schema.emit("site")
    assert list(made["properties"]) == list(Settings.model_fields)
    assert made["additionalProperties"] is False
    assert made["properties"]["title"]["type"] == ["string", "number"]
    assert made["properties"]["urls"]["enum"] == ["flat", "pretty"]


def test_the_schema_of_front_matter_knows_every_name_of_a_key() -> None:
    """An editor completes `headline` and `byline` too, asks for a title under either name, and lets own keys be."""
    made = schema.emit("front-matter")
    also = {other for others in frontmatter.ALSO.values() for other in others}
    assert set(made["properties"]) == {*frontmatter.FrontMatter.model_fields, *also}
    assert made["anyOf"] == [{"required": ["title"]}, {"required": ["headline"]}]
    assert made["required"] == []
    assert made["additionalProperties"] is True
    assert made["properties"]["byline"]["description"] == "The same as authors."


def test_another_name_has_no_schema() -> None:
    """What is no kind of file has no schema."""
    with pytest.raises(KeyError):
        schema.emit("article")
