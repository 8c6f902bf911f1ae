"""The front door of Kaohe 考核: `python tasks.py --list` shows the tasks.

Needs Python 3.11 and git, nothing else: the first call sets up its own environment in .venv.
`inv TASK` does the same. The bodies below only call toolkit/commands/.

This file must parse on Pythons that are too old to run it, so that they can say so.
"""

import os
import signal
import sys

OLDEST_PYTHON = (3, 11)

if sys.version_info[:2] < OLDEST_PYTHON:
    sys.stderr.write(
        "需要 Python {0}.{1} 或更新版本（当前 {2}.{3}），请安装后运行：python{0}.{1} tasks.py"
        " / Python {0}.{1} or newer is needed (this is {2}.{3}); install it, then run:"
        " python{0}.{1} tasks.py\n".format(*(OLDEST_PYTHON + tuple(sys.version_info[:2])))
    )
    sys.exit(3)

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # While modules are imported Ctrl-C just ends the program; later, tasks may clean up.
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from toolkit.commands import environment  # noqa: E402

if environment.is_front_door(__name__):
    environment.enter(sys.argv[1:])

from functools import partial  # noqa: E402

from invoke.collection import Collection  # noqa: E402
from invoke.context import Context  # noqa: E402
from invoke.tasks import task as invoke_task  # noqa: E402

from toolkit.commands import program  # noqa: E402
from toolkit.commands.program import data_directory  # noqa: E402

# One long flag each: the short ones that invoke makes up change when a flag is added.
task = partial(invoke_task, auto_shortflags=False)

DATA = program.default_data()

DATA_HELP = "数据文件夹，默认为仓库的 data / data directory, by default the repository's"
LANG_HELP = "语言：zh 或 en / language: zh or en"


@task(
    aliases=["检查"],
    help={
        "data": DATA_HELP,
        "format": "格式：text、json 或 github / text, json or github",
        "lang": LANG_HELP,
        "fix": "改正不会改变意思的写法，并列出改动 / mend what changes no meaning; show the changes",
    },
)
def check(
    _: Context, data: str = DATA, format: str = "text", lang: str = "zh", fix: bool = False
) -> int:
    """检查全部数据，逐行指出问题 / Check all data; name every problem and its line."""
    from toolkit.commands.check import run

    return run(data=data_directory(data), format=format, lang=lang, fix=fix)


@task(
    aliases=["计分"],
    help={
        "data": DATA_HELP,
        "scheme": "只算这个考核办法 / this scheme only",
        "year": "只算这个年度 / this year only",
        "unit": "只算这个单位 / this unit only",
        "format": "格式：text 或 json / text or json",
        "lang": LANG_HELP,
        "readings": "改列每种读法会改变什么 / what each reading would change instead",
    },
)
def score(
    _: Context,
    data: str = DATA,
    scheme: str = "",
    year: str = "",
    unit: str = "",
    format: str = "text",
    lang: str = "zh",
    readings: bool = False,
) -> int:
    """计算得分、等次和结果 / Work out scorecards, grades and consequences."""
    from toolkit.commands.score import run

    return run(
        data=data_directory(data),
        scheme=scheme,
        year=year,
        unit=unit,
        format=format,
        lang=lang,
        readings=readings,
    )


@task(
    aliases=["固定"],
    positional=[],
    help={"data": DATA_HELP, "scheme": "考核办法 / the scheme", "year": "年度 / the year"},
)
def freeze(_: Context, scheme: str = "", year: str = "", data: str = DATA) -> int:
    """把已定的结果固定下来 / Record the results of a round that is final."""
    from toolkit.commands.freeze import run

    return run(data=data_directory(data), scheme=scheme, year=year)


@task(
    aliases=["新建"],
    positional=[],
    help={
        "sheet": "给哪位评委：代号，不写姓名 / for which judge: an id, not a name",
        "scheme": "考核办法 / the scheme",
        "year": "年度 / the year",
        "panel": "评委组 / the panel",
        "unit": "评委所在的参评单位，没有就不写 / the assessed unit the judge belongs to, if any",
        "excel": "改写成工作簿，放在当前目录 / a workbook instead, in the current directory",
        "from": "由填好的工作簿写成 / made from this filled-in workbook",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def new(
    _: Context,
    sheet: str = "",
    scheme: str = "",
    year: str = "",
    panel: str = "",
    unit: str = "",
    excel: bool = False,
    from_: str = "",
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """新建评委的评分表 / Make a judge's sheet, to be filled in."""
    from toolkit.commands.new import run

    return run(
        data=data_directory(data),
        sheet=sheet,
        scheme=scheme,
        year=year,
        panel=panel,
        unit=unit,
        excel=excel,
        from_=from_,
        lang=lang,
    )


@task(
    aliases=["核对"],
    positional=["site"],
    help={
        "site": "网站文件夹 / the folder of a site",
        "data": "各任务通用，这里不读 / as every task has it; not read here",
    },
)
def verify(_: Context, site: str, data: str = DATA) -> int:
    """用公开的公式和事实重算一个网站 / Recompute a published site from its formulas and facts."""
    from toolkit.commands.verify import run

    return run(site)


@task(
    aliases=["说明"],
    positional=["code"],
    help={
        "code": "问题代码 / the code of a problem",
        "lang": LANG_HELP,
        "data": "各任务通用，这里不读 / as every task has it; not read here",
    },
)
def explain(_: Context, code: str, lang: str = "zh", data: str = DATA) -> int:
    """说明一个问题代码的含义和改法 / Explain a problem's code and its remedy."""
    from toolkit.commands.explain import run

    return run(code=code, lang=lang)


@task(aliases=["建站"], help={"data": DATA_HELP})
def site(_: Context, data: str = DATA) -> int:
    """检查、计分并建站到 site/ / Check, score and build the site into site/."""
    from toolkit.commands.site import run

    return run(data=data_directory(data))


@task(aliases=["预览"], help={"data": DATA_HELP, "port": "端口 / port"})
def serve(_: Context, data: str = DATA, port: int = 8000) -> int:
    """建站并在本机预览 / Build the site and show it on this machine."""
    from toolkit.commands.serve import run

    return run(data=data_directory(data), port=port)


@task(
    name="test",
    aliases=["测试"],
    help={"args": "交给 pytest 的参数，路径从仓库起 / for pytest; paths start at the repository"},
)
def suite(_: Context, args: str = "") -> int:
    """运行全部测试和分支覆盖率，或按参数运行 / Run the tests, with branch coverage or as told."""
    from toolkit.commands.quality import test as run

    return run(args)


@task(help={"data": DATA_HELP})
def lint(_: Context, data: str = DATA) -> int:
    """检查代码的格式、类型和依赖方向 / Check the code's style, types and import contracts."""
    from toolkit.commands.quality import lint as run

    return run(data_directory(data))


@task(
    aliases=["基准"],
    help={
        "sizes": "各次的单位数 / how many units, for each run",
        "no-site": "不建站 / leave the site out",
        "data": "各任务通用，这里不读 / as every task has it; not read here",
    },
)
def bench(
    _: Context, sizes: str = "100,1000,10000", no_site: bool = False, data: str = DATA
) -> int:
    """用合成的单位测速度和内存 / Measure speed and memory on synthetic units."""
    from toolkit.commands.bench import run

    return run(sizes=sizes, no_site=no_site)


if __name__ == "__main__":
    tasks = Collection.from_module(sys.modules[__name__], name="kaohe")
    sys.exit(program.answer(tasks, sys.argv[1:]))
