"""Every kind of page as it looks: both languages, three widths, two themes, and printed.

    python3 tasks.py pictures

takes them of ``site/`` into ``build/pictures/``, with a page that shows them side by side.
"""

import functools
import html
import http.server
import shutil
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.chromium import chromium
from tests.site.kinds import KINDS
from toolkit.commands.environment import ROOT

WIDTHS = (390, 768, 1440)
THEMES = ("light", "dark")
TREES = {"zh": "", "en": "en/"}
HEIGHT = 900
#: Ends when a new width has been laid out and painted.
PAINTED = "new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150))"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main(site: Path, target: Path) -> None:
    """Take the pictures of a built site."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False)
        # The theme keeps what a visitor saw first: each theme is a visitor of its own.
        pages = {
            theme: browser.new_page(locale="zh-CN", color_scheme=theme)  # type: ignore[arg-type]
            for theme in THEMES
        }
        for path in KINDS:
            for language, tree in TREES.items():
                for page in pages.values():
                    page.goto(f"http://127.0.0.1:{server.server_address[1]}/{tree}{path}")
                name = f"{path.strip('/').replace('/', '.') or 'home'}.{language}"
                taken = list(pictures(pages, target, name))
                rows.append(row(name, taken))
                print(name, flush=True)
        browser.close()
    server.shutdown()
    sheet = f"<!doctype html><meta charset=utf-8><title>Pictures</title>{''.join(rows)}"
    (target / "index.html").write_text(sheet, encoding="utf-8")


def pictures(pages: Mapping[str, Page], target: Path, name: str) -> list[str]:
    """Take the pictures of the page that is open in each theme; return their files."""
    taken = []
    for theme, page in pages.items():
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            taken.append(f"{name}.{width}.{theme}.png")
            page.evaluate(PAINTED)
            page.screenshot(path=target / taken[-1], full_page=True, animations="disabled")
    pages["light"].pdf(path=target / f"{name}.pdf", prefer_css_page_size=True)
    return taken


def row(name: str, taken: list[str]) -> str:
    """Return what shows the pictures of one page in a row."""
    shown = "".join(
        f'<a href="{html.escape(file)}"><img loading=lazy height=420 src="{html.escape(file)}"></a> '
        for file in taken
    )
    return f'<h2>{html.escape(name)} <a href="{html.escape(name)}.pdf">PDF</a></h2><p>{shown}</p>'


if __name__ == "__main__":
    main(Path(sys.argv[1]), ROOT / "build/pictures")
