"""lxml: reading XML from strangers without following it anywhere, and writing the same bytes each time."""

from pathlib import Path

import pytest
from lxml import etree

SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_an_entity_is_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密", "utf-8")
    raw = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><a>&x;</a>'
    assert "秘密" not in etree.tostring(etree.fromstring(raw.encode(), SAFE), encoding="unicode")


@pytest.mark.parametrize("raw", [b"<a>", b"<a></b>", b"", b"<a>\x00</a>", b"<a b='1' b='2'/>"])
def test_what_is_not_xml_is_one_kind_of_error(raw: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(raw, SAFE)


def test_depth_is_limited_unless_asked_otherwise() -> None:
    deep = b"<a>" * 300 + b"</a>" * 300
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(deep, SAFE)
    assert etree.fromstring(deep, etree.XMLParser(huge_tree=True)).tag == "a"


def test_names_keep_their_namespace_and_prefix() -> None:
    raw = f'<w:p xmlns:w="{W[1:-1]}"><w:r w:id="1">文</w:r><!-- c --></w:p>'.encode()
    root = etree.fromstring(raw, SAFE)
    assert [one.tag for one in root.iter(etree.Element)] == [f"{W}p", f"{W}r"]
    assert len(list(root.iter(etree.Comment, etree.ProcessingInstruction))) == 1
    assert (etree.QName(root).localname, root[0].get(f"{W}id")) == ("p", "1")
    assert etree.tostring(root, encoding="utf-8") == raw


def test_elements_are_made_placed_and_taken_out() -> None:
    root = etree.Element(f"{W}p")
    second = etree.SubElement(root, f"{W}r")
    root.insert(0, etree.Element(f"{W}pPr", {f"{W}val": "1"}))
    assert [etree.QName(one).localname for one in root] == ["pPr", "r"]
    assert second.getparent() is root
    root.remove(second)
    assert len(root) == 1
