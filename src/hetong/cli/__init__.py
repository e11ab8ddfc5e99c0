"""The command line: words → pipeline → report. The only package that writes files or reads the environment.

Nothing is imported up here: from its first moment on a run can be interrupted, and says so.
"""

from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Entry point: no traceback reaches a user (``HETONG_DEBUG=1`` shows it to an engineer)."""
    try:
        from hetong.cli.process import run

        code = run()
    except KeyboardInterrupt as stop:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
        from hetong.cli.words import say_interrupted

        say_interrupted()
        code = 128 + (stop.args[0] if stop.args else 2)
    raise SystemExit(code)
