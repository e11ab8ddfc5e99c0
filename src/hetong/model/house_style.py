"""What a library is to call things, and the numbers that the law itself writes: ``clause_library/house-style.yaml``."""

from hetong.model.fields import Facts, Line, fact, required, several


class PreferredName(Facts):
    """One name for one thing."""

    say: Line = required("写成")
    instead_of: tuple[Line, ...] = required("不写")
    unless: tuple[Line, ...] = several("除外", help="含有不写的字、又可以照写的词，例：无须")
    why: Line | None = fact("理由")


class FixedNumber(Facts):
    """A number that a clause may write out, because the article of law that it cites does."""

    text: Line = required("文字", help="连同前后的字，例：不满十四周岁")
    basis: tuple[Line, ...] = required("依据", help="条款或者这一段的“依据”里要有其中一条")


class HouseStyle(Facts):
    """One file for the whole library."""

    names: tuple[PreferredName, ...] = several("称呼")
    numbers: tuple[FixedNumber, ...] = several("法定的数字")
