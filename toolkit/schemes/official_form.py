"""The policy's own form: its title and columns, what is filled in by hand, who signs and seals."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.language import Text, both
from toolkit.reading.shape import Shape
from toolkit.schemes.values import Name


class FormColumn(Shape):
    """A column: what it shows and its head.

    The nth ``indicator`` column shows the nth level of the tree. ``asked`` with ``of`` shows what
    is asked of one class. Neighbours with the same ``under`` share a head above their own.
    ``added`` marks a column that the policy's form does not have.
    """

    shows: Literal["number", "indicator", "asked", "value", "points", "rule", "claimed", "verified"]
    head: Text
    under: Text | None = None
    of: Name | None = None
    added: bool = False


class Signature(Shape):
    """A block left for seal, signature and date: whose it is, what is certified, lines to fill in.

    ``added`` marks a block that the policy's form does not have.
    """

    label: Text
    says: Text | None = None
    lines: tuple[Text, ...] = ()
    added: bool = False


class OfficialForm(Shape):
    """The form of a policy; the rows come from the indicators, or from facts and conditions."""

    about: ClassVar[Text] = both(
        "办法自己的考核表或申请书：标题、栏目、手填的格、签字盖章的栏。各行由指标和事实排成，不写在这里；整个不写 form，就按指标排一张。",
        "The policy’s own form: title, columns, what is filled in by hand, blocks for seal and signature. The rows follow from indicators and facts and are not written here; without form, one is laid out from the indicators.",
    )
    written: ClassVar[str] = """\
title: {zh: 科普站考核表, en: Form of the assessment of science posts}
article: art-1
columns:
  - {shows: indicator, head: {zh: 考核项目, en: Item}}
  - {shows: asked, of: town, under: {zh: 考核标准, en: Asked}, head: {zh: 甲类, en: Class A}}
  - {shows: asked, of: village, under: {zh: 考核标准, en: Asked}, head: {zh: 乙类, en: Class B}}
  - {shows: points, head: {zh: 分值, en: Points}}
  - {shows: claimed, head: {zh: 自评得分, en: Self-score}, added: true}
  - {shows: verified, head: {zh: 考核得分, en: Score}}
blanks: [{zh: 联系电话, en: Telephone}]
signatures:
  - label: {zh: 单位（盖章）, en: Unit (seal)}
    says: {zh: 所填内容属实。, en: What is stated is true.}
    lines: [{zh: 负责人签字, en: Signed by the person in charge}]
"""

    title: Text
    article: Name
    columns: tuple[FormColumn, ...] = ()
    blanks: tuple[Text, ...] = ()
    signatures: Annotated[tuple[Signature, ...], Field(min_length=1)]
