"""A platform's interface, asked over HTTP: bounded in time and size, the token for its host alone."""

import json
import os
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pydantic import TypeAdapter, ValidationError

from toolkit.language import Text, both

#: Seconds for a step of an answer; bytes of one; pages of a list.
PATIENCE = 30
LARGEST_ANSWER = 8_000_000
MOST_PAGES = 30
_A_PAGE = 100
T = TypeVar("T")

NO_PLATFORM = both(
    "没有 {name}：这个任务由平台的流水线运行",
    "there is no {name}: this task is run by a platform's pipeline",
)
REFUSED = both("平台回答 {status}：{what}", "the platform answers {status}: {what}")
NO_ANSWER = both("平台没有回答：{what}（{why}）", "the platform does not answer: {what} ({why})")
NOT_SO = both("平台的回答不合格式：{what}", "the platform's answer is not as agreed: {what}")
TOO_LARGE = both("平台的回答太大：{what}", "the platform's answer is too large: {what}")


class PlatformFailed(Exception):
    """The platform cannot be asked, or what it says cannot be used; ``why`` is for people."""

    def __init__(self, why: Text) -> None:
        super().__init__(f"{why.zh} / {why.en}")
        self.why = why


class NotThere(PlatformFailed):
    """The platform says that there is no such thing."""


class TooMuch(PlatformFailed):
    """There is more than anybody reads."""


def setting(name: str) -> str:
    """Return what a pipeline has set under a name; PlatformFailed where it is not set."""
    value = os.environ.get(name, "")
    if not value:
        raise PlatformFailed(NO_PLATFORM.filled(name=name))
    return value


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing by itself: the token would go along to wherever it leads."""


_OPENER = build_opener(_StayHere)


class Web:
    """An interface under one address. ``headers`` go to that address only."""

    def __init__(self, address: str, headers: Mapping[str, str]) -> None:
        self._address, self._headers = address.rstrip("/"), headers

    def ask(self, path: str, shape: type[T], **query: str) -> T:
        """Return what stands at a path, in its shape; what the shape does not name is left out."""
        return self._shaped(self._read("GET", _with(path, query))[0], shape, path)

    def every(self, path: str, shape: type[T], **query: str) -> list[T]:
        """Return all entries of a list, page by page."""
        entries: list[T] = []
        for page in range(1, MOST_PAGES + 1):
            size = {"per_page": str(_A_PAGE), "limit": str(_A_PAGE), "page": str(page)}
            body, links = self._read("GET", _with(path, {**query, **size}))
            entries += self._shaped(body, list[shape], path)  # type: ignore[valid-type]
            if 'rel="next"' not in links:
                return entries
        raise TooMuch(TOO_LARGE.filled(what=path))

    def send(self, method: str, path: str, body: Mapping[str, str]) -> None:
        """Send data to a path."""
        self._read(method, path, json.dumps(body).encode())

    def download(self, path: str, most: int) -> bytes:
        """Return the bytes at a path, also where they lie elsewhere: there without the token."""
        try:
            with self._open("GET", path) as answer:
                return _bounded(answer, most, path)
        except HTTPError as error:
            place = error.headers.get("Location", "")
            if error.code not in (301, 302, 303, 307, 308) or not self._is_as_safe(place):
                raise _refusal(error, path) from None
        try:
            with _OPENER.open(Request(place), timeout=PATIENCE) as answer:
                return _bounded(answer, most, path)
        except HTTPError as error:
            raise _refusal(error, path) from None
        except (URLError, OSError, HTTPException) as error:
            raise _silence(error, path) from None

    def _read(self, method: str, path: str, body: bytes | None = None) -> tuple[bytes, str]:
        try:
            with self._open(method, path, body) as answer:
                return _bounded(answer, LARGEST_ANSWER, path), answer.headers.get("Link", "")
        except HTTPError as error:
            raise _refusal(error, path) from None

    def _open(self, method: str, path: str, body: bytes | None = None) -> HTTPResponse:
        headers = {"User-Agent": "kaohe", "Accept": "application/json", **self._headers}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = Request(self._address + path, data=body, headers=headers, method=method)
        try:
            answer: HTTPResponse = _OPENER.open(request, timeout=PATIENCE)
        except HTTPError:
            raise
        except (URLError, OSError, HTTPException, ValueError) as error:
            raise _silence(error, path) from None
        return answer

    def _is_as_safe(self, place: str) -> bool:
        scheme = urlsplit(place).scheme
        return scheme == "https" or scheme == urlsplit(self._address).scheme == "http"

    def _shaped(self, body: bytes, shape: type[T], path: str) -> T:
        try:
            return TypeAdapter(shape).validate_json(body)
        except ValidationError:
            raise PlatformFailed(NOT_SO.filled(what=path)) from None


def _with(path: str, query: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _bounded(answer: HTTPResponse, most: int, path: str) -> bytes:
    try:
        body = answer.read(most + 1)
    except (OSError, HTTPException) as error:
        raise _silence(error, path) from None
    if len(body) > most:
        raise TooMuch(TOO_LARGE.filled(what=path))
    return body


def _refusal(error: HTTPError, path: str) -> PlatformFailed:
    kind = NotThere if error.code in (404, 410) else PlatformFailed
    return kind(REFUSED.filled(status=error.code, what=path))


def _silence(error: Exception, path: str) -> PlatformFailed:
    return PlatformFailed(NO_ANSWER.filled(what=path, why=type(error).__name__))
