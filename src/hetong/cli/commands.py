"""``hetong``: every command."""

import click

from hetong import __version__
from hetong.cli.check import check
from hetong.cli.inspect import inspect_file
from hetong.cli.library import library
from hetong.cli.plan import plan
from hetong.cli.render import render
from hetong.cli.template import template
from hetong.cli.words import NOT_ADVICE, OPTIONS


@click.group(
    epilog=str(NOT_ADVICE),
    options_metavar=OPTIONS,
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="hetong", message="hetong %(version)s", help="显示版本")
def hetong() -> None:
    """合同：把一份交易书（YAML）变成编好号、查过错的外包合同。

    常用三步：hetong check 交易书.yaml → hetong plan 交易书.yaml → hetong render 交易书.yaml -o 合同.docx
    """


hetong.add_command(check)
hetong.add_command(plan)
hetong.add_command(render)
hetong.add_command(inspect_file)
hetong.add_command(library)
hetong.add_command(template)
