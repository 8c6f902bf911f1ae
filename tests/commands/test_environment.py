"""`python tasks.py` on a fresh machine: set-up, hand-over, and what is said when they fail.

Each test plays with a copy of the front door. Most install with a stand-in for uv, so they need
no network and little time; two use the real pip.
"""

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import invoke
import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
SETTING_UP = "正在准备环境（首次约一分钟）… / Setting up the environment (about a minute, once) …\n"

needs_posix_signals = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

# "Installs" invoke by pointing to the one that runs these tests.
STAND_IN_FOR_UV = f"""
import json, os, pathlib, sys, time
with open(os.environ["UV_LOG"], "a", encoding="utf-8") as log:
    print(json.dumps(sys.argv[1:]), file=log)
print("Resolved 1 package", flush=True)
time.sleep(float(os.environ.get("UV_SECONDS", "0")))
if os.environ.get("UV_FAILS"):
    sys.exit("uv: no route to host")
python = pathlib.Path(sys.argv[sys.argv.index("--python") + 1])
packages = next(python.parent.parent.rglob("site-packages"))
(packages / "invoke.pth").write_text({str(Path(invoke.__file__).parents[1])!r}, encoding="utf-8")
"""

STAND_IN_FOR_CHECK = """
import os, pathlib, signal, sys, time

def run(data, format, lang, fix=False, files=()):
    print(os.getcwd(), data.resolve(), format, lang)
    print(sys.flags.utf8_mode, os.environ.get("PYTHONPATH"), sys.pycache_prefix)
    if format == "deaf":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if format in ("sleep", "deaf"):
        pathlib.Path(os.environ["STARTED"]).write_text(str(os.getpid()))
        time.sleep(30)
    if format == "bug":
        raise RuntimeError("a bug in a task")
    return 1 if format == "bad" else 0
"""


def _heed_interrupts() -> None:
    """Let the front door hear an interrupt, though whoever runs the tests in the background may not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Machine:
    """A copy of the front door, and the programs that its user has installed."""

    root: Path
    programs: Path
    log: Path
    running: "list[subprocess.Popen[str]]" = field(default_factory=list)

    def surroundings(self, **variables: str) -> dict[str, str]:
        """Return the variables of a user who has told pip nothing, and uv what saves asking pip."""
        told = ("PIP_", "UV_", "KAOHE_", "COV_", "PYTHON")
        own = {key: value for key, value in os.environ.items() if not key.startswith(told)}
        fixed = {
            "PATH": str(self.programs),
            "UV_LOG": str(self.log),
            "PIP_CONFIG_FILE": os.devnull,
            "XDG_CONFIG_HOME": str(self.programs / "config"),
            "UV_DEFAULT_INDEX": "https://index.example",
            "PYTHONUTF8": "1",
        }
        return own | fixed | variables

    def start(self, *words: str, **variables: str) -> "subprocess.Popen[str]":
        """Start `python tasks.py` in a process group of its own."""
        process = subprocess.Popen(
            [BASE_PYTHON, str(self.root / "tasks.py"), *words],
            env=self.surroundings(**variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=None if os.name == "nt" else _heed_interrupts,
        )
        self.running.append(process)
        return process

    def switch_off(self) -> None:
        """End what a failed test has left running."""
        for process in self.running:
            if process.poll() is None:
                process.kill() if os.name == "nt" else os.killpg(process.pid, signal.SIGKILL)
                process.communicate()

    def call(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run `python tasks.py` to its end."""
        process = self.start(*words, **variables)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def installations(self) -> list[list[str]]:
        """Return the arguments of every call of uv."""
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def wait_for_installation(self) -> None:
        """Return when uv has been called."""
        wait_for(self.log)

    @property
    def python(self) -> Path:
        """The Python of the environment."""
        return self.root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wait_for(path: Path) -> str:
    """Return the text of a file as soon as there is some."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and (text := path.read_text(encoding="utf-8")):
            return text
        time.sleep(0.02)
    raise AssertionError(f"{path} was never written")


def put_uv(programs: Path) -> None:
    """Put the stand-in for uv among the programs."""
    script = programs / "stand_in.py"
    script.write_text(STAND_IN_FOR_UV, encoding="utf-8")
    if os.name == "nt":
        (programs / "uv.bat").write_text(f'@"{BASE_PYTHON}" "{script}" %*\n', encoding="utf-8")
    else:
        (programs / "uv").write_text(f'#!/bin/sh\nexec "{BASE_PYTHON}" "{script}" "$@"\n')
        (programs / "uv").chmod(0o755)


def pretend(machine: Machine, what: str) -> "subprocess.CompletedProcess[str]":
    """Call the front door in a Python about which something is not true."""
    tasks = str(machine.root / "tasks.py")
    code = f"import runpy, sys\n{what}\nsys.argv = sys.argv[1:]\n"
    code += "runpy.run_path(sys.argv[0], run_name='__main__')"
    return subprocess.run(
        [BASE_PYTHON, "-c", code, tasks, "--list"],
        env=machine.surroundings(UV_FAILS="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def locked(package: str) -> str:
    """Return the lines of one package in the lock of this repository."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return "\n".join(lines[start:end]) + "\n"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A fresh machine with Python and uv, and the project in a folder hard on programs."""
    root = tmp_path / "考核 项目"
    commands = root / "toolkit" / "commands"
    shutil.copytree(
        ROOT / "toolkit" / "commands", commands, ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "toolkit" / "__init__.py", root / "toolkit")
    shutil.copy(ROOT / "tasks.py", root)
    (commands / "check.py").write_text(STAND_IN_FOR_CHECK, encoding="utf-8")
    (root / "requirements.lock").write_text(locked("invoke"), encoding="utf-8")
    (root / "data").mkdir()
    programs = tmp_path / "programs"
    programs.mkdir()
    put_uv(programs)
    machine = Machine(root, programs, tmp_path / "uv.log")
    yield machine
    machine.switch_off()


# Set-up


def test_the_first_call_sets_up_and_the_next_is_quiet(machine: Machine) -> None:
    first, second = machine.call("--list"), machine.call("--list")
    assert (first.returncode, first.stderr) == (0, SETTING_UP)
    assert (second.returncode, second.stderr) == (0, "")
    assert "check (检查)" in second.stdout
    assert first.stdout == second.stdout
    assert len(machine.installations()) == 1


def test_uv_that_fails_is_replaced_by_pip(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine.programs / "pip.py").write_text("raise SystemExit('not pip, but a file beside me')")
    monkeypatch.chdir(machine.programs)
    network = {key: value for key, value in os.environ.items() if key.startswith("PIP_")}
    if "PIP_CONFIG_FILE" not in network:
        network["PIP_CONFIG_FILE"] = ""  # pip then reads its usual files
    result = machine.call("--list", UV_FAILS="1", **network)
    instead = "uv 没有成功，改用 pip… / uv did not succeed; using pip instead …\n"
    assert result.stderr == SETTING_UP + instead
    assert result.returncode == 0
    assert "check (检查)" in result.stdout
    assert "--require-hashes" in machine.installations()[0]
    where = subprocess.check_output([machine.python, "-c", "print(__import__('invoke').__file__)"])
    assert Path(where.decode().strip()).is_relative_to(machine.root)


def test_a_changed_lock_is_installed(machine: Machine) -> None:
    machine.call("--list")
    lock = machine.root / "requirements.lock"
    lock.write_text(locked("invoke") + locked("iniconfig"), encoding="utf-8")
    assert machine.call("--list").stderr == SETTING_UP
    assert len(machine.installations()) == 2


def test_an_environment_without_its_python_is_made_anew(machine: Machine) -> None:
    machine.call("--list")
    machine.python.unlink()
    result = machine.call("--list")
    assert (result.returncode, result.stderr) == (0, SETTING_UP)


def test_an_environment_whose_base_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.call("--list")
    settings = machine.root / ".venv" / "pyvenv.cfg"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("home = ", "home = /gone"), encoding="utf-8")
    assert machine.call("--list").stderr == SETTING_UP


def test_a_caller_with_another_python_shares_the_environment(machine: Machine) -> None:
    machine.call("--list")
    stamp = machine.root / ".venv" / ".stamp"
    other = pretend(machine, "sys.version_info = (3, 99)")
    assert (other.returncode, other.stderr) == (0, "")
    # A Python that was replaced by another version under the same name is noticed, though.
    lock, _ = stamp.read_text(encoding="utf-8").split()
    stamp.write_text(f"{lock} 3.10", encoding="utf-8")
    assert machine.call("--list").stderr == SETTING_UP


def test_a_killed_set_up_is_redone_after_its_installer_has_ended(machine: Machine) -> None:
    killed = machine.start("--list", UV_SECONDS="0.6")
    machine.wait_for_installation()
    killed.kill()
    killed.communicate()
    result = machine.call("--list")
    assert result.returncode == 0
    assert SETTING_UP in result.stderr
    assert len(machine.installations()) == 2
    if os.name != "nt":  # there the installer cannot inherit the lock
        assert "另一个进程正在准备环境" in result.stderr


def test_half_an_environment_without_stamp_is_made_anew(machine: Machine) -> None:
    (machine.root / ".venv" / "lib").mkdir(parents=True)
    assert machine.call("--list").returncode == 0


def test_two_at_once_install_once(machine: Machine) -> None:
    both = [machine.start("--list", UV_SECONDS="0.7") for _ in range(2)]
    said = [process.communicate(timeout=60)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(said) == sorted(
        [
            SETTING_UP,
            "另一个进程正在准备环境，等待它完成… / "
            "Another process is setting up the environment; waiting for it …\n",
        ]
    )
    assert len(machine.installations()) == 1


@needs_posix_signals
@pytest.mark.parametrize("interrupt", [os.kill, os.killpg])
def test_an_interrupted_set_up_ends_quietly_with_its_installer(
    machine: Machine, interrupt: Callable[[int, int], None]
) -> None:
    process = machine.start("--list", UV_SECONDS="30")
    machine.wait_for_installation()
    interrupt(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (130, SETTING_UP)
    assert machine.call("--list").stderr == SETTING_UP  # and nothing to wait for


@needs_posix_signals
def test_a_terminal_shows_what_the_installer_does_and_wipes_it(machine: Machine) -> None:
    ours, theirs = os.openpty()
    command = [BASE_PYTHON, str(machine.root / "tasks.py"), "check"]
    surroundings = machine.surroundings(CI="")
    subprocess.run(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    seen = os.read(ours, 10_000).decode().replace("\r\n", "\n")
    progress = "Resolved 1 package".ljust(78)
    assert seen == f"{SETTING_UP}\r{progress}\r\r{' ' * 78}\r"


@needs_posix_signals
def test_an_interrupt_during_the_imports_is_quiet_too(machine: Machine) -> None:
    imported = machine.root / "toolkit" / "commands" / "__init__.py"
    imported.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    result = machine.call("--list")
    assert (result.returncode, result.stderr) == (130, "")


def test_completion_never_starts_a_set_up(machine: Machine) -> None:
    result = machine.call("--complete", "--", "inv")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert not machine.installations()


# The user's mirror


@pytest.fixture
def mirror(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A user whose pip.conf has a mirror, an extra index and a folder of packages."""
    (machine.root / "wheels").mkdir()
    path = machine.programs / "pip.conf"
    path.write_text(
        "[global]\nindex-url = https://mirror.example/simple\n"
        "extra-index-url = https://extra.example/simple\n file:///nowhere/simple\n"
        "find-links = wheels\n /nowhere/wheels\n https://links.example/\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(machine.root)
    return {"PIP_CONFIG_FILE": str(path), "UV_DEFAULT_INDEX": ""}


def sources(machine: Machine) -> list[str]:
    """Return what uv was told about where packages are."""
    (arguments,) = machine.installations()
    return [word for word in arguments if "index" in word or "links" in word]


def test_uv_is_told_the_mirror_of_pip(machine: Machine, mirror: dict[str, str]) -> None:
    machine.call("--list", **mirror)
    assert sources(machine) == [
        "--default-index=https://mirror.example/simple",
        "--index=https://extra.example/simple",
        "--find-links=wheels",
        "--find-links=https://links.example/",
        "--index-strategy=unsafe-best-match",
    ]


def test_variables_of_pip_win_over_its_files(machine: Machine, mirror: dict[str, str]) -> None:
    variables = {
        "PIP_INDEX_URL": "https://other.example/simple",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "/nowhere",
        "PIP_NO_INDEX": "1",
    }
    machine.call("--list", **mirror, **variables)
    assert sources(machine) == [
        "--default-index=https://other.example/simple",
        "--no-index",
        "--index-strategy=unsafe-best-match",
    ]


def test_uv_s_own_settings_win_over_pip_s(machine: Machine, mirror: dict[str, str]) -> None:
    machine.call("--list", **(mirror | {"UV_DEFAULT_INDEX": "https://mine.example"}))
    assert sources(machine) == []


@pytest.mark.parametrize(
    ("text", "wins"),
    [
        ('[[index]]\nurl = "https://mine.example"\n', True),
        ('[pip]\nindex-url = "https://mine.example"\n', True),
        ("native-tls = true\n", False),
        ("not toml", False),
    ],
)
def test_a_uv_toml_wins_if_it_says_where(
    machine: Machine, mirror: dict[str, str], text: str, wins: bool
) -> None:
    settings = machine.programs / "config" / "uv" / "uv.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(text, encoding="utf-8")
    machine.call("--list", **mirror)
    assert (sources(machine) == []) is wins


# What is said when it cannot work


def last_line(result: "subprocess.CompletedProcess[str]") -> str:
    """Return the last line of a failed set-up, which must have ended in order."""
    assert result.returncode == 3, result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()[-1]


def test_a_dead_mirror_is_said_after_the_installer_s_last_lines(machine: Machine) -> None:
    (machine.programs / "uv").unlink(missing_ok=True)
    (machine.programs / "uv.bat").unlink(missing_ok=True)
    dead = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
    result = machine.call("--list", **dead)
    assert "pip config set global.index-url" in last_line(result)
    assert last_line(result).startswith("安装依赖失败")
    assert "  Looking in indexes: http://127.0.0.1:9/\n" in result.stderr
    assert "ERROR: No matching distribution found for invoke" in result.stderr
    assert not (machine.root / ".venv" / ".stamp").exists()


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_the_package(machine: Machine, module: str) -> None:
    line = last_line(pretend(machine, f"sys.modules[{module!r}] = None"))
    assert f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in line


def test_a_python_whose_ensurepip_fails_is_told_the_package(machine: Machine) -> None:
    result = pretend(
        machine,
        "import subprocess, venv\n"
        "def fail(*_): raise subprocess.CalledProcessError(1, 'ensurepip', b'no wheel of pip')\n"
        "venv.EnvBuilder._setup_pip = fail",
    )
    assert "-venv" in last_line(result)
    assert "  no wheel of pip\n" in result.stderr


def test_an_old_python_is_told_so(machine: Machine) -> None:
    line = last_line(pretend(machine, "sys.version_info = (3, 6, 15)"))
    assert line.startswith("需要 Python 3.11 或更新版本（当前 3.6）")
    assert "Python 3.11 or newer is needed (this is 3.6)" in line


def test_an_old_python_can_parse_the_front_door() -> None:
    ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_place_that_cannot_be_written_is_named(machine: Machine) -> None:
    (machine.root / ".venv.lock").mkdir()
    line = last_line(machine.call("--list"))
    assert line.startswith("无法读写 ")
    assert "Cannot read or write" in line
    assert ".venv.lock" in line


def test_a_missing_lock_is_named(machine: Machine) -> None:
    (machine.root / "requirements.lock").unlink()
    assert "requirements.lock" in last_line(machine.call("--list"))


@needs_posix_signals
def test_a_folder_that_no_environment_can_have_is_named(machine: Machine) -> None:
    root = machine.root.rename(machine.root.parent / "a:b")
    line = last_line(Machine(root, machine.programs, machine.log).call("--list"))
    assert line.startswith("无法建立 .venv")


def test_a_hand_over_that_ends_elsewhere_does_not_go_round_in_circles(machine: Machine) -> None:
    result = machine.call("--list", KAOHE_HANDED_OVER=str(machine.root / ".venv"))
    assert "does not belong to .venv" in last_line(result)


# Running the task


def test_the_task_runs_in_the_user_s_directory(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    given = machine.call("检查", "--data", "mine", "--lang=en")
    assert given.stdout.splitlines()[0] == f"{tmp_path} {tmp_path / 'mine'} text en"
    default = machine.call("check")
    assert default.stdout.splitlines()[0] == f"{tmp_path} {machine.root / 'data'} text zh"


def test_the_task_s_python_speaks_utf8_and_sees_the_locked_packages_only(machine: Machine) -> None:
    result = machine.call("check", PYTHONUTF8="0", PYTHONPATH=str(machine.programs))
    assert result.stdout.splitlines()[1] == "1 None None"


def test_bytecode_stays_out_of_the_sources_of_who_wants_none(machine: Machine) -> None:
    result = machine.call("check", PYTHONDONTWRITEBYTECODE="1")
    assert result.stdout.splitlines()[1] == f"1 None {machine.root / '.venv' / 'bytecode'}"
    assert not list((machine.root / "toolkit").rglob("*.pyc"))
    assert list((machine.root / ".venv" / "bytecode").rglob("check.*.pyc"))


def test_the_task_s_exit_code_comes_back(machine: Machine) -> None:
    assert machine.call("check", "--format", "bad").returncode == 1
    wrong = machine.call("check", "--formt", "json")
    assert wrong.returncode == 2
    assert "是不是 --format？" in wrong.stderr


def test_a_bug_shows_its_traceback(machine: Machine) -> None:
    result = machine.call("check", "--format", "bug")
    assert result.returncode == 70
    assert result.stderr.endswith("RuntimeError: a bug in a task\n")


def test_inv_lands_in_the_same_environment(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine.root / "docs").mkdir()
    monkeypatch.chdir(machine.root / "docs")
    inv = [sys.executable, "-m", "invoke"]
    for words, code, sign in [
        (["check"], 0, f"{machine.root / 'docs'} {machine.root / 'data'} text zh"),
        (["chek"], 2, "是不是 check？"),
        (["--search-root", str(machine.root), "检查", "--format=bad"], 1, " bad zh"),
    ]:
        result = subprocess.run(
            [*inv, *words],
            env=machine.surroundings(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == code
        assert sign in result.stdout + result.stderr


@needs_posix_signals
@pytest.mark.parametrize("interrupt", [os.kill, os.killpg])
def test_an_interrupted_task_ends_quietly(
    machine: Machine, tmp_path: Path, interrupt: Callable[[int, int], None]
) -> None:
    started = tmp_path / "started"
    process = machine.start("check", "--format=sleep", STARTED=str(started))
    wait_for(started)
    interrupt(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (130, SETTING_UP)


@needs_posix_signals
def test_a_second_interrupt_kills_a_task_that_does_not_listen(
    machine: Machine, tmp_path: Path
) -> None:
    started = tmp_path / "started"
    process = machine.start("check", "--format=deaf", STARTED=str(started))
    task = int(wait_for(started))
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (130, SETTING_UP)
    with pytest.raises(ProcessLookupError):
        os.kill(task, 0)


@needs_posix_signals
def test_a_task_does_not_outlive_a_stopped_front_door(machine: Machine, tmp_path: Path) -> None:
    started = tmp_path / "started"
    process = machine.start("check", "--format=sleep", STARTED=str(started))
    task = int(wait_for(started))
    process.terminate()
    process.communicate(timeout=10)
    assert process.returncode == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(task, 0)
