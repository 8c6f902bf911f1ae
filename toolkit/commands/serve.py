"""``serve``: build the site and show it on this machine."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from toolkit.commands import site
from toolkit.commands.program import wrong_use


def run(data: Path, port: int) -> int:
    """Build, then serve ``site/`` on the loopback address until interrupted."""
    code = site.run(data)
    if code != 0:
        return code
    handler = partial(SimpleHTTPRequestHandler, directory=str(site.SITE))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        return wrong_use(f"端口 {port} 不能用：{error}", f"port {port} cannot be used: {error}")
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"预览：{address}，按 Ctrl-C 结束 / Preview: {address}, end with Ctrl-C", file=sys.stderr)
    with server:
        server.serve_forever()
    return 0
