"""The description of what programs can ask has every path that is no page, and answers are as it describes them."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from newsarchive.web import openapi_lists, openapi_schemas
from newsarchive.web.app import ROUTES
from newsarchive.web.openapi_paths import PATHS
from tests.web.rooms import COPY, EDITED, EMPTY, HOSTILE_ID

# For people and their browsers. A version of an article is a page too, and a memento besides.
PAGES = {
    "/", "/a/{public_id}", "/a/{public_id}/diff/{before}/{after}", "/download", "/static/{name}", "/about", "/words", "/compare", "/ticker",
    "/ticker/{outlet}", "/coverage", "/coverage/{outlet}", "/coverage/{outlet}/failures", "/health", "/a/{public_id}/copies",
    "/a/{public_id}/copies/{other_public_id}", "/stories", "/takedowns",
}  # fmt: skip
SCHEMAS = {**openapi_schemas.SCHEMAS, **openapi_lists.SCHEMAS}
BOTH = {"/search"}  # a page, and a form for programs
EXAMPLES = {
    "public_id": EDITED, "version": "1", "form": "ris", "url": "https://dinpatra.example/news/1", "part": "1", "outlet": "dinpatra",
}  # fmt: skip
NAMES: dict[str, Any] = {
    "array": list,
    "object": dict,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


@pytest.fixture
def described(sqlite_room: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sqlite_room.get("/openapi.json").text)
    return found


def test_every_route_that_is_no_page_is_described_and_nothing_else() -> None:
    routes = {route.path.replace(":path", "") for route in ROUTES}
    assert set(PATHS) == routes - PAGES
    for route in ROUTES:
        described = PATHS.get(route.path.replace(":path", ""))
        if described and route.path not in BOTH:
            assert [each.upper() for each in described] == [each for each in route.methods or () if each != "HEAD"]


def test_it_is_a_description_of_openapi_3_1(described: dict[str, Any]) -> None:
    """The demands of the specification that this document can break; the whole of it was checked with openapi-spec-validator."""
    assert re.fullmatch(r"3\.1\.\d", described["openapi"])
    assert set(described["info"]) >= {"title", "version"}
    for path, methods in described["paths"].items():
        for operation in methods.values():
            named = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
            assert named == set(re.findall(r"\{(\w+)\}", path))
            assert all(each["required"] for each in operation["parameters"] if each["in"] == "path")
            places = [(each["in"], each["name"]) for each in operation["parameters"]]
            assert len(places) == len(set(places))
            assert operation["responses"]
            assert all(each["description"] for each in operation["responses"].values())
    for reference in re.findall(r'"\$ref": "#/components/schemas/(\w+)"', json.dumps(described)):
        assert reference in described["components"]["schemas"]


@pytest.mark.parametrize("path", sorted(set(PATHS) - BOTH))
def test_an_answer_is_as_it_is_described(sqlite_room: TestClient, path: str) -> None:
    operation = PATHS[path]["get"]
    answer = sqlite_room.get(re.sub(r"\{(\w+)\}", lambda found: EXAMPLES[found[1]], path), follow_redirects=False)
    described = operation["responses"][str(answer.status_code)]
    if "content" in described:
        media_type = answer.headers["content-type"].partition(";")[0]
        check(json.loads(answer.text), described["content"][media_type]["schema"]) if media_type.endswith(
            "json"
        ) else None
        assert media_type in described["content"]
    for name in described.get("headers", {}):
        assert name in answer.headers


@pytest.mark.parametrize(
    "path", ["/search.json", *(f"/a/{each}.json" for each in (COPY, EMPTY, HOSTILE_ID)), f"/a/{HOSTILE_ID}/v/1.json"]
)
def test_answers_about_all_kinds_of_articles_are_as_described(sqlite_room: TestClient, path: str) -> None:
    check(json.loads(sqlite_room.get(path).text), SCHEMAS["Search" if "search" in path else "Article"])


def test_every_error_is_one_that_is_described(sqlite_room: TestClient) -> None:
    for path, status in (("/search.json?since=x", 400), ("/a/aaaaaaaaaaaaaaaa.json", 404), ("/timemap/json/x", 404)):
        answer = sqlite_room.get(path)
        assert answer.status_code == status
        check(answer.json(), SCHEMAS["Error"])


def check(value: object, schema: dict[str, Any]) -> None:
    """Assert that a value has a form, in as much of JSON Schema as the forms use."""
    assert list(faults(value, schema, "answer")) == []


def faults(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(
        isinstance(value, NAMES[kind]) and not (kind == "integer" and isinstance(value, bool)) for kind in kinds
    ):
        yield f"{where}: {value!r} is no {kinds}"
        return
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r}"
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from faults(each, schema["items"], f"{where}[{number}]")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        yield from (f"{where}: no {name}" for name in schema.get("required", ()) if name not in value)
        if properties:
            yield from (
                f"{where}: {name} is not described" for name in value if name not in properties and where == "answer"
            )
        others = schema.get("additionalProperties", {})
        for name, each in value.items():
            if found := properties.get(name, others):
                yield from faults(each, found, f"{where}.{name}")
