"""scripts/catalogue.py: message catalogues. Texts out of the code → .po, translations kept; .po → .mo.

Hetong's catalogue holds exactly what the code says now. Click's holds what the installed click says and all that was there
before, for the other versions of click that the project runs with. No date and no version of a program is written, so that
the same texts give the same bytes.
"""

import ast
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import click
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
LOCALE = SOURCES / "hetong" / "locale"
HETONG = LOCALE / "en" / "LC_MESSAGES" / "hetong.po"
CLICK = LOCALE / "zh_CN" / "LC_MESSAGES" / "click.po"
# The functions whose first argument is a text to translate; ngettext takes the plural as its second.
OURS, CLICKS = ("Message", "translate"), ("_", "ngettext")

Id = str | list[str] | tuple[str, ...]


class PlainCatalog(Catalog):
    """A catalogue whose header says only what gettext needs to read it."""

    def __iter__(self) -> Iterator[Message]:
        """The header, then the messages."""
        fields = {"Language": self.locale_identifier, "Content-Type": "text/plain; charset=utf-8", "Plural-Forms": self.plural_forms}
        yield Message("", "".join(f"{name}: {value}\n" for name, value in fields.items()))
        yield from islice(super().__iter__(), 1, None)


def texts_of(folder: Path, functions: tuple[str, ...]) -> Iterator[tuple[Id, str]]:
    """Every literal that a call of one of ``functions`` in the sources under ``folder`` begins with, and its file."""
    for file in sorted(folder.rglob("*.py")):
        for call in calls(file, functions):
            wanted = call.args[: 2 if _name(call) == "ngettext" else 1]
            texts = tuple(one.value for one in wanted if isinstance(one, ast.Constant) and isinstance(one.value, str))
            if texts and len(texts) == len(wanted):
                yield texts if len(texts) > 1 else texts[0], file.relative_to(folder.parent).as_posix()


def calls(file: Path, functions: tuple[str, ...]) -> list[ast.Call]:
    """The calls of these functions in a source file, in the order written."""
    found = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call) and _name(node) in functions]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def of_hetong() -> Catalog:
    """The English catalogue: the texts of the code with the translations that there are."""
    comment = "# 代码里的全部消息，由 make catalogue 提取；译文写在 msgstr，写完再运行一次。"
    return _translated(PlainCatalog(locale="en", header_comment=comment), texts_of(SOURCES / "hetong", OURS), read(HETONG))


def of_click() -> Catalog:
    """The Chinese catalogue of click."""
    comment = "# click 自己的消息；旧版本 click 的也留着。译文写在 msgstr，写完运行 make catalogue。"
    old = read(CLICK)
    kept = [(message.id, "") for message in old if message.id]
    texts = [(text, "") for text, _ in texts_of(Path(click.__file__).parent, CLICKS)]
    # The last of the same singular stands: one with a plural, and of two plurals the one that was there, whatever click is installed.
    by_text = sorted([*texts, *kept], key=lambda text: (_singular(text[0]), not isinstance(text[0], str)))
    return _translated(PlainCatalog(locale="zh_CN", header_comment=comment), by_text, old)


def _translated(new: Catalog, texts: Iterable[tuple[Id, str]], old: Catalog) -> Catalog:
    """``new`` with each text once, its files and its translation in ``old``."""
    places: dict[str, list[str]] = {}
    ids: dict[str, Id] = {}
    for text, file in texts:
        ids[_singular(text)] = text
        places.setdefault(_singular(text), []).append(file)
    for singular, text in ids.items():
        known = old.get(singular)
        message = new.add(text, known.string if known else "", locations=[(file, 1) for file in places[singular] if file])
        message.flags.clear()  # which flags Babel sets differs from version to version
    return new


def read(file: Path) -> Catalog:
    """A .po file; an empty catalogue where there is none yet."""
    language = file.parent.parent.name
    with io.BytesIO(file.read_bytes() if file.is_file() else b"") as content:
        return read_po(content, locale=language)


def _singular(text: Id) -> str:
    return text if isinstance(text, str) else text[0]


def as_po(catalog: Catalog) -> bytes:
    """The text of a .po file."""
    content = io.BytesIO()
    write_po(content, catalog, width=0, include_lineno=False)
    return content.getvalue().rstrip() + b"\n"


def as_mo(catalog: Catalog) -> bytes:
    """What gettext reads."""
    content = io.BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def files(catalogs: Mapping[Path, Catalog]) -> dict[Path, bytes]:
    """The .po and the .mo of each catalogue, as they should be."""
    texts = {path: as_po(catalog) for path, catalog in catalogs.items()}
    return texts | {path.with_suffix(".mo"): as_mo(catalog) for path, catalog in catalogs.items()}


def untranslated(catalog: Catalog) -> tuple[Id, ...]:
    """The texts that still need a translation."""
    return tuple(message.id for message in catalog if message.id and not (message.string and all(message.string)))


def main() -> int:
    """Writes every catalogue; names what is left to translate, and fails when anything is."""
    catalogs = {HETONG: of_hetong(), CLICK: of_click()}
    for path, content in files(catalogs).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    missing = {path: untranslated(catalog) for path, catalog in catalogs.items()}
    for path, texts in missing.items():
        for text in texts:
            print(f"{path.relative_to(ROOT)}：没有译文：{text}")
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
