"""Whether a link still answers: asked politely, never of a machine that is not public."""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from time import sleep
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from toolkit.language import Text, both

#: answers; answers elsewhere for good; says there is nothing; lets no program in, or cannot;
#: no answer; not asked.
State = Literal["there", "moved", "gone", "closed", "silent", "not-asked"]

ANSWERS = both("能打开", "answers")
MOVED = both("已永久移到 {to}", "moved for good to {to}")
GONE = both("找不到（{status}）", "not found ({status})")
CLOSED = both(
    "服务器没有给出内容（{status}），请用浏览器打开看",
    "the server gave nothing ({status}); open it in a browser",
)
SILENT = both("没有回答（{why}）", "no answer ({why})")
NO_SUCH_HOST = both("没有这个域名", "no such host")
TOO_SLOW = both("超过 {seconds} 秒", "longer than {seconds} seconds")
NO_TRUST = both("证书不对", "its certificate is wrong")
NO_CONNECTION = both("连不上", "cannot be reached")
NO_HTTP = both("回答的不是网页", "what answers is no web server")
TOO_MANY_TURNS = both("转了 {count} 次还没有到", "still elsewhere after {count} redirections")
NOT_PUBLIC = both("不是公网地址，不访问", "no public address, not asked")
NOT_WEB = both("不是可以访问的网址，不访问", "no web address that is asked")

#: Seconds for each step of an answer, and for all of it.
STEP, WHOLE = 10, 30
#: Seconds between two questions to one host; so many hosts are asked at once.
PAUSE, AT_ONCE = 1.0, 4
MOST_TURNS = 5
#: Where a server refuses to say what is there without sending it: so much is taken.
FEW_BYTES = 1024
_FOR_GOOD, _TURNED = (301, 308), (301, 302, 303, 307, 308)
_NOTHING_THERE = (404, 410)
_HEADERS = {"User-Agent": "kaohe-link-check", "Accept": "*/*", "Connection": "close"}
_KEPT = "/%:@!$&'()*+,;=~-._?[]"
#: IPv6 addresses that stand for an IPv4 one, which may be of any machine.
_STANDS_FOR = ipaddress.ip_network("64:ff9b::/32")


@dataclass(frozen=True)
class Answer:
    """What asking for a link came to, and the words for it."""

    state: State
    said: Text


class NotPublic(Exception):
    """A host that is, or leads to, a machine that is not public."""


Addresses = Callable[[str, int], Sequence[str]]


def public_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host; NotPublic where one of them is not of the public network."""
    found = {str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not all(map(_is_public, found)):
        raise NotPublic
    return sorted(found, key=lambda address: (":" in address, address))


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and (ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip in _STANDS_FOR):
        return False
    return ip.is_global and not ip.is_multicast


def answers(
    links: Iterable[str], addresses: Addresses = public_addresses, pause: float = PAUSE
) -> Mapping[str, Answer]:
    """Return what each link answers; the links of one host one after the other."""
    hosts: dict[str | None, list[str]] = {}
    for link in dict.fromkeys(links):
        hosts.setdefault(urlsplit(link).hostname, []).append(link)

    def ask_host(of_host: Sequence[str]) -> list[tuple[str, Answer]]:
        found = []
        for position, link in enumerate(of_host):
            sleep(pause if position else 0)
            found.append((link, answer_of(link, addresses)))
        return found

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(each for found in pool.map(ask_host, hosts.values()) for each in found)


def answer_of(link: str, addresses: Addresses = public_addresses) -> Answer:
    """Return what a link answers, wherever it leads; each turn is held to the same rules."""
    at, is_moved = link, False
    for _ in range(MOST_TURNS + 1):
        found = _asked(at, addresses)
        if isinstance(found, Answer):
            return found
        status, to = found
        if to is None:
            return _meant(status, at if is_moved else "")
        is_moved = (is_moved or at == link) and status in _FOR_GOOD
        at = to
    return Answer("silent", SILENT.filled(why=TOO_MANY_TURNS.filled(count=MOST_TURNS)))


def _meant(status: int, moved_to: str) -> Answer:
    if status in _NOTHING_THERE:
        return Answer("gone", GONE.filled(status=status))
    if not 200 <= status < 300:
        return Answer("closed", CLOSED.filled(status=status))
    return Answer("moved", MOVED.filled(to=moved_to)) if moved_to else Answer("there", ANSWERS)


def _asked(link: str, addresses: Addresses) -> tuple[int, str | None] | Answer:
    """Return the status of one address and where it sends us, or why there is none."""
    try:
        return _status(link, addresses)
    except NotPublic:
        return Answer("not-asked", NOT_PUBLIC)
    except socket.gaierror:
        why: Text = NO_SUCH_HOST
    except TimeoutError:
        why = TOO_SLOW.filled(seconds=STEP)
    except ssl.SSLError:
        why = NO_TRUST
    except OSError:
        why = NO_CONNECTION
    except HTTPException:
        why = NO_HTTP
    except ValueError:  # a port, a host or a text that can be none
        return Answer("not-asked", NOT_WEB)
    return Answer("silent", SILENT.filled(why=why))


def _status(link: str, addresses: Addresses) -> tuple[int, str | None]:
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(link)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port < 1024 and port not in (80, 443):
        raise ValueError(link)
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    address = addresses(host, port)[0]
    target = quote(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", safe=_KEPT)
    of_scheme = _Secure if parts.scheme == "https" else _Plain
    status, to = 0, None
    for method, more in (("HEAD", {}), ("GET", {"Range": f"bytes=0-{FEW_BYTES - 1}"})):
        connection = of_scheme(host, port, timeout=STEP)
        connection.address = address
        with _ended(connection):
            connection.request(method, target, headers={**_HEADERS, **more})
            response = connection.getresponse()
            response.read(FEW_BYTES)
        status, to = response.status, response.getheader("Location")
        if status < 400:
            break
    return status, urljoin(link, to) if to and status in _TURNED else None


class _Plain(HTTPConnection):
    """A connection to an address that was looked at, whatever its name leads to by now."""

    address = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(HTTPSConnection):
    """The same, with the certificate held to the name."""

    address = ""

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        try:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


@contextmanager
def _ended(connection: HTTPConnection) -> Iterator[None]:
    """Close a connection at last, whoever keeps sending a byte now and then."""

    def cut() -> None:
        with suppress(OSError, AttributeError):  # closed by now, or not open yet
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(WHOLE, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()
