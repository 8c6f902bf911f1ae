"""Links are asked of a server of our own; of machines that are not public never."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.codes.tree import TINY
from toolkit.commands import links as command
from toolkit.review import links
from toolkit.review.links import Answer, NotPublic, answer_of, answers, public_addresses

TURNS = {
    "/moved": (301, "/there"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/moved"),
    "/round": (302, "/round"),
    "/inside": (302, "http://inside.test/secret"),
    "/file": (302, "file:///etc/passwd"),
    "/mail": (302, "http://kaohe.test:25/"),
    "/bad": (302, "http://[kaohe.test/"),
}
PAGES = {"/there": 200, "/名册?年=2020": 200, "/gone": 410, "/closed": 403, "/broken": 500}
#: Answers to GET alone, as some servers do.
UNWILLING = {"/get-only": 200, "/get-missing": 404}


class Site(BaseHTTPRequestHandler):
    """A site with a page of every sort."""

    def do_HEAD(self) -> None:
        self._answer(405)

    def do_GET(self) -> None:
        assert self.headers["Range"] == "bytes=0-1023"
        self._answer(404)

    def _answer(self, otherwise: int) -> None:
        assert self.headers["Host"].startswith("kaohe.test")
        assert "Cookie" not in self.headers
        if self.path == "/junk":
            self.wfile.write(b"220 mail ready\r\n")
            return
        status, to = TURNS.get(self.path, (0, ""))
        status = status or _pages().get(self.path, 0)
        if not status:
            status = UNWILLING.get(self.path, 404) if otherwise == 404 else otherwise
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.end_headers()
        if self.command == "GET":
            with contextlib.suppress(OSError):  # whoever asked has gone
                self.wfile.write(b"x" * 100_000)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _pages() -> dict[str, int]:
    return {links.quote(path, safe=links._KEPT): status for path, status in PAGES.items()}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def here(host: str, _: int) -> list[str]:
    """The addresses of hosts in these tests: ours leads here, every other one inside."""
    if host != "kaohe.test":
        raise NotPublic
    return ["127.0.0.1"]


@pytest.mark.parametrize(
    ("path", "state", "en"),
    [
        ("/there", "there", "answers"),
        ("/there#part", "there", "answers"),
        ("/名册?年=2020", "there", "answers"),
        ("/%E5%90%8D%E5%86%8C?%E5%B9%B4=2020", "there", "answers"),
        ("/get-only", "there", "answers"),
        ("/for-now", "there", "answers"),
        ("/moved", "moved", "moved for good to http://kaohe.test:{port}/there"),
        ("/moved-twice", "moved", "moved for good to http://kaohe.test:{port}/there"),
        ("/gone", "gone", "not found (410)"),
        ("/missing", "gone", "not found (404)"),
        ("/closed", "closed", "the server gave nothing (403); open it in a browser"),
        ("/broken", "closed", "the server gave nothing (500); open it in a browser"),
        ("/round", "silent", "no answer (still elsewhere after 5 redirections)"),
        ("/junk", "silent", "no answer (what answers is no web server)"),
        ("/inside", "not-asked", "no public address, not asked"),
        ("/file", "not-asked", "no web address that is asked"),
        ("/mail", "not-asked", "no web address that is asked"),
        ("/bad", "not-asked", "no web address that is asked"),
    ],
)
def test_what_a_link_answers(port: int, path: str, state: str, en: str) -> None:
    found = answer_of(f"http://kaohe.test:{port}{path}", here)
    assert (found.state, found.said.en) == (state, en.format(port=port))


def test_an_answer_without_trust_or_without_a_listener_is_none(port: int) -> None:
    found = answer_of(f"https://kaohe.test:{port}/there", here)
    assert (found.state, found.said.zh) == ("silent", "没有回答（证书不对）")
    assert answer_of("http://kaohe.test:1/", here).state == "not-asked"
    free = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    free.server_close()
    found = answer_of(f"http://kaohe.test:{free.server_port}/", here)
    assert (found.state, found.said.zh) == ("silent", "没有回答（连不上）")


def test_a_server_that_keeps_sending_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "WHOLE", 0.2)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    found = answer_of(f"http://kaohe.test:{server.server_port}/", here)
    server.shutdown()
    server.server_close()
    assert found.state == "silent"


class Slow(BaseHTTPRequestHandler):
    """A server that never comes to an end of its first line."""

    def handle(self) -> None:
        gone = threading.Event()
        try:
            while not gone.wait(0.02):
                self.wfile.write(b"H")
        except OSError:
            gone.set()


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "10.1.2.3", "172.16.0.1"),
        *("192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1%1", "fc00::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "ff02::1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1"),
    ],
)
def test_machines_that_are_not_public_are_never_asked(host: str) -> None:
    with pytest.raises(NotPublic):
        public_addresses(host, 80)
    written = f"[{host}]" if ":" in host else host
    assert answer_of(f"http://{written}/").state == "not-asked"


def test_public_addresses_are_those_of_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    assert public_addresses("8.8.8.8", 80) == ["8.8.8.8"]
    assert public_addresses("2606:4700::1", 443) == ["2606:4700::1"]
    mixed = [(0, 0, 0, "", (address, 80)) for address in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(links.socket, "getaddrinfo", lambda *_, **__: mixed)
    with pytest.raises(NotPublic):
        public_addresses("rebound.test", 80)


def test_a_link_is_asked_once_and_hosts_apart(port: int) -> None:
    one, two = f"http://kaohe.test:{port}/there", "http://inside.test/"
    found = answers([one, two, one, f"{one}#2"], here, pause=0)
    assert [each.state for each in map(found.get, (one, two, f"{one}#2")) if each] == [
        "there",
        "not-asked",
        "there",
    ]
    assert len(found) == 3


# The command


def test_the_command_lists_what_is_to_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def answered(links_: Iterator[str]) -> dict[str, Answer]:
        asked.extend(links_)
        return {
            link: Answer("gone", links.GONE.filled(status=404))
            if "roll" in link
            else Answer("there", links.ANSWERS)
            for link in asked
        }

    monkeypatch.setattr(command, "answers", answered)
    assert command.run(TINY, "tiny-society", "2020", "en") == 0
    assert set(asked) >= {"https://example.org/beta/roll", "https://example.org/alpha/books"}
    claim = f"{TINY.as_posix()}/units/tiny-beta/2020/tiny-society.yml"
    line = next(
        number
        for number, each in enumerate(Path(claim).read_text("utf-8").splitlines(), 1)
        if "beta/roll" in each
    )
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{claim}:{line}:")
    assert out[1:3] == ["  https://example.org/beta/roll", "  not found (404)"]
    assert out[3].startswith(f"{len(asked)} links: {len(asked) - 1} answer, 1 to be looked at.")
    monkeypatch.setattr(command, "MOST_LINKS", 1)
    asked.clear()
    assert command.run(TINY, "", "", "zh") == 0
    assert len(asked) == 1
    assert "网址太多，还有" in capsys.readouterr().out
