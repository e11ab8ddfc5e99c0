"""``hetong library``"""

import click

from hetong.cli.library_check import check_library
from hetong.cli.words import OPTIONS


@click.group(options_metavar=OPTIONS, subcommand_metavar="命令 …")
def library() -> None:
    """条款库：给维护条款和范本的律师用。"""


library.add_command(check_library)
