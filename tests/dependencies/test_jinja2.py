"""Jinja2 and MarkupSafe: what compiles the templates of documents, and what keeps values from being markup or programs."""

import pytest
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

ENVIRONMENT = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def rendered(text: str, **values: object) -> str:
    return ENVIRONMENT.from_string(text).render(values)


def test_a_value_is_escaped_once_and_markup_of_ours_is_not() -> None:
    assert rendered("{{ a }}{{ b }}", a="<w:p>&", b=Markup("<w:p/>")) == "&lt;w:p&gt;&amp;<w:p/>"
    assert escape("“<\"'") == "“&lt;&#34;&#39;"


def test_a_value_that_looks_like_a_template_is_text() -> None:
    assert rendered("{{ a }}", a="{{ 7*7 }}") == "{{ 7*7 }}"


def test_an_unknown_name_is_an_error_with_a_message() -> None:
    with pytest.raises(UndefinedError) as raised:
        rendered("{{ nobody }}")
    assert raised.value.message
    assert "nobody" in raised.value.message


def test_a_broken_template_is_an_error_with_a_message() -> None:
    with pytest.raises(TemplateSyntaxError) as raised:
        ENVIRONMENT.from_string("{% if %}")
    assert raised.value.message


@pytest.mark.parametrize("text", ["{{ ''.__class__.__mro__ }}", "{{ one.__init__.__globals__ }}", "{{ '{0.__class__}'.format(one) }}"])
def test_the_sandbox_gives_nothing_of_python_away(text: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        rendered(text, one=object())


def test_spaces_and_the_last_line_end_stay_as_asked() -> None:
    kept = SandboxedEnvironment(keep_trailing_newline=True)
    trimmed = SandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    assert kept.from_string("a\n").render() == "a\n"
    assert trimmed.from_string("  {% if true %}\na\n  {% endif %}\n").render() == "a\n"


def test_a_template_is_a_tree_of_known_nodes() -> None:
    tree = ENVIRONMENT.parse(
        "{% for one in parties if one.name != '甲' %}{{ one.name if not x else 'b' }}{% endfor %}{{ a | safe }}{% set b = 1 %}"
    )
    loop, output, assignment = tree.body
    assert isinstance(loop, nodes.For)
    assert isinstance(loop.target, nodes.Name)
    assert (loop.target.name, isinstance(loop.iter, nodes.Name), isinstance(loop.test, nodes.Compare), loop.else_) == (
        "one",
        True,
        True,
        [],
    )
    assert isinstance(loop.body[0], nodes.Output)
    choice = loop.body[0].nodes[0]
    assert isinstance(choice, nodes.CondExpr)
    assert isinstance(choice.expr1, nodes.Getattr)
    assert isinstance(choice.test, nodes.Not)
    assert isinstance(output, nodes.Output)
    assert isinstance(output.nodes[0], nodes.Filter)
    assert output.nodes[0].name == "safe"
    assert isinstance(assignment, nodes.Assign)
    assert all(
        hasattr(nodes, name) for name in ("Template", "TemplateData", "And", "Or", "Operand", "Const", "Call", "Test", "AssignBlock")
    )
