"""The page of downloads."""

from collections.abc import Sequence

from toolkit.language import both
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound

DATA_LEAD = both(
    "全部结果都可下载。数是字符串，没有的是 null，绝不写成 0。CSV 可直接用表格软件打开。",
    "All results can be downloaded. Numbers are strings; what does not exist is null, never 0. The CSV opens in spreadsheet programs.",
)


def data_page(
    renderer: Renderer, rounds: Sequence[ScoredRound], schemes: Sequence[tuple[str, str, str]]
) -> Page:
    """Return the page of downloads; ``schemes`` are (name, scheme, edition)."""
    language = renderer.language
    title = renderer.word("data")
    return renderer.page(
        "data/",
        title,
        DATA_LEAD.said(language),
        [],
        "data.html",
        lead=DATA_LEAD.said(language),
        is_demo=any(scored.is_demo for scored in rounds),
        rounds=[
            {
                "name": scored.round.title.said(language),
                "csv": addresses.results_data(scored, "csv"),
                "json": addresses.results_data(scored, "json"),
            }
            for scored in rounds
        ],
        schemes=[
            (name, addresses.scheme_data(scheme, edition)) for name, scheme, edition in schemes
        ],
    )
