"""What every test may ask for, and what is said at the end about tests that could not run here."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.office import Office, missing

IN_CI = bool(os.environ.get("CI"))

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "local")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, poppler and a Chinese font. Where one is missing the test is skipped, and fails in CI."""
    if lacking := missing():
        reason = "需要 " + "、".join(lacking)
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the working tree."""
    return Path(__file__).resolve().parent.parent


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test fails the run: what CI has not run, nobody has."""
    if IN_CI and session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Names what could not be run, so that a green run without LibreOffice is not taken for a whole one."""
    skipped = _skipped(config)
    if not skipped:
        return
    terminalreporter.section("未能运行")
    for name, reason in sorted(skipped.items()):
        terminalreporter.line(f"{name}：{reason}")
    terminalreporter.line("CI 中不允许跳过：按失败处理。" if IN_CI else "要运行全部测试，先安装上面缺的工具（.ci/run 里有命令）。")


def _skipped(config: pytest.Config) -> dict[str, str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return {report.nodeid: _reason(report) for report in reports}


def _reason(report: pytest.CollectReport | pytest.TestReport) -> str:
    match report.longrepr:
        case (_, _, str(reason)):
            return reason.removeprefix("Skipped: ")
        case other:
            return str(other)
