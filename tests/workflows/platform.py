"""A platform on this machine: answers what it is told to, and remembers what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "office/assessment"


@dataclass
class Platform:
    """Answers by path; what is sent is kept. ``pages`` cuts a list into pages of that length."""

    address: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    sent: list[tuple[str, str, Any]] = field(default_factory=list)
    page: int = 100

    def clear(self) -> None:
        self.answers, self.asked, self.sent, self.page = {}, [], [], 100

    def at(self, path: str, answer: Any) -> None:
        """Answer under the repository: data, bytes, or an address that is elsewhere."""
        self.answers[f"/repos/{REPOSITORY}{path}"] = answer


class _Elsewhere(str):
    """An address to which the platform turns who asks."""


elsewhere = _Elsewhere


@contextmanager
def running() -> Iterator[Platform]:
    platform = Platform()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            where = urlsplit(self.path)
            platform.asked.append(("GET", self.path, dict(self.headers)))
            answer = platform.answers.get(where.path)
            if isinstance(answer, _Elsewhere):
                self.say(302, b"", {"Location": str(answer)})
            elif isinstance(answer, list):
                page = int(parse_qs(where.query).get("page", ["1"])[0])
                part = answer[(page - 1) * platform.page : page * platform.page]
                more = len(answer) > page * platform.page
                self.say(
                    200, json.dumps(part).encode(), {"Link": '<x>; rel="next"'} if more else {}
                )
            elif answer is None:
                self.say(404, b"{}")
            else:
                self.say(200, answer if isinstance(answer, bytes) else json.dumps(answer).encode())

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            platform.sent.append((self.command, self.path, json.loads(self.rfile.read(size))))
            self.say(201, b"{}")

        do_PATCH = do_POST

        def say(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    platform.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield platform
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
