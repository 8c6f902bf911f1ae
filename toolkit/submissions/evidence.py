"""Evidence: what supports a fact, and where it is kept."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, create_model, model_validator

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.reading.models import described, with_labels
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes import values
from toolkit.schemes.filling import ID
from toolkit.schemes.ids import OwnId, kind_id
from toolkit.schemes.scheme import Day, Scheme
from toolkit.schemes.values import Name

BAD_FILE_NAME = declare(
    "F310",
    "error",
    title=both("证据文件名不对", "Bad evidence file name"),
    message=both(
        "“{read}” 不能用作证据文件名。", "“{read}” cannot be the name of an evidence file."
    ),
    remedy=both(
        "只写文件名（英文字母、数字、点、连字符），文件放在同一年份的 evidence 文件夹里。",
        "Write the file name alone (letters, digits, dots, hyphens); the file lies in the year’s evidence folder.",
    ),
)
BAD_HASH = declare(
    "F311",
    "error",
    title=both("不是 sha256", "Not a sha256"),
    message=both(
        "sha256 应是 64 个字符，只有数字和小写字母 a 到 f{note}。",
        "A sha256 has 64 characters, digits and small letters a to f{note}.",
    ),
    remedy=both(
        "{hint}用 sha256sum（Windows：certutil -hashfile 文件 SHA256）重新计算后粘贴。",
        "Compute it again with sha256sum (Windows: certutil -hashfile FILE SHA256) and paste it{hint}.",
    ),
)
NOWHERE = declare(
    "F312",
    "error",
    title=both("没有写证据在哪里", "Evidence without a place"),
    message=both(
        "证据 {id} 没有写清放在哪里（只写 place 而没有 sha256 不算）。",
        "Evidence {id} does not say where it is kept (place alone, without sha256, is not enough).",
    ),
    remedy=both(
        "写 file（文件名）、link（网址），或 place（存放处）连同 sha256，至少写一项。",
        "Write one of file (file name), link (web address), or place (where it is kept) with its sha256.",
    ),
)

#: No larger file is kept beside a claim.
LARGEST_EVIDENCE = 5 * 1024 * 1024

#: A bare name: no folder, no way up, no dot at either end, and none that Windows keeps for devices.
_FILE_NAME = re.compile(
    r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?",
    re.ASCII,
)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


SMALL_LETTERS = both(
    "大写改成小写、去掉空格即可，或者", ", or write the same in small letters without blanks"
)
COUNTED = both("，读到的有 {count} 个字符", "; {count} characters were read")


def _file_name(value: Any) -> str:
    if type(value) is not str or not _FILE_NAME.fullmatch(value) or ".." in value:
        raise refusal(BAD_FILE_NAME, read=str(value)[:80])
    return value


def _sha256(value: Any) -> str:
    if type(value) is not str or not _HASH.fullmatch(value):
        raise refusal(BAD_HASH, **_hash_meant(value))
    return value


def _hash_meant(value: Any) -> dict[str, Any]:
    """Say how many characters were read; suggest the hash where only its case or blanks differ."""
    written = str(value) if isinstance(value, str | int) else ""
    plain = "".join(written.split()).lower()
    if _HASH.fullmatch(plain):
        return {"hint": SMALL_LETTERS, "suggestion": plain}
    return {"note": COUNTED.filled(count=len(written))}


#: What the words of a piece of evidence are called where they are refused, and the longest of them.
CALLED = {
    "title": both("标题", "the title"),
    "issuer": both("出具单位", "the issuer"),
    "place": both("存放处", "the place"),
    "link": both("网址", "the link"),
}
LONGEST = {"title": 100, "issuer": 60, "place": 100}

Sha256 = Annotated[str, BeforeValidator(_sha256)]
FileName = Annotated[str, BeforeValidator(_file_name)]
Title = Annotated[str, BeforeValidator(values.text(CALLED["title"], LONGEST["title"]))]
Issuer = Annotated[str, BeforeValidator(values.text(CALLED["issuer"], LONGEST["issuer"]))]
Storage = Annotated[str, BeforeValidator(values.text(CALLED["place"], LONGEST["place"]))]
Address = Annotated[str, BeforeValidator(values.link(CALLED["link"]))]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence for a fact or attachment (``for_``), kept as file, link or elsewhere."""

    id: str
    for_: str
    kind: str
    title: str
    date: datetime.date
    issuer: str | None
    file: str | None
    link: str | None
    place: str | None
    sha256: str | None


FOR = (
    both("证明什么", "what it supports"),
    both(
        "写 facts 里的名称，或者要交的材料的编号", "write the name of a fact or the id of a paper"
    ),
)
KIND = both("证据种类", "kind of evidence")
KIND_FILL = both("写种类的编号：{kinds}", "write the id of the kind: {kinds}")
TITLE = (both("标题", "title"), both("写材料的名称", "write what the paper is called"))
DATE = (
    both("日期", "date"),
    both("写材料的日期，例如 2018-03-05", "write the day of the paper, for example 2018-03-05"),
)


class EvidenceShape(Shape):
    """What a file says of one piece of evidence."""

    id: OwnId = Field(json_schema_extra=ID)
    for_: str = Field(alias="for", json_schema_extra=described(*FOR))
    kind: Name = Field(json_schema_extra=described(KIND))
    title: Title = Field(json_schema_extra=described(*TITLE))
    date: Day = Field(json_schema_extra=described(*DATE))
    issuer: Issuer | None = None
    file: FileName | None = None
    link: Address | None = None
    place: Storage | None = None
    sha256: Sha256 | None = None

    @model_validator(mode="after")
    def _kept_somewhere(self) -> "EvidenceShape":
        if self.file is None and self.link is None and (self.place is None or self.sha256 is None):
            raise refusal(NOWHERE, id=self.id)
        return self

    def lasting(self) -> Evidence:
        """Return the evidence as the small value that is kept for every unit."""
        return Evidence(*(getattr(self, name) for name in Evidence.__slots__))


def evidence_model(scheme: Scheme) -> type[EvidenceShape]:
    """Build the model of a piece of evidence under a scheme, which says what kinds there are."""
    kinds = scheme.evidence_kinds
    words = KIND_FILL.filled(kinds=with_labels(kinds, kinds, "、"))
    entry = Field(json_schema_extra=described(KIND, words))
    return create_model("Evidence", __base__=EvidenceShape, kind=(kind_id(kinds), entry))
