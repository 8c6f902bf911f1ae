"""Whatever is written in YAML is read back equal, and every value is found where it was written.

The writer below is this test's own: it draws values together with a way of writing each, and
notes line and column of every key and value as it writes.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.reading.reader import parse

Path = tuple[str | int, ...]


# What is drawn: values with a way of writing


@dataclass(frozen=True)
class Written:
    """A scalar: its value and the characters that stand for it."""

    value: Any
    words: str


@dataclass(frozen=True)
class Entries:
    """A mapping (``key`` is a Written) or a list (``key`` is None), in flow or block style."""

    is_mapping: bool
    entries: tuple[tuple[Written | None, Any], ...]
    is_flow: bool
    #: Block style: columns of indentation; whether it begins behind the dash it belongs to.
    step: int
    is_compact: bool
    #: Block style: what stands on a line of its own before each entry.
    gap: str

    @property
    def value(self) -> Any:
        if self.is_mapping:
            return {key.value: inner.value for key, inner in self.entries if key is not None}
        return tuple(inner.value for _, inner in self.entries)


def double_quoted(text: str) -> str:
    def escaped(char: str) -> str:
        if char in '\\"':
            return f"\\{char}"
        if char.isprintable():
            return char
        return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"

    return f'"{"".join(map(escaped, text))}"'


def single_quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


TEXTS = st.text(max_size=12).map(lambda text: Written(text, double_quoted(text))) | st.text(
    "ab yes12.:#-[]{}&*!'\"示例，：", max_size=12
).map(lambda text: Written(text, single_quoted(text)))
PLAIN = st.sampled_from(
    [
        "示例·甲",
        "2018-03-05",
        "hello",
        "a-b",
        "x.y",
        "12 kg",
        "a:b",
        "it's",
        "R&D",
        "http://x.org/a",
    ]
).map(lambda text: Written(text, text))
NUMBERS = st.integers(-(10**30), 10**30).map(lambda number: Written(number, str(number)))
DECIMALS = st.tuples(
    st.sampled_from(["", "-", "+"]), st.integers(0, 10**12), st.text("0123456789", min_size=1, max_size=8)
).map("{0[0]}{0[1]}.{0[2]}".format).map(lambda words: Written(Decimal(words), words))  # fmt: skip
WORDS = st.sampled_from(
    [Written(True, "true"), Written(False, "false"), Written(None, "null"), Written(None, "~")]
)
SCALARS = TEXTS | PLAIN | NUMBERS | DECIMALS | WORDS
KEYS = TEXTS | PLAIN


def collections(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    style = {
        "is_flow": st.booleans(),
        "step": st.integers(1, 4),
        "is_compact": st.booleans(),
        "gap": st.sampled_from(["", "\n", "# 说明: [&*\n"]),
    }
    mapping = st.lists(
        st.tuples(KEYS, inner), max_size=4, unique_by=lambda entry: entry[0].value
    ).map(tuple)
    listing = st.lists(st.tuples(st.none(), inner), max_size=4).map(tuple)
    return st.builds(Entries, st.just(True), mapping, **style) | st.builds(
        Entries, st.just(False), listing, **style
    )


TREES = st.recursive(SCALARS, collections, max_leaves=12)
DOCUMENTS = collections(TREES).filter(lambda tree: tree.is_mapping and tree.entries)


# How it is written


@dataclass
class Writer:
    """Writes a tree as YAML and notes where everything begins."""

    end: str
    text: str = ""
    line: int = 1
    column: int = 1
    values_at: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys_at: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def write(self, words: str) -> None:
        for char in words:
            self.text += self.end if char == "\n" else char
            self.line, self.column = (
                (self.line + 1, 1) if char == "\n" else (self.line, self.column + 1)
            )

    def value(self, path: Path) -> None:
        self.values_at[path] = self.line, self.column

    def key(self, path: Path, key: Written) -> None:
        self.keys_at[path] = self.line, self.column
        self.write(key.words)

    def flow(self, tree: Any, path: Path) -> None:
        """Write a tree on one line, in brackets and braces."""
        self.value(path)
        if isinstance(tree, Written):
            self.write(tree.words)
            return
        self.write("{" if tree.is_mapping else "[")
        for index, (key, inner) in enumerate(tree.entries):
            if index:
                self.write(", ")
            if key is not None:
                self.key((*path, key.value), key)
                self.write(": ")
            self.flow(inner, (*path, index if key is None else key.value))
        self.write("}" if tree.is_mapping else "]")

    def block(self, tree: Entries, path: Path, indent: int) -> None:
        """Write entries below each other; the first begins where the writer stands."""
        self.value(path)
        for index, (key, inner) in enumerate(tree.entries):
            if index:
                self.write(tree.gap + " " * indent)
            below = (*path, index if key is None else key.value)
            if key is None:
                self.write("-")
            else:
                self.key(below, key)
                self.write(":")
            self.after_sign(inner, below, indent, is_dash=key is None)

    def after_sign(self, tree: Any, path: Path, indent: int, is_dash: bool) -> None:
        """Write what stands after a dash or a colon, up to the end of its last line."""
        if isinstance(tree, Written) or tree.is_flow or not tree.entries:
            self.write(" ")
            self.flow(tree, path)
            self.write("\n")
        elif is_dash and tree.is_compact:
            self.write(" ")
            self.block(tree, path, self.column - 1)
        else:
            self.write("\n" + tree.gap + " " * (indent + tree.step))
            self.block(tree, path, indent + tree.step)


@settings(deadline=None, max_examples=100)
@given(DOCUMENTS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "---\n", "# 开头\n\n"]))
def test_what_is_written_is_read_back_equal_and_in_its_place(
    tree: Entries, end: str, start: str
) -> None:
    writer = Writer(end)
    writer.write(start)
    if tree.is_flow:
        writer.flow(tree, ())
    else:
        writer.block(tree, (), 0)
    document, problems = parse(writer.text, "x.yml")
    # Any text may be a key here; one that hides or only looks like another is told of, and read.
    assert {each.code.id for each in problems} <= {"Y317", "Y318", "Y319"}
    assert document is not None
    assert document.data == tree.value
    assert kinds(document.data) == kinds(tree.value)
    assert dict(document.values_at) == writer.values_at
    assert dict(document.keys_at) == writer.keys_at


def kinds(value: Any) -> Any:
    """Return the types in a value: 1, True and Decimal(1) are equal but not the same."""
    if isinstance(value, dict):
        return {key: kinds(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(kinds(inner) for inner in value)
    # A decimal keeps its places: 1.5 and 1.50 are equal but not the same.
    return str(value) if isinstance(value, Decimal) else type(value)
