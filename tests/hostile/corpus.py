"""What strangers and hurried people put into files, and the verdict on each.

Every entry puts one thing into a copy of the tiny organisation under ``tests/tiny``: bytes for a
whole file, or other words for a passage of it. ``codes`` are the errors told of that file; none
means that the file is accepted as it is. The help pages show this table (``tests.hostile.table``).
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.language import Text, both

CLAIM = "units/tiny-alpha/2020/tiny-society.yml"
UNIT = "units/tiny-gamma/unit.yml"
REGISTER = "schemes/tiny-society/rounds/2020/register.yml"
EVIDENCE = "units/tiny-alpha/2020/evidence/members.txt"

#: Makes the thing at a path; given the path and the bytes that were there.
Make = Callable[[Path, bytes], None]


@dataclass(frozen=True)
class Hostile:
    """One thing that is put into the data, what is told of it, and why.

    ``at`` is the file that is blamed where it is not the one that was changed. ``is_dangerous``
    marks what could end, stall or fill a careless process: tried in a process of its own.
    """

    name: str
    file: str
    make: Make
    codes: tuple[str, ...]
    what: Text
    why: Text
    at: str | None = None
    is_dangerous: bool = False
    needs_posix: bool = False

    @property
    def blamed(self) -> str:
        """The file that is blamed."""
        return self.at or self.file


@dataclass(frozen=True)
class Group:
    """Things of one kind, under a heading."""

    title: Text
    entries: tuple[Hostile, ...]


def raw(content: bytes | str) -> Make:
    """The whole file is replaced."""
    written = content.encode() if isinstance(content, str) else content
    return lambda path, before: _write(path, written)


def passage(old: str, new: str) -> Make:
    """A passage that stands once in the file is replaced."""

    def make(path: Path, before: bytes) -> None:
        text = before.decode()
        assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
        _write(path, text.replace(old, new).encode())

    return make


def changed(change: Callable[[str], bytes]) -> Make:
    """The file as it is, written another way."""
    return lambda path, before: _write(path, change(before.decode()))


def link(to: str) -> Make:
    """A symbolic link stands in the file's place."""

    def make(path: Path, before: bytes) -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(to)

    return make


def folder(path: Path, before: bytes) -> None:
    """A folder stands in the file's place."""
    path.unlink(missing_ok=True)
    path.mkdir()


def pipe(path: Path, before: bytes) -> None:
    """A pipe stands in the file's place: who opens it waits for ever."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def sparse(size: int) -> Make:
    """A file of that many bytes that takes no room on the disk."""

    def make(path: Path, before: bytes) -> None:
        path.write_bytes(before)
        os.truncate(path, size)

    return make


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def motto(words: str) -> Make:
    """Other words for a fact that is text of at most ten characters."""
    return passage("motto: 求真务实", f"motto: {words}")


def members(words: str) -> Make:
    """Other words for a fact that is a whole number."""
    return passage("members: 120", f"members: {words}")


def kept(words: str) -> Make:
    """Other words for the name of an evidence file."""
    return passage("file: members.txt", f"file: {words}")


def site(words: str) -> Make:
    """Other words for a fact that is a web address."""
    return passage("site: https://example.org/alpha", f"site: {words}")


def filled(text: str, size: int) -> str:
    """A text repeated up to that many characters."""
    return (text * (size // len(text) + 1))[:size]


def bomb() -> str:
    """Nine levels of nine references each: 9^9 values, were they followed."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines) + "\n"


KB32, KB256 = 32 * 1024, 256 * 1024

# A row is easier to read as a row.
# fmt: off

#: sign that opens a level, what is told of 32 KB and of 256 KB of it
_OPENERS = (
    ("brackets", "[", ("Y201",), both("方括号", "brackets")),
    ("braces", "{", ("Y207",), both("大括号", "braces")),
    ("braces-with-keys", "{a: ", ("Y201",), both("带键的大括号", "braces with keys")),
    ("dashes", "- ", ("Y201",), both("短横线", "dashes")),
    ("question-marks", "? ", ("Y207",), both("问号", "question marks")),
    ("brackets-in-lists", "- [", ("Y308",), both("短横线加方括号", "dashes with brackets")),
)
_DEEP = both("每一层都要占内存；读取一开始就数层数，到 24 层为止，不会崩溃。",
             "Each level costs memory; levels are counted from the start and end at 24, so nothing crashes.")

DEPTH = Group(both("层层嵌套", "Nesting"), (
    *(Hostile(f"{kb}-kb-of-{name}", CLAIM, raw(filled(sign, kb * 1024)), codes,
              both("{kb} KB 的{what}", "{kb} KB of {what}").filled(kb=str(kb), what=what), _DEEP, is_dangerous=True)
      for name, sign, codes, what in _OPENERS for kb in (32, 256)),
    Hostile("closed-brackets", CLAIM, motto("[" * 60_000 + "]" * 60_000), ("Y201",), both("十二万个配对的方括号", "120,000 matched brackets"), _DEEP, is_dangerous=True),
    Hostile("700-levels-of-lines", CLAIM, raw("".join(" " * n + "k:\n" for n in range(700))), ("Y201",),
            both("七百层缩进", "700 levels of indentation"), _DEEP, is_dangerous=True),
    Hostile("23-levels", CLAIM, motto("[" * 21 + "]" * 21), ("F207",), both("二十三层方括号", "23 levels of brackets"),
            both("层数允许，但这里应是文字。", "So many levels may be; but text is expected here.")),
))

YAML = Group(both("YAML 里我们不用的写法", "What YAML has and we do not"), (
    Hostile("alias-bomb", CLAIM, raw(bomb()), ("F101", "F102", "Y202"), both("引用炸弹：九层引用，展开是 9⁹ 项", "Alias bomb: nine levels, 9⁹ values"),
            both("引用在自己的位置被拒绝，从不展开。", "Each alias is refused where it stands and never followed."), is_dangerous=True),
    Hostile("many-aliases", CLAIM, motto("[&a x" + ", *a" * 60_000 + "]"), ("F106", "F207", "Y202"), both("六万个引用", "60,000 aliases"),
            both("同一类问题说满一百处就停，输出不会淹没别的问题。", "After a hundred of a kind no more are told, so that others are not drowned."), is_dangerous=True),
    Hostile("alias-of-itself", CLAIM, motto("&a [*a]"), ("F207", "Y202"), both("指向自己的引用", "An alias of itself"), both("引用不许用。", "Aliases are refused.")),
    Hostile("python-object", CLAIM, motto("!!python/object/apply:os.system [ls]"), ("F207", "Y203"), both("能执行命令的标签 !!python/object", "A tag that runs a command, !!python/object"),
            both("标签一律拒绝，从不执行。", "Tags are refused and never acted upon.")),
    Hostile("own-tag", CLAIM, motto("!secret 求真"), ("Y203",), both("自造的标签", "A tag of one’s own"), both("标签一律拒绝。", "Tags are refused.")),
    Hostile("binary-tag", CLAIM, motto("!!binary aGVsbG8="), ("Y203",), both("二进制标签", "A binary tag"), both("标签一律拒绝。", "Tags are refused.")),
    Hostile("merge-key", CLAIM, members("120\n  <<: {members: 999}"), ("F101", "Y206"), both("合并键 <<", "The merge key <<"),
            both("它会悄悄改写别的键。", "It would change other keys silently.")),
    Hostile("second-document", CLAIM, changed(lambda text: (text + "---\nmembers: 999\n").encode()), ("Y204",), both("第二份内容 ---", "A second document, ---"),
            both("有的软件只读第一份，有的只读最后一份。", "Some tools read the first, some the last.")),
    Hostile("yaml-directive", CLAIM, changed(lambda text: f"%YAML 1.1\n---\n{text}".encode()), (), both("%YAML 1.1 指令", "The directive %YAML 1.1"),
            both("不改变任何值：我们自己决定值的意思。", "It changes no value: what values mean is decided here.")),
    Hostile("unknown-directive", CLAIM, changed(lambda text: f"%YAML 9.9\n---\n{text}".encode()), ("Y306",), both("%YAML 9.9 指令", "The directive %YAML 9.9"),
            both("没有这个版本。", "There is no such version.")),
    Hostile("tag-directive", CLAIM, changed(lambda text: f"%TAG ! tag:evil,2020:\n---\n{text}".encode()), (), both("%TAG 指令", "A %TAG directive"),
            both("没有标签，就没有作用。", "Without tags it does nothing.")),
    Hostile("list-as-key", CLAIM, members("120\n  [a, b]: 1"), ("Y207",), both("用列表作键", "A list as a key"), both("键必须是一个词。", "A key must be one word.")),
    Hostile("block-text", CLAIM, motto("|\n    求真\n    务实"), (), both("分行文字 |", "Block text, |"), both("文字可以分行写。", "Text may be written on several lines.")),
))

DUPLICATES = Group(both("重复的键", "Keys written twice"), (
    Hostile("key-twice", CLAIM, members("120\n  members: 999"), ("Y205",), both("同一个键写两次", "The same key twice"), both("一般软件悄悄取最后一个。", "Most tools keep the last silently.")),
    Hostile("key-three-times", CLAIM, members("120\n  members: 1\n  members: 2"), ("Y205",), both("写三次", "Three times"), both("第二、第三处都会指出。", "The second and the third are told.")),
    Hostile("quoted-twin", CLAIM, members("120\n  \"members\": 999"), ("Y205",), both("一处加引号，一处不加", "Once quoted, once plain"), both("引号不改变键。", "Quotes do not change a key.")),
    Hostile("escaped-twin", CLAIM, members("120\n  \"\\x6dembers\": 999"), ("Y205",), both("用转义写成的同一个键", "The same key by an escape"), both("转义之后是同一个键。", "Unescaped it is the same key.")),
    Hostile("twin-across-styles", CLAIM, members("120\n  ? members\n  : 999"), ("Y205",), both("换一种写法（? 键）", "In another style (? key)"), both("写法不改变键。", "The style does not change a key.")),
    Hostile("twin-in-braces", CLAIM, passage("{id: t1, title: 小数据", "{id: t1, 'title': 大, title: 小数据"), ("Y205",), both("大括号里的重复", "Twice in braces"), both("大括号里也一样。", "In braces it is the same.")),
    Hostile("top-key-twice", CLAIM, changed(lambda text: (text + "facts: {members: 1}\n").encode()), ("Y205",), both("整段 facts 写两次", "The whole of facts twice"), both("第二段不会盖掉第一段。", "The second does not replace the first.")),
    Hostile("nfc-nfd-twin", CLAIM, members("120\n  n\u00e4me: 1\n  na\u0308me: 2"), ("F101", "Y319"), both("看起来一样、编码不同的两个键（NFC/NFD）", "Two keys that look the same (NFC and NFD)"),
            both("人看不出差别，程序却当作两个。", "People see one key, programs two.")),
))

ENCODING = Group(both("编码", "Encodings"), (
    Hostile("bom", CLAIM, changed(lambda text: b"\xef\xbb\xbf" + text.encode()), (), both("带 BOM 的 UTF-8（记事本）", "UTF-8 with a mark (Notepad)"), both("照常读取。", "It is read as usual.")),
    Hostile("gbk", CLAIM, changed(lambda text: text.encode("gbk")), ("Y103",), both("GBK（旧版记事本、WPS）", "GBK (old editors)"), both("指出第一个读不了的字节。", "The first byte that is wrong is pointed at.")),
    Hostile("gb18030-euro", CLAIM, changed(lambda text: text.encode("gb18030") + b"\x80"), ("Y103",), both("GB18030", "GB18030"), both("请另存为 UTF-8。", "Save it as UTF-8.")),
    Hostile("utf-16", CLAIM, changed(lambda text: text.encode("utf-16")), ("Y103",), both("UTF-16，带 BOM", "UTF-16 with a mark"), both("有的解析器接受它，从而绕过检查。", "Some parsers accept it, past every guard.")),
    Hostile("utf-16-be-bom", CLAIM, changed(lambda text: b"\xfe\xff" + text.encode("utf-16-be")), ("Y103",), both("UTF-16 大端，带 BOM", "UTF-16, big end first, with a mark"), both("同上。", "As above.")),
    Hostile("utf-16-le", CLAIM, raw("a: 1\n".encode("utf-16-le")), ("Y307",), both("UTF-16，不带 BOM", "UTF-16 without a mark"), both("读成 UTF-8 时满是 NUL。", "Read as UTF-8 it is full of NUL.")),
    Hostile("utf-16-be", CLAIM, raw("a: 1\n".encode("utf-16-be")), ("Y307",), both("UTF-16 大端，不带 BOM", "UTF-16, big end first, without a mark"), both("同上。", "As above.")),
    Hostile("utf-32", CLAIM, changed(lambda text: text.encode("utf-32")), ("Y103",), both("UTF-32", "UTF-32"), both("请另存为 UTF-8。", "Save it as UTF-8.")),
    Hostile("surrogate", CLAIM, raw(b"a: \xed\xa0\x80\n"), ("Y103",), both("UTF-8 里的代理字符", "A surrogate in UTF-8"), both("不是合法的 UTF-8。", "It is no valid UTF-8.")),
    Hostile("overlong-nul", CLAIM, raw(b"a: \xc0\x80\n"), ("Y103",), both("写长了的 NUL", "NUL written too long"), both("不是合法的 UTF-8。", "It is no valid UTF-8.")),
    Hostile("cut-inside-a-character", CLAIM, changed(lambda text: text.encode() + b"\xe7\xa4"), ("Y103",), both("在一个字中间截断", "Cut inside a character"), both("指出最后的残字。", "The broken character is pointed at.")),
    Hostile("executable", CLAIM, raw(b"\x7fELF\x02\x01\x01" + bytes(range(256))), ("Y103",), both("改了名的程序文件", "A program file, renamed"), both("不是文字。", "It is no text.")),
    Hostile("spreadsheet", CLAIM, raw(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xff\xfe"), ("Y103",), both("改了名的表格文件（.xlsx）", "A spreadsheet, renamed"), both("不是文字。", "It is no text.")),
))

CHARACTERS = Group(both("看不见的和形似的字符", "Invisible and look-alike characters"), (
    Hostile("nul", CLAIM, motto("求\x00真"), ("Y307",), both("NUL", "NUL"), both("控制字符在自己的位置被拒绝。", "A control character is refused where it stands.")),
    Hostile("escape-sequence", CLAIM, motto("\x1b[31m求真"), ("Y307",), both("改变终端颜色的控制字符", "A control character that colours the terminal"), both("同上。", "As above.")),
    Hostile("bell", CLAIM, passage("facts:\n", "# \x07\nfacts:\n"), ("Y307",), both("注释里的控制字符", "A control character in a comment"), both("注释里也不许。", "Not in comments either.")),
    Hostile("delete", CLAIM, motto("求\x7f真"), ("Y307",), both("DEL", "DEL"), both("同上。", "As above.")),
    Hostile("noncharacter", CLAIM, motto("求\uffff真"), ("Y307",), both("U+FFFF", "U+FFFF"), both("不是字符。", "It is no character.")),
    Hostile("escaped-nul", CLAIM, motto('"求\\0真"'), ("F209",), both("引号里用转义写的 NUL", "NUL by an escape in quotes"), both("转义之后再检查一遍。", "Checked again when it is unescaped.")),
    Hostile("escaped-bidi", CLAIM, motto('"\\u202e实务"'), ("F209",), both("引号里用转义写的反向字符", "A sign that turns the line round, by an escape"), both("它能让页面上的文字倒过来。", "It would turn the text round on the page.")),
    Hostile("escaped-surrogate", CLAIM, motto('"\\ud800"'), ("Y308",), both("引号里用转义写的代理字符", "A surrogate by an escape"), both("不是字符。", "It is no character.")),
    Hostile("bidi", CLAIM, motto("\u202e实务"), ("F209",), both("反向字符 U+202E", "The sign U+202E, which turns the line round"), both("读的人看到的与程序读到的不同。", "People would read other than programs.")),
    Hostile("bidi-in-comment", CLAIM, passage("facts:\n", "# \u202e0 :srebmem\nfacts:\n"), ("Y317",), both("注释里的反向字符", "The same in a comment"), both("能让注释看起来像内容。", "It could make a comment look like content.")),
    Hostile("zero-width", CLAIM, motto("求\u200b真"), ("F209",), both("零宽空格", "A zero-width space"), both("两个看起来一样的词会不相等。", "Two words that look the same would differ.")),
    Hostile("zero-width-in-key", CLAIM, passage("  motto:", "  mot\u200bto:"), ("Y317",), both("键里的零宽空格", "A zero-width space in a key"), both("键看起来是对的。", "The key looks right.")),
    Hostile("soft-hyphen", CLAIM, motto("求\u00ad真"), ("F209",), both("软连字符", "A soft hyphen"), both("看不见。", "It is invisible.")),
    Hostile("bom-inside", CLAIM, motto("求\ufeff真"), ("F209",), both("文字中间的 BOM", "A byte order mark inside text"), both("看不见。", "It is invisible.")),
    Hostile("private-use", CLAIM, motto("求\ue000真"), ("F209",), both("自造字", "A private character"), both("别人的电脑上没有这个字。", "Other computers have no such character.")),
    Hostile("cyrillic-key", CLAIM, passage("  motto:", "  mоtto:"), ("Y318",), both("键里的西里尔字母 о", "The Cyrillic letter о in a key"), both("指出是第几个字。", "The character is pointed at.")),
    Hostile("greek-key", CLAIM, passage("  motto:", "  mοtto:"), ("Y318",), both("键里的希腊字母 ο", "The Greek letter ο in a key"), both("同上。", "As above.")),
    Hostile("wide-key", CLAIM, passage("  motto:", "  ｍotto:"), ("Y318",), both("键里的全角字母", "A full-width letter in a key"), both("建议写成半角。", "The plain key is suggested.")),
    Hostile("cyrillic-id", CLAIM, passage("id: t1", "id: с1"), ("F213",), both("编号里的西里尔字母", "A Cyrillic letter in an id"), both("编号只用半角英文字母和数字。", "An id has plain letters and digits only.")),
    Hostile("look-alike-unit", CLAIM, passage("unit: tiny-alpha", "unit: tiny-аlpha"), ("F213",), both("形似的单位编号", "A look-alike unit id"), both("不会被当作另一个单位。", "It is not taken for another unit.")),
    Hostile("look-alike-registered", REGISTER, passage("  tiny-gamma:", "  tiny-gаmma:"), ("Y318",), both("名册里形似的单位编号", "A look-alike unit id in the register"), both("指出是第几个字。", "The character is pointed at.")),
    Hostile("upper-case-unit", CLAIM, passage("unit: tiny-alpha", "unit: Tiny-Alpha"), ("F213",), both("大小写不同的单位编号", "A unit id in capitals"), both("编号只用小写，Windows 上才不会混淆。", "Ids are lower-case, so that no system confuses them.")),
    Hostile("look-alike-folder", "units/tiny-аlpha/unit.yml", raw("id: tiny-alpha\n"), ("F406",), both("形似的单位文件夹", "A look-alike unit folder"), both("文件夹名不合要求。", "The folder’s name is not allowed."), at="units/tiny-аlpha"),
    Hostile("case-twin-folder", "units/Tiny-Beta/unit.yml", raw("id: tiny-beta\n"), ("F406",), both("只差大小写的单位文件夹", "A unit folder that differs in case only"), both("在 Windows 上会与另一个文件夹合并。", "On some systems the two would be one."), at="units/Tiny-Beta"),
))

LINES = Group(both("换行和缩进", "Line breaks and indentation"), (
    Hostile("crlf", CLAIM, changed(lambda text: text.replace("\n", "\r\n").encode()), (), both("Windows 换行 CRLF", "Windows line ends, CRLF"), both("照常读取。", "It is read as usual.")),
    Hostile("cr", CLAIM, changed(lambda text: text.replace("\n", "\r").encode()), ("Y311",), both("旧式换行 CR", "Old line ends, CR"), both("不同的软件数出的行不同。", "Tools count other lines.")),
    Hostile("one-cr", CLAIM, members("120\r  income2: 1"), ("Y311",), both("藏在行中的 CR", "A CR inside a line"), both("在网页上看是一行，读起来是两行。", "On a web page it is one line, to a parser two.")),
    *(Hostile(name, CLAIM, motto(f"求真{char}  members2: 1"), ("Y311",), both(f"换行符 U+{ord(char):04X}", f"The line break U+{ord(char):04X}"), both("编辑器看不出这里换了行。", "Editors show no line break here."))
      for name, char in (("next-line", "\x85"), ("line-separator", "\u2028"), ("paragraph-separator", "\u2029"))),
    *(Hostile(name, CLAIM, motto(f"求{char}真"), ("Y307",), both(f"控制字符 U+{ord(char):04X}", f"The control character U+{ord(char):04X}"), both("有的软件当作换行。", "Some tools take it for a line break."))
      for name, char in (("vertical-tab", "\x0b"), ("form-feed", "\x0c"), ("group-separator", "\x1d"))),
    Hostile("tab", CLAIM, passage("  motto:", "\tmotto:"), ("Y302",), both("制表符缩进", "A tab in the indentation"), both("各处的宽度不同。", "Its width differs everywhere.")),
    Hostile("wide-indentation", CLAIM, passage("  motto:", "\u3000motto:"), ("Y309",), both("全角空格缩进", "Indented by a wide space"), both("YAML 会把它读成键的一部分。", "To YAML it is a part of the key.")),
    Hostile("no-break-indentation", CLAIM, passage("  motto:", "\u00a0\u00a0motto:"), ("Y309",), both("不换行空格缩进（从网页复制）", "Indented by no-break spaces (from a web page)"), both("同上。", "As above.")),
))

TYPING = Group(both("中文输入法带来的笔误", "Slips of Chinese typing"), (
    Hostile("wide-colon", CLAIM, passage("  members: 120", "  members：120"), ("Y301",), both("中文冒号", "A full-width colon"), both("指在冒号所在的行，不是下一行。", "Its own line is blamed, not the next.")),
    Hostile("wide-colon-in-value", CLAIM, motto("求真：务实"), (), both("文字里的中文冒号", "A full-width colon inside text"), both("文字里可以用。", "In text it is right.")),
    Hostile("wide-comma", CLAIM, passage("[sheets, books]", "[sheets，books]"), ("Y314",), both("方括号里的中文逗号", "A full-width comma in brackets"), both("YAML 会读成一项。", "To YAML it is one entry.")),
    Hostile("wide-comma-in-braces", CLAIM, passage("{id: t1, title", "{id: t1，title"), ("Y310",), both("大括号里的中文逗号", "A full-width comma in braces"), both("给出改好的行。", "The mended line is shown.")),
    Hostile("wide-comma-in-text", CLAIM, motto("求真，务实"), (), both("文字里的中文逗号", "A full-width comma inside text"), both("文字里可以用。", "In text it is right.")),
    Hostile("wide-digits", CLAIM, members("１２０"), ("Y312",), both("全角数字", "Full-width digits"), both("YAML 会读成文字。", "To YAML it is text.")),
    Hostile("wide-hash", CLAIM, members("120 ＃会员"), ("Y313",), both("全角井号当注释", "A full-width ＃ for a comment"), both("YAML 会读成值的一部分。", "To YAML it is a part of the value.")),
    Hostile("cut-text", CLAIM, motto("求真 #1"), ("Y316",), both("文字里的“ #”", "“ #” inside text"), both("YAML 会悄悄丢掉后半截。", "YAML drops the rest silently.")),
    Hostile("trailing-comment", CLAIM, members("120  # 人"), (), both("行末的注释", "A comment at the end of a line"), both("可以写，“#” 后空一格。", "It is right, with a space after “#”.")),
    Hostile("wide-quotes", CLAIM, passage("founded_on: 1979-10-01", "founded_on: “1979-10-01”"), ("Y315",), both("中文引号括住的日期", "A date in Chinese quotes"), both("程序不当作引号。", "They are no quotes to a program.")),
    Hostile("wide-quotes-in-text", CLAIM, motto("“求真”务实"), (), both("文字里的中文引号", "Chinese quotes inside text"), both("文字里可以用。", "In text they are right.")),
    Hostile("wide-brackets", CLAIM, passage("[sheets, books]", "［sheets，books］"), ("Y320",), both("全角方括号", "Full-width brackets"), both("YAML 会读成文字。", "To YAML it is text.")),
    Hostile("truth-in-words", CLAIM, passage("has_office: true", "has_office: 是"), ("F211",), both("用“是”回答", "Answered by `是`"), both("建议写 true。", "true is suggested.")),
    Hostile("unit-in-number", CLAIM, members("120名"), ("F201",), both("数后面写量词", "A measure word behind a number"), both("建议只写数。", "The number alone is suggested.")),
    Hostile("norway", CLAIM, motto("no"), ("Y206",), both("no、yes、on、off", "no, yes, on, off"), both("有的软件读成真假。", "Some tools read a truth value.")),
))

NUMBERS = Group(both("数", "Numbers"), (
    Hostile("10000-digits", CLAIM, members("9" * 10_000), ("F201",), both("一万位的数", "A number of 10,000 digits"), both("不去计算，直接说明。", "It is not computed but refused."), is_dangerous=True),
    Hostile("200000-digits", CLAIM, passage("income: 36000.50", f"income: {'9' * 200_000}.5"), ("F202",), both("二十万位的小数", "A decimal of 200,000 digits"), both("同上。", "As above."), is_dangerous=True),
    Hostile("40-digits", CLAIM, members("9" * 40), ("F204",), both("四十位的数", "A number of 40 digits"), both("超过上限。", "It is beyond the limit.")),
    Hostile("many-decimals", CLAIM, passage("36000.50", "0." + "0" * 36 + "1"), ("F203",), both("三十七位小数", "37 decimal places"), both("位数太多。", "There are too many places.")),
    Hostile("huge-exponent", CLAIM, members("1e999999"), ("Y206",), both("1e999999", "1e999999"), both("有的软件读成文字，有的读成无穷大。", "To some it is text, to some infinity."), is_dangerous=True),
    Hostile("huge-exponent-money", CLAIM, passage("36000.50", "1E+999999999"), ("Y206",), both("1E+999999999 元", "An amount of 1E+999999999"), both("同上。", "As above."), is_dangerous=True),
    Hostile("exponent", CLAIM, passage("36000.50", "3.6e4"), ("Y206",), both("3.6e4", "3.6e4"), both("有的软件读成文字。", "To some tools it is text.")),
    Hostile("nan", CLAIM, passage("36000.50", ".nan"), ("Y206",), both(".nan", ".nan"), both("不是数，与什么都不相等。", "It is no number and equals nothing.")),
    Hostile("infinity", CLAIM, members(".inf"), ("Y206",), both(".inf", ".inf"), both("不是数。", "It is no number.")),
    Hostile("nan-by-name", CLAIM, passage("36000.50", "NaN"), ("F202",), both("NaN", "NaN"), both("不是数。", "It is no number.")),
    Hostile("float-dust", CLAIM, passage("36000.50", "36000.499999999999"), ("F203",), both("浮点数的零头", "The dust of a float"), both("金额按原始材料写，最多两位小数。", "Amounts have two decimal places.")),
    Hostile("octal", CLAIM, members("0120"), ("Y206",), both("以 0 开头的数", "A number that begins with 0"), both("有的软件读成八进制的 80。", "Some tools read the octal 80.")),
    Hostile("hexadecimal", CLAIM, members("0x78"), ("Y206",), both("十六进制", "Hexadecimal"), both("写十进制。", "Write a decimal.")),
    Hostile("sexagesimal", CLAIM, members("2:00"), ("Y206",), both("2:00", "2:00"), both("有的软件读成 120。", "Some tools read 120.")),
    Hostile("underscores", CLAIM, members("1_20"), ("Y206",), both("1_20", "1_20"), both("有的软件读成 120。", "Some tools read 120.")),
    Hostile("minus-zero", CLAIM, members("-0"), (), both("-0", "-0"), both("就是 0。", "It is 0.")),
    Hostile("truth-for-number", CLAIM, members("true"), ("F201",), both("用 true 当数", "true for a number"), both("有的语言里 true 等于 1。", "In some languages true equals 1.")),
))

SIZE = Group(both("大小", "Size"), (
    Hostile("50-mb", CLAIM, sparse(50 * 1024 * 1024), ("Y102",), both("50 MB 的文件", "A file of 50 MB"), both("先看大小，不读进内存。", "Its size is asked first; it is not read."), is_dangerous=True),
    Hostile("1-tb", CLAIM, sparse(2**40), ("Y102",), both("1 TB 的空洞文件", "A hollow file of 1 TB"), both("同上。", "As above."), is_dangerous=True, needs_posix=True),
    Hostile("300-kb", CLAIM, changed(lambda text: (text + "#" * 300 * 1024).encode()), ("Y102",), both("300 KB 的文件", "A file of 300 KB"), both("上限是 256 KB。", "The limit is 256 KB.")),
    Hostile("200-kb-text", CLAIM, motto("长" * 66_000), ("F208",), both("200 KB 的一段文字", "One text of 200 KB"), both("说明上限，不复述全文。", "The limit is told, the text is not repeated."), is_dangerous=True),
    Hostile("200-kb-quoted", CLAIM, motto('"' + "长" * 66_000 + '"'), ("F208",), both("200 KB 带引号的文字", "One quoted text of 200 KB"), both("同上。", "As above."), is_dangerous=True),
    Hostile("200-kb-key", CLAIM, members("120\n  ? " + "k" * 200_000 + "\n  : 1"), ("F101",), both("200 KB 的键", "A key of 200 KB"), both("同上。", "As above."), is_dangerous=True),
    Hostile("200-kb-id", CLAIM, passage("id: t1", "id: " + "t" * 200_000), ("F213",), both("200 KB 的编号", "An id of 200 KB"), both("编号最多 40 个字符。", "An id has at most 40 characters."), is_dangerous=True),
    Hostile("200-kb-address", CLAIM, site("https://example.org/" + "a" * 200_000), ("F212",), both("200 KB 的网址", "An address of 200 KB"), both("网址最多 500 个字符。", "An address has at most 500 characters."), is_dangerous=True),
    Hostile("18000-keys", CLAIM, passage("facts:\n", "facts:\n" + "".join(f"  k{n}: 1\n" for n in range(18_000))), ("F101", "F106"), both("一万八千个不认识的键", "18,000 unknown keys"), both("说满一百个就停。", "After a hundred no more are told."), is_dangerous=True),
    Hostile("20000-entries", CLAIM, passage("  talks:\n", "  talks:\n" + "    - x\n" * 20_000), ("F104", "F106"), both("两万个不对的列表项", "20,000 wrong entries of a list"), both("同上。", "As above."), is_dangerous=True),
    Hostile("80000-brackets", CLAIM, motto("[" + "[]," * 80_000 + "]"), ("F207",), both("八万个空列表", "80,000 empty lists"), both("只说一次。", "It is told once."), is_dangerous=True),
    Hostile("40000-commas", CLAIM, motto("[" + "１，" * 40_000 + "]"), ("F207", "Y314"), both("四万个中文逗号", "40,000 full-width commas"), both("只说一次。", "It is told once."), is_dangerous=True),
    Hostile("30000-hashes", CLAIM, motto("[" + "甲 ＃" * 30_000 + "]"), ("F207",), both("三万个全角井号", "30,000 full-width number signs"), both("只说一次。", "It is told once."), is_dangerous=True),
    Hostile("18000-duplicates", CLAIM, members("120\n" + "  members: 1\n" * 18_000), ("F106", "Y205"), both("同一个键写一万八千次", "A key written 18,000 times"), both("说满一百处就停。", "After a hundred no more are told."), is_dangerous=True),
    Hostile("spaces", CLAIM, changed(lambda text: (text + " " * 200_000 + "\n").encode()), (), both("二十万个空格", "200,000 spaces"), both("照常读取。", "It is read as usual."), is_dangerous=True),
    Hostile("blanks-in-text", CLAIM, motto("[甲" + " " * 100_000 + "乙" + " " * 100_000 + "，、]"), ("F207", "Y314"), both("文字中间二十万个空格", "200,000 spaces inside text"), both("查找不会越来越慢。", "Searching does not grow slower and slower."), is_dangerous=True),
    Hostile("blanks-in-brackets", CLAIM, motto("[甲, 乙" + " " * 200_000 + " #丙"), ("Y321",), both("没有关的方括号里二十万个空格", "200,000 spaces in brackets that are not closed"), both("同上。", "As above."), is_dangerous=True),
    Hostile("zero-width-line", CLAIM, motto("求" + "\u200b" * 70_000), ("F208",), both("七万个零宽空格", "70,000 zero-width spaces"), both("同上。", "As above."), is_dangerous=True),
    Hostile("zero-width-comment", CLAIM, passage("facts:\n", "# " + "\u200b" * 70_000 + "\nfacts:\n"), ("F106", "Y317"), both("注释里七万个零宽空格", "70,000 zero-width spaces in a comment"), both("说满一百处就停。", "After a hundred no more are told."), is_dangerous=True),
    Hostile("open-wide-quotes", CLAIM, motto("[" + "“”‘’：" * 15_000 + ": "), ("Y330",), both("六万个中文引号和没有关的方括号", "60,000 Chinese quotes and a bracket that is not closed"), both("查找不会越来越慢。", "Searching does not grow slower and slower."), is_dangerous=True),
    Hostile("quotes", CLAIM, motto('"' * 200_000), ("Y305",), both("二十万个引号", "200,000 quotes"), both("在第一处说明。", "The first is pointed at."), is_dangerous=True),
    Hostile("open-brackets-line", CLAIM, motto("[a" * 20_000 + "，"), ("Y330",), both("四万字符不配对的括号和逗号", "40,000 characters of open brackets and a comma"), both("查找不会越来越慢。", "Searching does not grow slower and slower."), is_dangerous=True),
))

FILES = Group(both("不是文件的东西", "What is no file"), (
    Hostile("link-to-passwd", CLAIM, link("/etc/passwd"), ("Y101",), both("指向 /etc/passwd 的链接", "A link to /etc/passwd"), both("链接从不跟随。", "Links are never followed."), needs_posix=True),
    Hostile("link-to-folder", CLAIM, link("/"), ("Y101",), both("指向文件夹的链接", "A link to a folder"), both("同上。", "As above."), needs_posix=True),
    Hostile("link-nowhere", CLAIM, link("nowhere"), ("Y101",), both("断了的链接", "A link that leads nowhere"), both("同上。", "As above."), needs_posix=True),
    Hostile("link-to-itself", CLAIM, link("tiny-society.yml"), ("Y101",), both("指向自己的链接", "A link to itself"), both("同上。", "As above."), needs_posix=True),
    Hostile("link-to-device", CLAIM, link("/dev/zero"), ("Y101",), both("指向 /dev/zero 的链接", "A link to /dev/zero"), both("读它永远读不完。", "Reading it would never end."), is_dangerous=True, needs_posix=True),
    Hostile("linked-unit", "units/tiny-delta", link("tiny-beta"), ("Y101",), both("指向另一单位的文件夹链接", "A folder that links to another unit"), both("同上。", "As above."), needs_posix=True),
    Hostile("linked-evidence", EVIDENCE, link("/etc/passwd"), ("C401",), both("证据文件是链接", "An evidence file that is a link"), both("证据也不跟随链接。", "Evidence is not followed either."), at=CLAIM, needs_posix=True),
    Hostile("folder", CLAIM, folder, ("Y101",), both("用文件夹代替文件", "A folder in the file’s place"), both("说明读到的是文件夹。", "It is said to be a folder.")),
    Hostile("pipe", CLAIM, pipe, ("Y101",), both("管道", "A pipe"), both("打开它会一直等下去，所以不打开。", "Who opens it waits for ever, so it is not opened."), is_dangerous=True, needs_posix=True),
    Hostile("empty", CLAIM, raw(b""), ("Y208",), both("空文件", "An empty file"), both("不会当作都是 0。", "It does not count as nothing but zeros.")),
    Hostile("comments-only", CLAIM, raw("# 以后再填\n"), ("Y208",), both("只有注释", "Comments only"), both("同上。", "As above.")),
    Hostile("list-at-the-top", CLAIM, raw("- a\n- b\n"), ("Y209",), both("最外层是列表", "A list at the top"), both("应由“键: 值”的行组成。", "Lines of “key: value” are expected.")),
    Hostile("web-page", CLAIM, raw("<!DOCTYPE html>\n<html><body>404</body></html>\n"), ("Y209",), both("网页存成的文件", "A saved web page"), both("同上。", "As above.")),
    Hostile("lfs-pointer", CLAIM, raw("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), ("Y209",), both("Git LFS 指针", "A Git LFS pointer"), both("文件本身要在仓库里。", "The file itself belongs in the repository.")),
    Hostile("conflict", CLAIM, passage("facts:\n", "<<<<<<< HEAD\nfacts:\n"), ("Y329",), both("没有解决的合并冲突", "An unresolved merge conflict"), both("指出第一行冲突标记。", "The first mark of the conflict is pointed at.")),
))

_PATH = both("证据只写文件名，不能走出自己的文件夹。", "Evidence is a bare file name and cannot leave its folder.")
_LINK = both("只许 http 和 https，不带用户名。", "Only http and https are allowed, without user names.")

EVIDENCE_PLACES = Group(both("证据的去处", "Where evidence leads"), (
    *(Hostile(name, CLAIM, kept(words), ("F310",), both(f"文件名 `{shown}`", f"The file name `{shown}`"), _PATH) for name, words, shown in (
        ("parent", "../members.txt", "../members.txt"), ("far-parent", "../../../../etc/passwd", "../../../../etc/passwd"),
        ("inner-parent", "a/../../members.txt", "a/../../members.txt"),
        ("absolute", "/etc/passwd", "/etc/passwd"), ("backslash", "..\\members.txt", "..\\members.txt"),
        ("drive", '"C:members.txt"', "C:members.txt"), ("drive-path", '"C:\\\\members.txt"', "C:\\members.txt"),
        ("network", '"\\\\\\\\host\\\\share"', "\\\\host\\share"), ("encoded-parent", '"%2e%2e%2fmembers.txt"', "%2e%2e%2fmembers.txt"),
        ("dots", "..", ".."), ("hidden", ".git", ".git"), ("trailing-dot", "members.txt.", "members.txt."),
        ("trailing-space", '"members.txt "', "members.txt␠"), ("nul-device", "NUL", "NUL"), ("con-device", "con.txt", "con.txt"),
        ("com-device", "COM1.pdf", "COM1.pdf"), ("stream", '"members.txt:x"', "members.txt:x"), ("nul-in-name", '"members\\0.txt"', "members\\0.txt"),
        ("bidi-name", '"members\\u202etxt.exe"', "members\\u202etxt.exe"), ("wide-name", "ｍembers.txt", "ｍembers.txt"),
        ("option", '"-rf"', "-rf"), ("home", '"~/members.txt"', "~/members.txt"), ("variable", "$HOME", "$HOME"),
        ("long-name", "a" * 300, "aaa… (300)"),
    )),
    *(Hostile(name, CLAIM, site(words), ("F212", "Y401") if "@" in words else ("F212",), both(f"网址 `{shown}`", f"The address `{shown}`"), _LINK) for name, words, shown in (
        ("javascript", '"javascript:alert(1)"', "javascript:alert(1)"), ("javascript-case", '"JaVaScRiPt:alert(1)"', "JaVaScRiPt:alert(1)"),
        ("data", '"data:text/html,x"', "data:text/html,x"), ("file", '"file:///etc/passwd"', "file:///etc/passwd"),
        ("userinfo", '"https://example.org@evil.example/"', "https://example.org@evil.example/"),
        ("password", '"https://me:word@example.org/"', "https://me:word@example.org/"), ("no-scheme", '"//evil.example/"', "//evil.example/"),
        ("no-host", '"https:///x"', "https:///x"), ("html", '"https://example.org/\\"><script>"', "https://example.org/\"><script>"),
        ("line-in-link", '"https://example.org/\\nx"', "https://example.org/\\nx"), ("space-in-link", '"https://example.org/ x"', "https://example.org/␠x"),
        ("backslash-link", '"https:\\\\\\\\example.org"', "https:\\\\example.org"), ("bad-port", '"https://example.org:99999999/"', "https://example.org:99999999/"),
        ("bidi-link", '"https://example.org/\\u202e"', "https://example.org/\\u202e"), ("bad-brackets", '"https://[::1"', "https://[::1"),
    )),
))

_TEXT = both("页面上原样显示，不当作代码。", "It is shown as it is and never acted upon.")

TEXTS = Group(both("别有用心的文字", "Texts with an aim"), (
    Hostile("script", CLAIM, motto('"<script>"'), (), both("`<script>`", "`<script>`"), _TEXT),
    Hostile("template", CLAIM, motto('"{{ 7*7 }}"'), (), both("`{{ 7*7 }}`", "`{{ 7*7 }}`"), _TEXT),
    Hostile("formula", CLAIM, motto('"=1+1"'), (), both("`=1+1`", "`=1+1`"), both("导出到表格时按文字写入。", "In tables it is written as text.")),
    Hostile("workflow-command", CLAIM, members('"::error::x"'), ("F201",), both("`::error::x`", "`::error::x`"), both("打印时不会成为命令。", "Printed it is no command.")),
    Hostile("format-field", CLAIM, members('"{label}{0}"'), ("F201",), both("`{label}{0}`", "`{label}{0}`"), both("不会被填进句子里。", "It is not filled in.")),
    Hostile("unknown-dunder", CLAIM, members("120\n  __class__: 1"), ("F101",), both("键 `__class__`", "The key `__class__`"), both("不认识的键。", "It is an unknown key.")),
))

# fmt: on

GROUPS = (
    DEPTH,
    YAML,
    DUPLICATES,
    ENCODING,
    CHARACTERS,
    LINES,
    TYPING,
    NUMBERS,
    SIZE,
    FILES,
    EVIDENCE_PLACES,
    TEXTS,
)
CORPUS = {entry.name: entry for group in GROUPS for entry in group.entries}
assert len(CORPUS) == sum(len(group.entries) for group in GROUPS), "a name is used twice"
