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
FORMAT_HELP = "格式 / one of: text, json, github, gitlab, sarif, markdown, gitee, html"
LANG_HELP = "语言：zh 或 en / language: zh or en"


@task(
    aliases=["检查"],
    positional=["files"],
    iterable=["files"],
    help={
        "files": "只检查这些文件，可写多个；不写就检查全部 / these files only, one or more; without, everything",
        "data": DATA_HELP,
        "format": FORMAT_HELP,
        "lang": LANG_HELP,
        "fix": "改正不会改变意思的写法，并列出改动 / mend what changes no meaning; show the changes",
        "staged": "只检查 git 即将提交的文件 / only the files that git is about to commit",
    },
)
def check(
    _: Context,
    files: list[str] | None = None,  # how invoke wants a flag of several values
    data: str = DATA,
    format: str = "text",
    lang: str = "zh",
    fix: bool = False,
    staged: bool = False,
) -> int:
    """检查数据，逐行指出问题 / Check the data; name every problem and its line."""
    folder = data_directory(data)
    if staged:
        from toolkit.commands.staged import run as run_staged

        return run_staged(data=folder, format=format, lang=lang, fix=fix, files=files or [])
    from toolkit.commands.check import run

    return run(data=folder, format=format, lang=lang, fix=fix, files=files or [])


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
    positional=["unit", "scheme", "year"],
    help={
        "unit": "填报单位；新建评分表时是评委所在的参评单位，没有就不写"
        " / the unit that submits; for a sheet, the assessed unit the judge belongs to, if any",
        "scheme": "考核办法 / the scheme",
        "year": "年度 / the year",
        "review": "改为由申报新建核定文件，决定留空 / the review of the claim instead, decisions left blank",
        "update": "申报改过以后更新核定文件，没有变的决定留下"
        " / renew the review after the claim changed; decisions on what did not change stay",
        "sheet": "改为新建评分表，给哪位评委：代号，不写姓名"
        " / a judge's sheet instead, and for which judge: an id, not a name",
        "panel": "评分表的评委组 / the panel of the sheet",
        "excel": "评分表改写成工作簿，放在当前目录"
        " / the sheet as a workbook, in the current directory",
        "from": "由填好的工作簿写成 / made from this filled-in workbook",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def new(
    _: Context,
    unit: str = "",
    scheme: str = "",
    year: str = "",
    review: bool = False,
    update: bool = False,
    sheet: str = "",
    panel: str = "",
    excel: bool = False,
    from_: str = "",
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """新建待填的申报、核定文件或评分表 / Make a claim, a review or a judge's sheet to fill in."""
    folder = data_directory(data)
    if review or update:
        from toolkit.commands.new_review import run as run_review

        others = bool(sheet or panel or excel or from_)
        return run_review(folder, unit, scheme, year, update=update, others=others, lang=lang)
    if not (sheet or panel or excel or from_):
        from toolkit.commands.new_claim import run as run_claim

        return run_claim(data=folder, unit=unit, scheme=scheme, year=year, lang=lang)
    from toolkit.commands.new import run

    return run(
        data=folder,
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
    aliases=["表格"],
    positional=[],
    help={
        "unit": "填报单位 / the unit that submits",
        "scheme": "考核办法 / the scheme",
        "year": "年度 / the year",
        "from": "由填好的工作簿写成申报文件 / the claim file from this filled-in workbook",
        "replace": "改写已有的申报，并列出改动 / write over the claim there is; show the changes",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def excel(
    _: Context,
    unit: str = "",
    scheme: str = "",
    year: str = "",
    from_: str = "",
    replace: bool = False,
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """把申报做成工作簿，或由填好的工作簿写成申报 / A claim as a workbook, and back."""
    from toolkit.commands.excel import run

    return run(
        data=data_directory(data),
        unit=unit,
        scheme=scheme,
        year=year,
        from_=from_,
        replace=replace,
        lang=lang,
    )


@task(
    aliases=["表样"],
    positional=["unit", "scheme", "year"],
    help={
        "unit": "单位 / the unit",
        "scheme": "考核办法 / the scheme",
        "year": "年度 / the year",
        "blank": "空白表，不填自报和核定 / a blank form, nothing claimed or verified filled in",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def word(
    _: Context,
    unit: str = "",
    scheme: str = "",
    year: str = "",
    blank: bool = False,
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """把考核表或申请书做成 Word 文件，供签字盖章 / An official form as a Word file, to sign and seal."""
    from toolkit.commands.word import run

    return run(
        data=data_directory(data), unit=unit, scheme=scheme, year=year, blank=blank, lang=lang
    )


@task(
    aliases=["议题"],
    positional=["files"],
    iterable=["files"],
    help={
        "files": "议题正文存成的文件，可写多个 / files with the text of an issue each, one or more",
        "replace": "改写已有的申报 / write over a claim that is there already",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def issue(
    _: Context,
    files: list[str] | None = None,  # how invoke wants a flag of several values
    replace: bool = False,
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """把填报议题转成申报文件 / Turn issues of the claim form into claim files."""
    from toolkit.commands.issue import run

    return run(data=data_directory(data), files=files or [], replace=replace, lang=lang)


@task(aliases=["生成"], help={"data": DATA_HELP})
def generate(_: Context, data: str = DATA) -> int:
    """由办法重新生成编辑器 schema 和议题表单 / Make editor schemas and issue forms anew."""
    from toolkit.commands.generate import run

    return run(data_directory(data))


@task(
    aliases=["表单"],
    positional=[],
    help={
        "scheme": "考核办法 / the scheme",
        "year": "年度 / the year",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def form(_: Context, scheme: str = "", year: str = "", data: str = DATA, lang: str = "zh") -> int:
    """把一轮的表单存成一个离线也能填的文件 / Save a round's form as one file that works offline."""
    from toolkit.commands.form import run

    return run(data=data_directory(data), scheme=scheme, year=year, lang=lang)


@task(
    aliases=["影响"],
    positional=[],
    help={
        "base": "和哪个版本比，通常是主分支 / the revision to compare with, usually the main branch",
        "head": "改动的版本；不写就是现在的文件 / the revision with the change; without, the files as they are",
        "format": FORMAT_HELP,
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def impact(
    _: Context,
    base: str = "",
    head: str = "",
    format: str = "text",
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """算出一次改动影响哪些得分、名次、等次和资金 / Say what a change does to scores, ranks, grades and money."""
    from toolkit.commands.impact import run

    return run(data=data_directory(data), base=base, head=head, format=format, lang=lang)


@task(
    aliases=["权限"],
    positional=[],
    help={
        "base": "要合并到的版本，通常是主分支 / the revision to merge into, usually the main branch",
        "head": "改动的版本 / the revision with the change",
        "actor": "谁做的改动：账号的数字编号 / who makes it: the number of the account",
        "approved-by": "谁批准了：编号，用逗号隔开 / who has approved: numbers, with commas",
        "format": FORMAT_HELP,
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def owners(
    _: Context,
    base: str = "",
    head: str = "",
    actor: str = "",
    approved_by: str = "",
    format: str = "text",
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """判断一次改动能不能由这个人来做 / Say whether a change may be made by this person."""
    from toolkit.commands.owners import run

    return run(
        data=data_directory(data),
        base=base,
        head=head,
        actor=actor,
        approved_by=approved_by,
        format=format,
        lang=lang,
    )


@task(
    aliases=["网址"],
    positional=[],
    help={
        "scheme": "只看这个考核办法 / this scheme only",
        "year": "只看这个年度 / this year only",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def links(_: Context, scheme: str = "", year: str = "", data: str = DATA, lang: str = "zh") -> int:
    """看申报里的网址还能不能打开，仅供参考 / Ask whether the links of claims still answer; advice only."""
    from toolkit.commands.links import run

    return run(data=data_directory(data), scheme=scheme, year=year, lang=lang)


@task(
    aliases=["取来"],
    positional=[],
    help={
        "ref": "合并请求的引用，例如 refs/pull/12/head / the ref of a request, such as refs/pull/12/head",
        "head": "要看的版本，和取来的不同就不看 / the commit it must lead to, or nothing is looked at",
        "to": "记下提出人和批准人的文件，默认 build/proposal.json"
        " / the file for who proposes and approves, by default build/proposal.json",
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def fetch(
    _: Context, ref: str = "", head: str = "", to: str = "", data: str = DATA, lang: str = "zh"
) -> int:
    """流水线用：把改动当数据取来，不检出 / For pipelines: fetch a change as data, without a checkout."""
    from toolkit.commands.fetch import run

    return run(data=data_directory(data), ref=ref, head=head, to=to, lang=lang)


@task(
    aliases=["审阅"],
    positional=[],
    help={
        "base": "要合并到的版本，默认是检出的版本 / the revision to merge into, by default the one checked out",
        "proposal": "fetch 记下的文件 / the file that fetch has written",
        "report": "把报告写进这个文件 / write the report to this file",
        "format": FORMAT_HELP,
        "data": DATA_HELP,
        "lang": LANG_HELP,
    },
)
def review(
    _: Context,
    base: str = "HEAD",
    proposal: str = "",
    report: str = "",
    format: str = "text",
    data: str = DATA,
    lang: str = "zh",
) -> int:
    """流水线用：权限、检查、影响合成一份报告 / For pipelines: owners, check and impact as one report."""
    from toolkit.commands.review import run

    return run(
        data=data_directory(data),
        base=base,
        proposal=proposal,
        report=report,
        format=format,
        lang=lang,
    )


@task(
    aliases=["评论"],
    positional=[],
    help={
        "run": "写出报告的那次运行 / the run that has left the report",
        "lang": LANG_HELP,
        "data": "各任务通用，这里不读 / as every task has it; not read here",
    },
)
def comment(_: Context, run: str = "", lang: str = "zh", data: str = DATA) -> int:
    """流水线用：把报告写进唯一的一条评论 / For pipelines: keep the report in the one comment."""
    from toolkit.commands.comment import run as write

    return write(number=run, lang=lang)


@task(
    aliases=["锁定"],
    help={
        "lang": LANG_HELP,
        "data": "各任务通用，这里不读 / as every task has it; not read here",
    },
)
def pins(_: Context, lang: str = "zh", data: str = DATA) -> int:
    """联网查出 actions 的提交并固定 / Pin the actions of workflows to commits, asked online."""
    from toolkit.commands.pins import run

    return run(lang=lang)


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
    """运行全部测试，或按参数运行 / Run all the tests, or as told."""
    from toolkit.commands.quality import test as run

    return run(args)


@task(
    aliases=["图片"],
    help={"data": "各任务通用，这里不读 / as every task has it; not read here"},
)
def pictures(_: Context, data: str = DATA) -> int:
    """把建好的网站每种页面拍下来，放进 build/pictures / Take pictures of every kind of page of site/."""
    from toolkit.commands.quality import pictures as run

    return run()


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
