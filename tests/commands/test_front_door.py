"""How the front door lists, explains, runs and refuses; and the tasks `test` and `lint`."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from invoke.collection import Collection

import tasks
from toolkit.commands import program, quality

ROOT = Path(__file__).resolve().parents[2]
TASKS = ["bench", "check", "explain", "freeze", "lint", "new", "score", "serve", "site", "test"]
TASKS += ["comment", "excel", "fetch", "links", "pins", "review", "verify", "word"]


def ask(*words: str) -> int:
    """Ask the front door as `python tasks.py` does; return the exit code."""
    # invoke uses up a task's help texts when it reads them, so each request has its own tasks.
    return program.answer(Collection.from_module(importlib.reload(tasks)), words)


Command = Callable[..., int]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Command], None]:
    """Return a function that puts a stand-in for the command of a task."""

    def put(name: str, run: Command) -> None:
        module = ModuleType(f"toolkit.commands.{name}")
        module.__dict__["run"] = run
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return put


Install = Callable[[str, Command], None]


# Listing and explaining


@pytest.mark.parametrize("words", [["--list"], ["-l"], ["--help"], ["-h"]])
def test_the_tasks_are_listed_with_both_names(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words) == 0
    out = capsys.readouterr().out
    names = [
        "bench (基准)",
        "check (检查)",
        "comment (评论)",
        "excel (表格)",
        "explain (说明)",
        "fetch (取来)",
        "form (表单)",
        "freeze (固定)",
        "generate (生成)",
        "impact (影响)",
        "issue (议题)",
        "links (网址)",
        "lint",
        "new (新建)",
        "owners (权限)",
        "pictures (图片)",
        "pins (锁定)",
        "review (审阅)",
        "score (计分)",
        "serve (预览)",
    ]
    names += ["site (建站)", "test (测试)", "verify (核对)", "word (表样)"]
    lines = [line for line in out.splitlines() if line.startswith("  ")]
    assert [line.strip().split("   ")[0] for line in lines] == names
    assert all(" / " in line for line in lines)


def test_no_task_shows_the_list_and_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask() == 2
    shown = capsys.readouterr()
    assert "check (检查)" in shown.out
    assert shown.err == "请写出任务名 / name a task\n"


@pytest.mark.parametrize("task", TASKS)
def test_every_task_explains_every_flag_in_both_languages(
    task: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(task, "--help") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"用法 / Usage: python tasks.py {task}")
    flags = [line for line in out.splitlines() if line.startswith("  --")]
    assert flags
    assert all(" / " in line for line in flags)


@pytest.mark.parametrize(
    "words",
    [
        ["explain", "--help"],
        ["explain", "--lang", "en", "-h"],
        ["explain", "C101", "--help"],
        ["--help", "explain"],
        ["说明", "--help"],
    ],
)
def test_help_is_never_taken_for_a_code(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法 / Usage: python tasks.py explain CODE [--选项/flags]\n")


def test_columns_are_aligned_as_a_terminal_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    ask("--list")
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    widths = {len(line[: line.index("   ", 3)].encode("gbk")) for line in lines}
    assert len(widths) > 1  # names differ in length, yet:
    starts = {
        len(line.encode("gbk")) - len(line[2:].split("   ")[-1].lstrip().encode("gbk"))
        for line in lines
    }
    assert len(starts) == 1


def test_the_version_is_the_project_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--version") == 0
    assert capsys.readouterr().out.startswith("kaohe ")


def test_the_shell_can_complete_inv(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--complete", "--", "inv check --") == 0
    assert capsys.readouterr().out.split() == [
        "--data",
        "--files",
        "--fix",
        "--format",
        "--lang",
        "--staged",
    ]
    assert ask("--print-completion-script", "bash") == 0
    assert "complete -F _complete_inv -o default inv invoke" in capsys.readouterr().out


def test_nothing_heavy_is_imported_to_list_the_tasks() -> None:
    code = "import sys, tasks; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split()
    heavy = {"pandas", "pandera", "pydantic", "mkdocs", "openpyxl"}
    assert not heavy & set(loaded)
    assert not {name for name in loaded if name.startswith("toolkit.")} - {
        "toolkit.commands",
        "toolkit.commands.bare_words",
        "toolkit.commands.environment",
        "toolkit.commands.program",
        "toolkit.commands.refusals",
    }


# Wrong use


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["chek"], "没有任务“chek”；是不是 check？", 'no task "chek"; did you mean check?'),
        (["检察"], "没有任务“检察”；是不是 检查？", 'no task "检察"; did you mean 检查?'),
        (
            ["xyzzy"],
            "没有任务“xyzzy”；请看 python tasks.py --list",
            'no task "xyzzy"; see python tasks.py --list',
        ),
        (["--help", "sit"], "没有任务“sit”；是不是 site？", 'no task "sit"; did you mean site?'),
        (["t'est"], "没有任务“t'est”；是不是 test？", 'no task "t\'est"; did you mean test?'),
        (
            ["score", "json"],
            "没有任务“json”；请看 python tasks.py --list",
            'no task "json"; see python tasks.py --list',
        ),
        (
            ["check", "--formt", "json"],
            "任务 check 没有选项 --formt；是不是 --format？",
            "task check has no flag --formt; did you mean --format?",
        ),
        (
            ["检查", "--formt=json"],
            "任务 check 没有选项 --formt；是不是 --format？",
            "task check has no flag --formt; did you mean --format?",
        ),
        (
            ["check", "-data", "x"],
            "任务 check 没有选项 -data；是不是 --data？",
            "task check has no flag -data; did you mean --data?",
        ),
        (
            ["check", "-f", "json"],
            "任务 check 没有选项 -f；请看 python tasks.py check --help",
            "task check has no flag -f; see python tasks.py check --help",
        ),
        (
            ["explain", "--lagn", "en"],
            "任务 explain 没有选项 --lagn；是不是 --lang？",
            "task explain has no flag --lagn; did you mean --lang?",
        ),
        (
            ["--data", "x", "check"],
            "任务名之前没有选项 --data（任务的选项写在任务名之后）；请看 python tasks.py --help",
            "no flag --data before the task (a task's flags follow its name); "
            "see python tasks.py --help",
        ),
        (
            ["--lst"],
            "任务名之前没有选项 --lst（任务的选项写在任务名之后）；是不是 --list？",
            "no flag --lst before the task (a task's flags follow its name); did you mean --list?",
        ),
        (["check", "--data"], "选项 --data 后面缺少值", "flag --data needs a value"),
        (
            ["check", "--data", "--lang", "zh"],
            "选项 --data 后面缺少值",
            "flag --data needs a value",
        ),
        (
            ["check", "--data", "a", "--data=b"],
            "选项 --data 写了两次",
            "flag --data is given twice",
        ),
        (
            ["serve", "--port", "abc"],
            "选项 --port 要一个整数，写的是“abc”",
            'flag --port needs a whole number, not "abc"',
        ),
        (
            ["serve", "--port=8o00"],
            "选项 --port 要一个整数，写的是“8o00”",
            'flag --port needs a whole number, not "8o00"',
        ),
        (
            ["explain"],
            "任务 explain 缺少 CODE，写法：python tasks.py explain CODE",
            "task explain needs CODE: python tasks.py explain CODE",
        ),
        (
            ["test", "--args", "-k 'a"],
            "--args 的引号不成对：-k 'a",
            "--args has an unclosed quotation: -k 'a",
        ),
    ],
)
def test_wrong_use_is_said_in_one_line_with_the_nearest_name(
    words: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(*words) == 2
    assert capsys.readouterr() == ("", f"{zh} / {en}\n")


def test_what_the_parser_says_anew_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--print-completion-script", "tcsh") == 2
    assert capsys.readouterr().err.startswith("无法理解：Completion for shell")


@pytest.mark.parametrize("path", ["nowhere", "file", ""])
def test_data_that_is_no_directory_is_wrong_use(
    path: str,
    install: Install,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    install("check", lambda **_: 0)
    assert ask("check", f"--data={path}") == 2
    expected = f'--data 不是文件夹：“{path}” / --data is not a directory: "{path}"\n'
    assert capsys.readouterr() == ("", expected)


def test_a_command_refuses_a_value_with_the_same_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.wrong_use("没有格式 yaml", "no format yaml") == 2
    assert capsys.readouterr() == ("", "没有格式 yaml / no format yaml\n")


# Running


def test_each_task_calls_its_command(install: Install, tmp_path: Path) -> None:
    calls: list[dict[str, object]] = []

    def record(**arguments: object) -> int:
        calls.append(arguments)
        return 0

    for name in ("check", "score", "explain", "site", "serve", "new", "new_claim", "issue"):
        install(name, record)
    data = ["--data", str(tmp_path)]
    assert ask("check", *data, "--format", "json", "--lang", "en") == 0
    assert ask("score", *data, "--scheme=s", "--year=2025", "--unit=u") == 0
    assert ask("explain", "C101", "--lang", "en") == 0
    assert ask("site", *data) == 0
    assert ask("serve", *data, "--port", "8001") == 0
    everything = {"scheme": "s", "year": "2025", "unit": "u", "format": "text", "lang": "zh"}
    new = {"sheet": "j", "scheme": "s", "year": "2025", "panel": "p", "unit": "", "lang": "zh"}
    assert ask("new", *data, "--sheet=j", "--scheme=s", "--year=2025", "--panel=p", "--from=x") == 0
    assert ask("new", "u", "--lang=en", "s", *data, "2025") == 0
    assert ask("新建", "u", *data, "--year", "2025", "s") == 0
    assert ask("issue", "a.md", *data, "b.md", "--replace", "c.md") == 0
    claim = {"data": tmp_path, "unit": "u", "scheme": "s", "year": "2025"}
    assert calls == [
        {"data": tmp_path, "format": "json", "lang": "en", "fix": False, "files": []},
        {"data": tmp_path, **everything, "readings": False},
        {"code": "C101", "lang": "en"},
        {"data": tmp_path},
        {"data": tmp_path, "port": 8001},
        {"data": tmp_path, **new, "excel": False, "from_": "x"},
        {**claim, "lang": "en"},
        {**claim, "lang": "zh"},
        {"data": tmp_path, "files": ["a.md", "b.md", "c.md"], "replace": True, "lang": "zh"},
    ]


@pytest.mark.parametrize(("code", "ran"), [(0, ["check", "site"]), (1, ["check"])])
def test_tasks_run_in_order_up_to_the_first_that_fails(
    install: Install, tmp_path: Path, code: int, ran: list[str]
) -> None:
    order: list[str] = []
    install("check", lambda **_: order.append("check") or code)  # type: ignore[func-returns-value]
    install("site", lambda **_: order.append("site") or 0)  # type: ignore[func-returns-value]
    assert ask("check", f"--data={tmp_path}", "site", f"--data={tmp_path}") == code
    assert order == ran


@pytest.mark.parametrize("directory", [ROOT, ROOT / "tests", Path("/")])
def test_the_default_data_is_the_repository_s(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(directory)
    assert (directory / program.default_data()).resolve() == ROOT / "data"


def test_the_default_data_is_named_as_briefly_as_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert program.default_data() == "data"


def fail(error: BaseException) -> Command:
    """Return a command that raises."""

    def run(**_: object) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "seen"),
    [
        (RuntimeError("a bug"), 70, "RuntimeError: a bug\n"),
        (BrokenPipeError("of something else"), 70, "BrokenPipeError: of something else\n"),
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(3), 3, ""),
    ],
)
def test_what_a_task_raises(
    install: Install,
    tmp_path: Path,
    error: BaseException,
    code: int,
    seen: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install("check", fail(error))
    assert ask("check", f"--data={tmp_path}") == code
    err = capsys.readouterr().err
    assert err.endswith(seen)
    assert ("Traceback" in err) is bool(seen)


def test_a_task_may_end_with_words(install: Install, tmp_path: Path) -> None:
    install("check", fail(SystemExit("said by the task")))
    with pytest.raises(SystemExit, match="said by the task"):
        ask("check", f"--data={tmp_path}")


def test_a_reader_that_goes_away_is_no_bug() -> None:
    code = "import sys, tasks; from invoke.collection import Collection as C; "
    code += "from toolkit.commands.program import answer; "
    code += "sys.exit(answer(C.from_module(tasks), ['--list']))"
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


def test_bytecode_is_written_as_the_user_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted in (True, False):
        monkeypatch.setattr(sys, "dont_write_bytecode", wanted)
        ask("--list")
        assert sys.dont_write_bytecode is wanted


# The tasks `test` and `lint`


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> "Tools":
    """Return stand-ins for the quality tools, on a machine that has none of its own."""
    stand_ins = Tools()
    monkeypatch.setattr(quality, "run", stand_ins.run)
    monkeypatch.setattr("shutil.which", lambda name: None)
    return stand_ins


class Tools:
    """Records the tools that are called, and answers with the codes it is given."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.codes: dict[str, int] = {}

    def run(self, command: list[str], *, directory: Path) -> int:
        """Answer for the tool."""
        assert command[0] == sys.executable
        assert directory == ROOT
        self.calls.append(command[1:])
        return next((code for tool, code in self.codes.items() if tool in " ".join(command)), 0)


def test_the_whole_suite_runs_on_every_core(tools: Tools) -> None:
    assert ask("test") == 0
    processes = f"--numprocesses={(os.cpu_count() or 1) + 1}"
    options = [processes, "--dist=loadfile", "--no-loadscope-reorder"]
    assert tools.calls == [["-m", "pytest", *options]]


def test_given_arguments_replace_those_of_the_whole_suite(tools: Tools) -> None:
    assert ask("测试", "--args", "tests/commands -k 'a or b'") == 0
    assert tools.calls == [["-m", "pytest", "tests/commands", "-k", "a or b"]]


@pytest.mark.parametrize(
    ("pytest_code", "code"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (5, 1), (130, 130)]
)
def test_the_codes_of_pytest_become_ours(tools: Tools, pytest_code: int, code: int) -> None:
    tools.codes = {"pytest": pytest_code}
    assert ask("test") == code


def test_a_real_pytest_is_started_in_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        ask("test", "--args", "--co -q tests/commands/test_front_door.py -p no:cacheprovider") == 0
    )
    assert "test_front_door.py" in capfd.readouterr().out
    assert ask("test", "--args", "--no-such-flag") == 2


def test_every_linter_runs_and_those_that_fail_are_named(
    tools: Tools, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tools.codes = {"mypy": 1, "ruff check": 2}
    assert ask("lint", f"--data={tmp_path}") == 1
    assert len(tools.calls) == 4
    assert capsys.readouterr().out.endswith("未通过 / Failed: ruff check, mypy\n")


def test_linters_of_the_machine_run_where_they_are(
    tools: Tools,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: sys.executable if name == "zizmor" else None)
    tools.codes = {"--persona=pedantic": 14}
    assert ask("lint", f"--data={tmp_path}") == 1
    assert len(tools.calls) == 5
    said = capsys.readouterr().out
    assert "── actionlint: 没有安装，跳过 / not installed, skipped\n" in said
    assert said.endswith("未通过 / Failed: zizmor\n")


def test_linters_that_all_pass_say_so(
    tools: Tools, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("lint", f"--data={tmp_path}") == 0
    assert capsys.readouterr().out.endswith("全部通过 / All passed\n")


def test_an_interrupted_linter_ends_the_task(tools: Tools, tmp_path: Path) -> None:
    tools.codes = {"ruff format": 130}
    assert ask("lint", f"--data={tmp_path}") == 130
    assert len(tools.calls) == 2


@pytest.mark.parametrize("linter", quality.LINTERS)
def test_every_linter_is_there(linter: str) -> None:
    # The first words name the tool; the rest would make it work.
    command = [sys.executable, *quality.LINTERS[linter][:2], "--version"]
    assert subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == 0
