"""What was measured, as a plain table, and the goals that it meets or misses."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.language import Text, both

STAGES: dict[str, Text] = {
    "imports": both("导入", "imports"),
    "read": both("读取", "read"),
    "check": both("检查", "check"),
    "score": both("计分", "score"),
    "publish": both("数据", "publish"),
    "pages": both("页面", "pages"),
}
UNITS = both("{n} 个单位{what}", "{n} units, {what}")
FOUR = 4_000
LARGE, MEDIUM = 10_000, 1_000


@dataclass(frozen=True)
class Measured:
    """One size: seconds and peak memory (MB) by stage; the readers; other engines, where they ran.

    ``plain`` are the seconds of MkDocs with the same pages as Markdown, ``hugo`` those of Hugo.

    ``changed`` are the seconds of ``check FILE`` for one claim, ``claim_impact`` and
    ``scheme_impact`` those of ``impact``, each from the start of its process.
    """

    units: int
    pages: int
    seconds: dict[str, float]
    memory: dict[str, int]
    readers: dict[str, float]
    plain: float | None = None
    hugo: float | None = None
    changed: float | None = None
    claim_impact: float | None = None
    scheme_impact: float | None = None

    @property
    def whole(self) -> float:
        """Seconds of everything."""
        return sum(self.seconds.values())

    @property
    def of_pages(self) -> float:
        """Seconds of making the pages, which is all that another engine does."""
        return self.seconds["pages"]

    @property
    def memory_of_pages(self) -> int | None:
        """The memory (MB) that pages and data take above the scoring."""
        if "pages" not in self.memory:
            return None
        return max(self.memory.values()) - self.memory["score"]

    @property
    def by_unit(self) -> float:
        """Seconds for each unit, imports left out."""
        return (self.whole - self.seconds["imports"]) / self.units

    @property
    def check_ratio(self) -> float:
        """``check`` from its start, over reading with CSafeLoader and the same imports."""
        return self._check / (self.readers["CSafeLoader"] + self.seconds["imports"])

    @property
    def changed_ratio(self) -> float | None:
        """``check`` of one file over ``check`` of everything; the latter without its printing."""
        return None if self.changed is None else self.changed / self._check

    def impact_ratio(self, seconds: float | None) -> float | None:
        """``impact`` over ``check`` and ``score`` of everything; the latter without printing."""
        return None if seconds is None else seconds / (self._check + self.seconds["score"])

    @property
    def _check(self) -> float:
        return sum(self.seconds[name] for name in ("imports", "read", "check"))


@dataclass(frozen=True)
class Goal:
    """A goal, what was measured, and the most it may be; ``measured`` None where it was not."""

    what: Text
    measured: float | None
    most: float

    @property
    def line(self) -> str:
        """The goal in one line."""
        if self.measured is None:
            verdict, value = both("未测", "not measured"), "–"
        else:
            is_met = self.measured <= self.most
            verdict = both("达到", "met") if is_met else both("未达到", "not met")
            value = f"{self.measured:.2f}"
        return f"  {value:>8} ≤ {self.most:<6.3g} {verdict.zh} / {verdict.en}: {self.what.zh} / {self.what.en}"


def table(measured: Measured) -> str:
    """Return one size as a table."""
    rows = [f"{measured.units} 个单位 / units, {measured.pages} 页 / pages"]
    rows.append(f"  {'秒 s':>8} {'%':>4} {'/s':>8} {'MB':>6}")
    for name, label in STAGES.items():
        if name in measured.seconds:
            seconds = measured.seconds[name]
            share, speed = 100 * seconds / measured.whole, measured.units / seconds
            rows.append(
                f"  {seconds:9.2f} {share:4.0f} {speed:8.0f} {measured.memory[name]:6}"
                f"  {label.zh} / {label.en}"
            )
    peak = max(measured.memory.values())
    rows.append(
        f"  {measured.whole:9.2f}  100 {measured.units / measured.whole:8.0f} {peak:6}  合计 / total"
    )
    if measured.changed is not None:
        rows.append(f"  {measured.changed:9.2f}  检查一个文件 / check of one file")
    for impact, label in (
        (measured.claim_impact, both("一份申报的影响", "impact of one claim")),
        (measured.scheme_impact, both("办法改动的影响", "impact of a scheme")),
    ):
        if impact is not None:
            rows.append(f"  {impact:9.2f}  {label.zh} / {label.en}")
    for took, name in ((measured.plain, "plain mkdocs build"), (measured.hugo, "hugo")):
        if took is not None:
            rows.append(f"  {took:9.2f}  {name}")
    readers = measured.readers
    rows.append(
        f"  {readers['strict reader']:9.2f}  strict reader; CSafeLoader {readers['CSafeLoader']:.2f}"
    )
    return "\n".join(rows)


def _of_site(size: Measured | None, name: str) -> Iterator[Goal]:
    """Yield the goals of a site of that many units."""
    values: dict[str, float | None] = dict.fromkeys(("plain", "pages", "hugo", "memory"))
    if size is not None and "pages" in size.seconds:
        values["memory"] = size.memory_of_pages
        if size.plain is not None:
            values |= {"plain": size.whole / size.plain, "pages": size.of_pages / size.plain}
        if size.hugo is not None:
            values["hugo"] = size.of_pages / size.hugo
    for key, what, most in (
        ("plain", both("建站全程，比原样 mkdocs", "everything over plain mkdocs"), 1 / 3),
        ("pages", both("出页面，比原样 mkdocs", "pages over plain mkdocs"), 0.2),
        ("hugo", both("出页面，比 Hugo", "pages over Hugo"), 2.0),
        ("memory", both("比计分多用的内存 MB", "memory above the scoring, MB"), 300),
    ):
        yield Goal(UNITS.filled(n=name, what=what), values[key], most)


def goals(all_measured: list[Measured]) -> Iterator[Goal]:
    """Yield the goals with what was measured for them."""
    by_size = {each.units: each for each in all_measured}
    medium, large = by_size.get(MEDIUM), by_size.get(LARGE)
    most = max(all_measured, key=lambda each: each.units)
    yield Goal(
        both("读取并记位置，比 CSafeLoader", "reading with positions over CSafeLoader"),
        most.readers["ratio"],
        0.7,
    )
    for size, name in ((medium, "1,000"), (by_size.get(FOUR), "4,000")):
        yield from _of_site(size, name)
    is_both = (
        medium is not None and large is not None and medium.seconds.keys() == large.seconds.keys()
    )
    yield Goal(
        both("每个单位的耗时，一万比一千", "cost of a unit, 10,000 over 1,000"),
        large.by_unit / medium.by_unit if is_both and medium and large else None,
        1.15,
    )
    yield Goal(
        both("一万个单位的内存峰值 GB", "peak memory of 10,000 units, GB"),
        max(large.memory.values()) / 1024 if large else None,
        1.0,
    )
    yield Goal(
        both(
            "检查一万个单位，比 CSafeLoader 读取加导入",
            "check of 10,000 over CSafeLoader and imports",
        ),
        large.check_ratio if large else None,
        1.3,
    )
    yield Goal(
        both("一万个单位中检查一个文件，比检查全部", "check of one file of 10,000 over everything"),
        large.changed_ratio if large else None,
        0.2,
    )
    yield Goal(
        both(
            "一万个单位中一份申报的影响，比检查加计分",
            "impact of one claim of 10,000 over check and score",
        ),
        large.impact_ratio(large.claim_impact) if large else None,
        0.33,
    )
    yield Goal(
        both(
            "一万个单位时办法改动的影响，比检查加计分",
            "impact of a scheme of 10,000 units over check and score",
        ),
        large.impact_ratio(large.scheme_impact) if large else None,
        2.0,
    )
