"""JSON as sites write it: what is repaired without a loss, what is reported, and that no input takes long."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extraction.sources.lenient_json import read_json

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=4),
    max_leaves=15,
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('<!-- theme 4.1 --> {"a":"b"}', [{"a": "b"}]),
        ('<!-- {"a":"b"} -->', [{"a": "b"}]),
        ('{"a":1, <!-- by the theme --> "b":2}', [{"a": 1, "b": 2}]),
        ('//<![CDATA[\n{"a":1}\n//]]>', [{"a": 1}]),
        ('<![CDATA[{"a":1}]]>', [{"a": 1}]),
        ('/* seo */{"a": "http://x/y" /* z */, // end\n"b":2} // done', [{"a": "http://x/y", "b": 2}]),
        ('// seo {"a":1}', [{"a": 1}]),
        ('\ufeff\u00a0{"a":\u00a01,\u200b"b":2}\u2060', [{"a": 1, "b": 2}]),
        (r'{"a":"\x27ক\x27 \'খ\' \q \u0995\ud83d\ude00"}', [{"a": "'ক' 'খ' q ক😀"}]),
        ('{"a":"এক\nদুই\tতিন\x07"}', [{"a": "এক\nদুই\tতিন\x07"}]),
        ("{&quot;a&quot;: &quot;b &amp;amp; c&quot;}", [{"a": "b &amp; c"}]),
        ("[{&#34;a&#34;:1}]", [[{"a": 1}]]),
        ("{“a”: “b”, “c”: 1}", [{"a": "b", "c": 1}]),
        ("{'a': 'it', b: true, c: undefined}", [{"a": "it", "b": True, "c": None}]),
        ('{"a":[1,2,],,"b":3,}', [{"a": [1, 2], "b": 3}]),
        ('{"a":"b"\n"c":"d" "e":"f"}', [{"a": "b", "c": "d", "e": "f"}]),
        ('{"a":1}{"b":2};\n{"c":3},[4]', [{"a": 1}, {"b": 2}, {"c": 3}, [4]]),
        ('{"a":"b"};', [{"a": "b"}]),
        ("", []),
        (" \n\ufeff", []),
    ],
)
def test_what_loses_nothing_is_repaired_without_a_report(text: str, values: list[Any]) -> None:
    assert read_json(text) == (values, "")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a":"নদীর "চর" জাগে","b":"c"}', [{"a": 'নদীর "চর" জাগে', "b": "c"}]),
        ('{"a":""চর", "ঘাট" ও "পথ"","b":"c"}', [{"a": '"চর", "ঘাট" ও "পথ"', "b": "c"}]),
        ('{"a":["ক "খ" গ","ঘ"],"b":"c"}', [{"a": ['ক "খ" গ', "ঘ"], "b": "c"}]),
        ('{"a":"চর জাগে, "b":"c"}', [{"a": "চর জাগে", "b": "c"}]),
        ('{"a":"b","at":"2026-11-12T10', [{"a": "b"}]),
        ('{"a":"b","at":1794456', [{"a": "b"}]),
        ('{"a":"b","c":{"d":"e","f"', [{"a": "b", "c": {"d": "e"}}]),
        ('{"a":"b","c":', [{"a": "b"}]),
        ('{"at": 2026-11-12T10:15:00, "a":1}', [{"at": "2026-11-12T10:15:00", "a": 1}]),
        ('[{"a":1},{"b":2]', [[{"a": 1}, {"b": 2}]]),
        ("no braces at all", []),
        ('"a string"', []),
    ],
)
def test_what_is_guessed_or_lost_is_reported(text: str, values: list[Any]) -> None:
    found = read_json(text)
    assert found.values == values
    assert found.damage


@pytest.mark.parametrize("text", ['{"a":"b: \\"c\\", d"}', '{"a":"{[//<!-- /* x"}', '{"a":"&quot;b&quot;"}', "[]"])
def test_valid_json_is_unchanged(text: str) -> None:
    assert read_json(text) == ([json.loads(text)], "")


@given(JSON_VALUES)
def test_the_parser_reads_valid_json_as_the_library_does(value: Any) -> None:
    text = json.dumps({"a": value, "b": [value]}, ensure_ascii=False)
    assert read_json(f"{text};") == ([json.loads(text)], "")


@given(st.text(alphabet='{}[]",:\\/*<!-->1a \n\ufeff“', max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(read_json(text).values, list)


@pytest.mark.parametrize("piece", ['"a" ', '{"a":', '["', '/*"', '"x", ', "//{", "<!-- {", '"k":"', '"a":"b","c', "“"])
def test_a_long_block_of_one_piece_is_survived(piece: str) -> None:
    found = read_json('{"k": "' + piece * 20_000)
    assert found.damage
