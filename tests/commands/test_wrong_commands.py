"""Wrong commands and poor environments: a sentence and the right exit code, never a traceback.

The commands are the lines of wrong_commands.txt. Those that need no environment of their own run in the process of the test.
"""

import os
import resource
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsarchive.commands import main
from newsarchive.outlets import registry
from tests.commands.wrong_material import LONG, PAGE, URL, make

NOBODY = 65534
_LINES = (Path(__file__).with_name("wrong_commands.txt")).read_text(encoding="utf-8").splitlines()
_FEWEST = 300


@dataclass(frozen=True)
class Wrong:
    """One line: a command, where it runs, and how it must end."""

    code: int
    environment: str
    command: str
    words: str

    def arguments(self, folder: Path) -> tuple[dict[str, str], list[str]]:
        """Return the variables and the arguments of the command."""
        words = [_filled(word, folder) for word in shlex.split(self.command)]
        count = next((at for at, word in enumerate(words) if not word.startswith("NEWSARCHIVE_")), len(words))
        return dict(word.split("=", 1) for word in words[:count]), words[count:]


def _filled(word: str, folder: Path) -> str:
    values = {"PAGE": PAGE, "URL": URL, "LONG": LONG, "NUL": "\0", "BYTE": "\udcff", "SAVED": folder / "saved"}
    for name, value in values.items():
        word = word.replace(f"{{{name}}}", str(value))
    return word


def _wrong(line: str) -> Wrong:
    code, environment, command, words = (part.strip() for part in line.split("|", 3))
    return Wrong(int(code), environment, command, words)


WRONG = [_wrong(line) for line in _LINES if line and not line.startswith("#")]
IN_PROCESS = [wrong for wrong in WRONG if wrong.environment == "-"]
APART = [wrong for wrong in WRONG if wrong.environment != "-"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wrong")
    make(folder)
    for parent in (folder, *folder.parents[:2]):  # for the user without rights
        parent.chmod(0o755)
    return folder


def test_there_are_three_hundred() -> None:
    assert len({(wrong.environment, wrong.command) for wrong in WRONG}) == len(WRONG) >= _FEWEST


@pytest.mark.parametrize("wrong", IN_PROCESS, ids=lambda wrong: f"{wrong.code} {wrong.command}"[:80])
def test_a_wrong_command_is_a_sentence(
    wrong: Wrong, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    variables, arguments = wrong.arguments(folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("NEWSARCHIVE_ARCHIVE", raising=False)
    monkeypatch.setenv("NEWSARCHIVE_CONTACT", "mailto:test@example.org")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["newsarchive", *arguments])
    monkeypatch.setattr(registry, "_folders", [registry.BUILT_IN])
    with pytest.raises(SystemExit) as ended:
        main()
    registry._files.cache_clear()
    registry.outlets.cache_clear()
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert wrong.words in " ".join(err.split())
    assert ended.value.code == wrong.code


# What is done in the child before the command starts, and the arguments of the process.
_BEFORE: dict[str, Callable[[], object]] = {
    "closed": lambda: os.close(1),
    "stderr-closed": lambda: os.close(2),
    "stdin-closed": lambda: os.close(0),
    "files-6": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (6, 6)),
    "files-12": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12)),
}
_VARIABLES = {
    "ascii": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
}
_MAIN = "import sys; from newsarchive.__main__ import main; sys.argv[0] = 'newsarchive'; main()"
# The modules of the project and of Python may be in folders that this user must not enter.
_MAIN_OF_NOBODY = f"""import os, pkgutil, newsarchive
for found in pkgutil.walk_packages(newsarchive.__path__, "newsarchive."):
    if "migrations" not in found.name and "__main__" not in found.name:
        __import__(found.name)
"".encode("idna"), "".encode("utf-8-sig")
os.seteuid({NOBODY})
{_MAIN}"""


@pytest.mark.end_to_end
@pytest.mark.slow
@pytest.mark.parametrize("wrong", APART, ids=lambda wrong: f"{wrong.environment} {wrong.command}"[:80])
def test_a_poor_environment_is_a_sentence(wrong: Wrong, folder: Path) -> None:
    variables, arguments = wrong.arguments(folder)
    done = _run(wrong.environment, arguments, folder, variables)
    said = done.stdout + done.stderr
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said
    assert wrong.words in " ".join(said.decode().split())
    assert done.returncode == wrong.code


def _run(
    environment: str, arguments: list[str], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", _MAIN, *arguments]
    options: dict[str, Any] = {
        "env": {**os.environ, **_VARIABLES.get(environment, {}), **variables, "PYTHONPATH": str(registry.PROJECT)},
        "cwd": folder,
        "timeout": 300,
        "check": False,
    }
    if environment == "gone":
        return _run_in_a_folder_that_is_gone(command, folder, options)
    if environment == "pipe":
        return _run_with_a_reader_of_one_byte(command, options)
    if environment in ("full", "stderr-full"):
        with Path("/dev/full").open("wb") as full:
            out, err = (full, subprocess.PIPE) if environment == "full" else (subprocess.PIPE, full)
            done = subprocess.run(command, stdout=out, stderr=err, **options)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout or b"", done.stderr or b"")
    if environment == "nobody":
        if os.geteuid() != 0:
            pytest.skip("only root may become another user")
        command[2] = _MAIN_OF_NOBODY
    return subprocess.run(command, capture_output=True, preexec_fn=_BEFORE.get(environment), **options)


def _run_in_a_folder_that_is_gone(
    command: list[str], folder: Path, options: dict[str, Any]
) -> subprocess.CompletedProcess[bytes]:
    gone = folder / "gone"
    gone.mkdir(exist_ok=True)
    return subprocess.run(command, capture_output=True, **(options | {"cwd": gone}), preexec_fn=gone.rmdir)


def _run_with_a_reader_of_one_byte(command: list[str], options: dict[str, Any]) -> subprocess.CompletedProcess[bytes]:
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=options["env"], cwd=options["cwd"]
    ) as running:
        assert running.stdout
        assert running.stderr
        first = running.stdout.read(1)
        running.stdout.close()
        errors = running.stderr.read()
    return subprocess.CompletedProcess(command, running.returncode, first, errors)
