"""PyYAML: the events and marks that ``hetong.source`` composes from, and the words of libyaml that it explains."""

import pytest
import yaml

from hetong.source import MAX_BYTES, MAX_DEPTH


def events(text: str) -> list[yaml.Event]:
    parser, found = yaml.CSafeLoader(text), []
    while (event := parser.get_event()) is not None:
        found.append(event)
    return found


def failure(text: str) -> yaml.MarkedYAMLError:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        events(text)
    return raised.value


def test_the_c_parser_is_there() -> None:
    assert yaml.__with_libyaml__


def test_a_document_is_a_stream_of_events_of_known_kinds() -> None:
    kinds = [type(event) for event in events("a: &x [1, *x]\n")]
    assert kinds == [
        yaml.StreamStartEvent,
        yaml.DocumentStartEvent,
        yaml.MappingStartEvent,
        yaml.ScalarEvent,
        yaml.SequenceStartEvent,
        yaml.ScalarEvent,
        yaml.AliasEvent,
        yaml.SequenceEndEvent,
        yaml.MappingEndEvent,
        yaml.DocumentEndEvent,
        yaml.StreamEndEvent,
    ]


def test_nesting_and_length_are_the_projects_to_limit() -> None:
    deep, long = MAX_DEPTH + 1, MAX_BYTES - 10
    assert len(events("[" * deep + "]" * deep)) == 2 * deep + 4
    assert len(events(f"a: {'x' * long}")) == 8


def test_a_scalar_keeps_its_text_and_tells_how_it_was_written() -> None:
    plain, quoted, tagged = (event for event in events("[0571, \"no\", ! '12:30']") if isinstance(event, yaml.ScalarEvent))
    assert (plain.value, plain.implicit[0], plain.tag) == ("0571", True, None)
    assert (quoted.value, quoted.implicit[0], quoted.style) == ("no", False, '"')
    assert (tagged.value, tagged.tag) == ("12:30", "!")


def test_marks_count_characters_not_bytes_and_begin_at_nought() -> None:
    scalar = events("甲方:\n  名称: 云桥\n")[-5]
    assert isinstance(scalar, yaml.ScalarEvent)
    assert scalar.value == "云桥"
    assert scalar.start_mark
    assert scalar.end_mark
    assert (scalar.start_mark.line, scalar.start_mark.column, scalar.start_mark.index) == (1, 6, 10)
    assert scalar.end_mark.index == 12


def test_collections_tell_their_style_and_anchor() -> None:
    outer, inner = (event for event in events("- &x {a: 1}") if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent))
    assert not outer.flow_style
    assert (bool(inner.flow_style), inner.anchor) == (True, "x")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\n\tb: 1", "found a tab character"),
        ("a: @b", "found character that cannot start any token"),
        ("a: 1\nb\nc: 2", "could not find expected ':'"),
        ("a: b: c", "mapping values are not allowed"),
        ("a: - b", "block sequence entries are not allowed"),
        ("a: 'b' c", "did not find expected key"),
        ("- a\nb: 1", "did not find expected '-' indicator"),
        ("a: [b", "did not find expected ',' or ']'"),
        ("a: {b", "did not find expected ',' or '}'"),
        ("a: ,", "did not find expected node content"),
        ("a: 'b", "found unexpected end of stream"),
        ('a: "\\q"', "found unknown escape character"),
        ("a: *", "did not find expected alphabetic or numeric"),
        ("a: !<x", "did not find the expected '>'"),
        ("a: !x!y b", "found undefined tag handle"),
    ],
)
def test_a_syntax_error_is_told_in_the_words_that_are_explained(text: str, problem: str) -> None:
    broken = failure(text)
    assert str(broken.problem).startswith(problem)
    assert broken.problem_mark


def test_an_unfinished_quote_tells_where_it_began() -> None:
    broken = failure("a: 1\nb: 'c\nd: e\n")
    assert broken.context_mark
    assert (broken.context_mark.line, broken.context_mark.column) == (1, 3)
