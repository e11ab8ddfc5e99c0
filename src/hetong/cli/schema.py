"""``hetong schema``"""

import click

from hetong.cli.words import OPTIONS, echo_json

FILES = ("clause", "outline")


@click.command(options_metavar=OPTIONS)
@click.argument("file", type=click.Choice(FILES), metavar="clause|outline")
def schema(file: str) -> None:
    """打印条款（clause）或者范本（outline）文件的 JSON Schema：编辑器用它补全键、标出写错的。"""
    from hetong.keeping.json_schema import SCHEMAS

    echo_json(SCHEMAS[file]())
