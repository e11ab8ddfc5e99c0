"""The contract as one HTML file: no script, nothing from outside, on the screen and on paper much like the DOCX.

All HTML stands in the template, where Jinja escapes every text; ``view`` gives it the tree as plain values. Importing this
package is cheap.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hetong import __version__
from hetong.model.numbered import Numbered
from hetong.render.html.sheet import policy, sheet
from hetong.render.html.view import view

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["render_html"]


def render_html(numbered: Numbered, *, template: Path, draft: bool) -> bytes:
    """The contract as UTF-8 HTML: same input, same bytes. The template's style sheet, ``contract.css``, stands beside it.

    A draft is marked 草稿, colours its blanks, and says where in the spec each value was written: by the name of the file,
    never its folder. A final says neither.
    """
    page = view(numbered.contract, draft)
    style = sheet(template.with_name("contract.css").read_text("utf-8"), page)
    written = _template(template).render(
        page=page, language=numbered.contract.script.value, style=style, policy=policy(style), generator=f"hetong {__version__}"
    )
    return (written.strip() + "\n").encode()


@lru_cache(maxsize=8)
def _template(path: Path) -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(path.read_text("utf-8"))
