"""Fills in cells of a workbook inside LibreOffice, for a test; run by the Python that has ``uno``.

Reads one JSON object from standard input: the pipe LibreOffice listens on, the workbook's address
and that of the result, and by sheet and cell what is typed, a number or text.
"""

import json
import os
import sys
import time

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]


def connected(pipe: str) -> object:
    """Return LibreOffice's desktop as soon as it listens."""
    local = uno.getComponentContext()
    create = local.ServiceManager.createInstanceWithContext
    resolver = create("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
        else:
            return remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )
    raise SystemExit("LibreOffice does not listen")


def stated(**values: object) -> tuple[object, ...]:
    """Return properties as UNO wants them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


order = json.load(sys.stdin)
desktop = connected(order["pipe"])
book = desktop.loadComponentFromURL(order["source"], "_blank", 0, stated(Hidden=True))
for sheet, cells in order["cells"].items():
    for name, typed in cells.items():
        cell = book.Sheets.getByName(sheet).getCellRangeByName(name)
        if isinstance(typed, str):
            cell.setString(typed)
        else:
            cell.setValue(typed)
book.calculateAll()
book.storeToURL(order["target"], stated(FilterName="Calc MS Excel 2007 XML"))
book.close(True)
sys.stdout.flush()
os._exit(0)  # tearing the bridge down may crash; whoever started LibreOffice ends it
