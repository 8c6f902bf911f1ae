"""A screenshot as a PNG of at most 64 colours: a third of its bytes, and looks the same."""

import base64
import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

MOST_COLOURS = 64
_PIXELS = """async (png) => {
  const answer = await fetch(`data:image/png;base64,${png}`);
  const image = await createImageBitmap(await answer.blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const reader = new FileReader();
  reader.readAsDataURL(new Blob([data]));
  await new Promise((done) => { reader.onload = done; });
  return [image.width, image.height, reader.result.split(",")[1]];
}"""


def small_png(png: bytes, page: Page) -> bytes:
    """Return a PNG with its commonest colours only, the others as the nearest of them.

    The browser behind the page decodes the picture; the page is not changed.
    """
    width, height, read = page.evaluate(_PIXELS, base64.b64encode(png).decode("ascii"))
    rgba = np.frombuffer(base64.b64decode(read), dtype=np.uint8).reshape(-1, 4)
    packed = (rgba[:, :3].astype(np.int64) * (1 << 16, 1 << 8, 1)).sum(axis=1)
    colours, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    kept = np.sort(np.argsort(-counts, kind="stable")[:MOST_COLOURS])
    table = np.array([colours >> 16, colours >> 8 & 255, colours & 255]).T
    distances = ((table[:, None, :] - table[kept][None, :, :]) ** 2).sum(axis=2)
    indices = distances.argmin(axis=1).astype(np.uint8)[places].reshape(height, width)
    return _written(indices, table[kept].astype(np.uint8))


def _written(indices: NDArray[np.uint8], palette: NDArray[np.uint8]) -> bytes:
    height, width = indices.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    unfiltered = np.hstack([np.zeros((height, 1), dtype=np.uint8), indices]).tobytes()
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(unfiltered, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
