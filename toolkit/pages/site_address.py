"""Where the site will stand: its address, and what search engines are told of its pages."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from toolkit.language import Text, both
from toolkit.pages.stamp import FRAME
from toolkit.reading.site_config import site_config

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?/([A-Za-z0-9._~-]+/)*", re.ASCII)
WRONG = both(
    "mkdocs.yml 的 site_url 不对：“{read}”。写网站的网址，以 / 结尾，例如 https://example.org/kaohe/；还没有就写空的引号。",
    "site_url in mkdocs.yml is wrong: “{read}”. Write the address of the site, ending in /, such as https://example.org/kaohe/; empty quotes while there is none.",
)
#: A sitemap may list 50,000 addresses.
MOST_LISTED = 25_000
_LANGUAGES = (("zh-CN", ""), ("en", "en/"))
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: What belongs to a page and is not worth finding without it: files as submitted, forms to print.
_PARTS = re.compile(r"units/[^/]+/[^/]+/[^/]+/[^/]+/")


class WrongAddress(Exception):
    """The address of the site cannot be one."""

    def __init__(self, read: object) -> None:
        self.said: Text = WRONG.filled(read=str(read)[:80])
        super().__init__(f"{self.said.zh} / {self.said.en}")


def site_address(config: Path) -> str:
    """Return ``site_url`` of the site's configuration, "" where there is none yet."""
    address = site_config(config).get("site_url") or ""
    if address != "" and (type(address) is not str or not _ADDRESS.fullmatch(address)):
        raise WrongAddress(address)
    return str(address)


def tell_search_engines(tree: Path, address: str) -> None:
    """Write robots.txt, and the sitemap with every page in both languages, into a finished tree.

    A sitemap needs the address of the site; without one there is none.
    """
    for made_by_engine in (*tree.glob("sitemap.xml*"), *tree.glob("en/sitemap.xml*")):
        made_by_engine.unlink()
    robots = ["User-agent: *", "Allow: /"]
    if address:
        paths = sorted(_paths(tree))
        parts = [paths[n : n + MOST_LISTED] for n in range(0, len(paths), MOST_LISTED)]
        names = ["sitemap.xml"]
        if len(parts) > 1:
            names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
            (tree / "sitemap.xml").write_text(_index(address, names), encoding="utf-8")
        for name, part in zip(names, parts, strict=True):
            (tree / name).write_text(_sitemap(address, part), encoding="utf-8")
        robots.append(f"Sitemap: {address}sitemap.xml")
    (tree / "robots.txt").write_text("\n".join(robots) + "\n", encoding="utf-8")


def _paths(tree: Path) -> Iterator[str]:
    """Yield the addresses, within a language's tree, of the pages that both languages have."""
    for file in tree.rglob("index.html"):
        path = file.relative_to(tree).as_posix().removesuffix("index.html")
        if path.startswith("en/") or FRAME in path or _PARTS.fullmatch(path):
            continue
        if (tree / "en" / path / "index.html").is_file():
            yield path


def _sitemap(address: str, paths: Sequence[str]) -> str:
    rows = []
    for path in paths:
        places = [(code, escape(f"{address}{tree}{path}")) for code, tree in _LANGUAGES]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>'
            for code, place in places
        )
        rows += [f"<url><loc>{place}</loc>{links}</url>" for _, place in places]
    body = "\n".join(rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{body}\n</urlset>\n'
    )


def _index(address: str, names: Sequence[str]) -> str:
    rows = "\n".join(f"<sitemap><loc>{address}{name}</loc></sitemap>" for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="{_NAMESPACE}">\n{rows}\n</sitemapindex>\n'
    )
