"""The project's own environment: made once from the locked requirements, used by every task.

Runs before anything is installed, so it needs the standard library only; what a set-up alone
needs is imported inside the functions, because most calls find everything ready.
"""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / ".stamp"
LOCK = ROOT / ".venv.lock"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

INTERRUPTED = 130
SETUP_FAILED = 3

# Tells the task's process that it has been started by `enter`, in which environment.
HANDED_OVER = "KAOHE_HANDED_OVER"
# These would let other packages than the locked ones into the environment.
FOREIGN_PATHS = ("PYTHONPATH", "PYTHONHOME")


class SetupFailed(Exception):
    """The environment cannot be made: one line for the user, in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")


def is_front_door(module_name: str) -> bool:
    """Return whether tasks.py is being run, or imported by `inv`, not by another program."""
    program = Path(sys.argv[0])
    if program.stem == "__main__":
        program = program.parent
    return module_name == "__main__" or program.stem.lower() in ("inv", "invoke")


def enter(arguments: Sequence[str]) -> None:
    """Return if this process runs a task in the environment; else set it up, run there and exit.

    Exits with the task's own code, 3 when the set-up fails, 130 after Ctrl-C.
    """
    if os.environ.pop(HANDED_OVER, "") == str(ENVIRONMENT):
        if not ENVIRONMENT.exists() or not os.path.samefile(sys.prefix, ENVIRONMENT):
            _give_up(f"{PYTHON} 不属于 .venv / {PYTHON} does not belong to .venv")
        return
    try:
        if "--complete" in arguments and not is_ready():
            raise SystemExit(0)  # a TAB key must not start an installation
        listen_to_interrupts()
        set_up()
        code = run([str(PYTHON), str(ROOT / "tasks.py"), *arguments], environment=_surroundings())
    except SetupFailed as failure:
        _give_up(str(failure))
    except OSError as error:
        place, reason = error.filename or ROOT, error.strerror or error
        _give_up(f"无法读写 {place}（{reason}） / Cannot read or write {place} ({reason})")
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    raise SystemExit(code)


def listen_to_interrupts() -> None:
    """Let Ctrl-C raise KeyboardInterrupt again, unless this process was told to ignore it."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def set_up() -> None:
    """Make the environment unless it is up to date; one process at a time.

    Raises SetupFailed or OSError. An interrupted set-up leaves no stamp, so the next one redoes it.
    """
    if is_ready():
        return
    with _alone() as lock:
        if is_ready():  # another process made it while this one waited
            return
        _say(
            "正在准备环境（首次约一分钟）…",
            "Setting up the environment (about a minute, once) …",
        )
        STAMP.unlink(missing_ok=True)
        stamp = f"{_requirements_hash()} {_version()}\n"
        _install(lock)
        STAMP.write_text(stamp, encoding="utf-8")


def is_ready() -> bool:
    """Return whether the environment holds the locked requirements and its Python still works."""
    wanted = _requirements_hash()
    try:
        stamped_hash, stamped_version = STAMP.read_text(encoding="utf-8").split()
        if stamped_hash != wanted or not PYTHON.exists() or not _home_exists():
            return False
    except (OSError, ValueError):  # no stamp, or half of one
        return False
    # A caller with another Python (`inv` has its own) is no reason to build everything anew.
    return stamped_version == _version() or stamped_version == _version_of(PYTHON)


def run(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    directory: Path | None = None,
) -> int:
    """Run a command to its end; return its exit code, 130 after Ctrl-C, 128 + n after signal n."""
    process = subprocess.Popen(command, env=environment, cwd=directory)
    # Whoever stops us (a CI job, `timeout`) means the task: it must not live on alone.
    previous = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        code = process.wait()
    except KeyboardInterrupt:
        _end_interrupted(process)
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, previous)
    return 128 - code if code < 0 else code


def _end_interrupted(process: "subprocess.Popen[bytes]") -> None:
    """Let an interrupted command finish what it is doing; a second Ctrl-C kills it."""
    try:
        # A terminal interrupts both of us; only a bare `kill -INT` leaves the command unaware.
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.terminate() if os.name == "nt" else process.send_signal(signal.SIGINT)
        process.wait()
    finally:
        process.kill()
        process.wait()


def _surroundings() -> dict[str, str]:
    """Return the environment variables for the task's process."""
    own = {key: value for key, value in os.environ.items() if key not in FOREIGN_PATHS}
    if own.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Common in containers. Without bytecode every task takes a second longer, so it is
        # written all the same, but away from the sources.
        own["PYTHONPYCACHEPREFIX"] = str(ENVIRONMENT / "bytecode")
    return own | {"PYTHONUTF8": "1", HANDED_OVER: str(ENVIRONMENT)}


def _requirements_hash() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()


def _version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _version_of(python: Path) -> str:
    """Return the version of another Python, "" if it does not run."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    command = [str(python), "-I", "-c", question]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()


def _home_exists() -> bool:
    """Return whether the Python that the environment was made from is still installed.

    On Windows the environment's python.exe remains when that Python is gone, and fails to start.
    """
    settings = (ENVIRONMENT / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
    for line in settings.splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "home":
            return Path(value.strip()).is_dir()
    return False


# One set-up at a time


@contextmanager
def _alone() -> Iterator[int]:
    """Hold the set-up lock, a descriptor; the system frees it when its last holder dies."""
    with LOCK.open("a+b") as handle:
        if not _try_lock(handle.fileno()):
            _say(
                "另一个进程正在准备环境，等待它完成…",
                "Another process is setting up the environment; waiting for it …",
            )
            while not _try_lock(handle.fileno()):
                time.sleep(0.1)
        yield handle.fileno()


def _try_lock(descriptor: int) -> bool:
    """Take the lock if it is free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # Windows says the latter of a lock that is held
        return False
    return True


# Installing


def _install(lock: int) -> None:
    """Fill a new environment with the locked requirements; raise SetupFailed if that fails."""
    import shutil

    from toolkit.commands.mirrors import uv_sources

    uv = shutil.which("uv")
    if uv is not None:
        _create(with_pip=False)
        command = [uv, "pip", "sync", "--python", str(PYTHON), "--require-hashes"]
        code, _ = _watch([*command, *uv_sources(), str(REQUIREMENTS)], lock)
        if code == 0:
            return
        _say("uv 没有成功，改用 pip…", "uv did not succeed; using pip instead …")
    _create(with_pip=True)
    command = [str(PYTHON), "-I", "-X", "utf8", "-m", "pip", "install"]
    # No bytecode now: it doubles the time, and Python writes it at the first use anyway.
    options = ["--no-compile", "--disable-pip-version-check", "--no-input", "--no-user"]
    code, output = _watch([*command, *options, "--require-hashes", "-r", str(REQUIREMENTS)], lock)
    if code != 0:
        _show(output)
        raise SetupFailed(
            "安装依赖失败，原因见上；若下载受阻，请先设置镜像："
            "pip config set global.index-url https://镜像地址/simple",
            "Installing the requirements failed, see above; if the download is blocked, first "
            "set a mirror: pip config set global.index-url https://MIRROR/simple",
        )


def _create(*, with_pip: bool) -> None:
    """Make an empty environment, whatever was there before; raise SetupFailed without venv."""
    from importlib.util import find_spec

    needed = ("venv", "ensurepip") if with_pip else ("venv",)
    if any(find_spec(module) is None for module in needed):
        _miss_venv()
    import venv

    try:
        venv.create(ENVIRONMENT, clear=True, symlinks=os.name != "nt", with_pip=with_pip)
    except subprocess.CalledProcessError as error:  # ensurepip is there but does not work
        _show((error.output or b"").decode("utf-8", errors="replace").splitlines())
        _miss_venv()
    except ValueError as error:  # a folder name that an environment cannot have
        raise SetupFailed(f"无法建立 .venv：{error}", f"Cannot make .venv: {error}") from None


def _miss_venv() -> NoReturn:
    package = f"python{_version()}-venv"
    raise SetupFailed(
        f"这个 Python 缺少 venv 或 ensurepip；Debian、Ubuntu 请运行：sudo apt install {package}",
        f"This Python lacks venv or ensurepip; on Debian or Ubuntu run: sudo apt install {package}",
    )


def _watch(command: Sequence[str], lock: int) -> tuple[int, list[str]]:
    """Run an installer quietly; return its exit code and the last lines it wrote.

    It inherits the lock: if this process is killed, nobody starts over while it still writes.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (lock,),
    )
    last_lines: deque[str] = deque(maxlen=15)
    try:
        for line in process.stdout or ():
            last_lines.append(line.rstrip())
            _show_progress(line.strip())
        return process.wait(), list(last_lines)
    finally:
        _show_progress("")
        process.kill()
        process.wait()


# Words


def _say(zh: str, en: str) -> None:
    print(f"{zh} / {en}", file=sys.stderr, flush=True)


def _show(lines: Sequence[str]) -> None:
    for line in lines:
        print(f"  {line}", file=sys.stderr)


def _show_progress(text: str) -> None:
    """Show what the installer is doing in one line that is overwritten; on a terminal only."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        width = 78
        sys.stderr.write(f"\r{text[:width]:{width}}\r")
        sys.stderr.flush()


def _give_up(line: str) -> NoReturn:
    print(line, file=sys.stderr)
    raise SystemExit(SETUP_FAILED) from None
