"""The style of one page: the style sheet as it stands, and the rules that this contract adds to it."""

import re
from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from hetong.render.html.view import Page, Span

# What needs no escape inside a CSS string, and could not end the style element either.
_SPECIAL = re.compile(r"[^\w ]")


def sheet(css: str, page: Page) -> Markup:
    """The content of the style element."""
    widths = sorted({head.width for grid in page.grids for head in grid.heads})
    columns = sorted({len(grid.heads) for grid in page.grids})
    rules = [
        *(f".w-{width}{{width:{width}%}}" for width in widths),
        *(f".n-{count}{{min-width:{5 * count}em}}" for count in columns),
        *_margins(page),
    ]
    return Markup("\n".join([css.strip(), *rules]) + "\n")


def policy(style: Markup) -> str:
    """The content security policy: this style and nothing else, no script, no picture, no font, no request."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _margins(page: Page) -> list[str]:
    """Header and footer on paper. Browsers that don't know margin boxes print without them."""
    before, between, after = (_string(one) for one in page.words.pages)
    top = {"left": _text(page.number), "center": page.words.draft if page.draft else "", "right": page.title}
    heads = "".join(f"@top-{side}{{content:{_string(text)}}}" for side, text in top.items())
    mark = [f".cover::before{{content:{_string(page.words.draft)}}}"] if page.draft else []
    return [*mark, f"@page{{{heads}@bottom-center{{content:{before} counter(page) {between} counter(pages) {after}}}}}"]


def _text(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def _string(text: str) -> str:
    """Any text as a CSS string: what is not a letter or a digit is written as its number."""
    return '"' + _SPECIAL.sub(lambda found: f"\\{ord(found[0]):06x}", text) + '"'
