"""Identifiers as they are registered: full-width digits, lower case and spaces are ways to type them, not parts of them."""

from typing import Annotated

from pydantic import AfterValidator

from hetong.model.fields import Line
from hetong.zh.text import half_width, squeezed

Code = Annotated[Line, AfterValidator(lambda text: squeezed(text).upper())]
Contact = Annotated[Line, AfterValidator(half_width)]
