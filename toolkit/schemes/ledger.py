"""The ledger: a table of amounts with rows by source and columns that follow from others."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, Field, create_model, model_validator

from toolkit.language import Text, both
from toolkit.reading.models import described
from toolkit.reading.shape import Shape, refusal
from toolkit.schemes import values
from toolkit.schemes.filling import ROW, YEAR, amount_in
from toolkit.schemes.values import Key, Name

#: Amounts of a ledger: two decimals of its unit.
PLACES = 2
TOTAL = "total"
OF_YEAR = both("年度", "year")
WHOLE = both("{under}：{head}", "{under}: {head}")
CELL = both("{row}第 {n} 栏（{column}）", "{row}, column {n} ({column})")


class Column(Shape):
    """A numbered column. With ``plus`` or ``minus`` it is derived: their sum less their sum.

    Neighbours with the same ``under`` share a head above their own, which is part of their label.
    """

    number: Annotated[int, Field(gt=0)]
    under: Text | None = None
    head: Text = Field(alias="label")
    plus: tuple[Key, ...] = ()
    minus: tuple[Key, ...] = ()
    may_be_negative: bool = False

    @property
    def is_derived(self) -> bool:
        """True if the column follows from others."""
        return bool(self.plus or self.minus)

    @property
    def label(self) -> Text:
        """What the column is called where it stands alone."""
        return self.head if self.under is None else WHOLE.filled(under=self.under, head=self.head)


class Remarks(Shape):
    """The numbered column of remarks."""

    number: Annotated[int, Field(gt=0)]
    label: Text


class Ledger(Shape):
    """A ledger of one year: a row for each source of funds, and the total row.

    A unit writes ``year``, every row and ``total``, each with all columns.
    """

    about: ClassVar[Text] = both(
        "明细表：每个来源一行，另有合计行；由其他栏算出的栏，检查会重新算。只核对，不计分。",
        "A table of amounts: a row for each source and a total row; columns that follow from others are computed again by the check. It carries no points.",
    )
    written: ClassVar[str] = """\
kind: ledger
label: {zh: 经费明细表, en: Fund ledger}
article: art-6
unit: {zh: 元, en: yuan}
rows:
  grant: {zh: 拨款, en: Grant}
  own: {zh: 自筹, en: Own funds}
total: {zh: 合计, en: Total}
columns:
  received: {number: 1, label: {zh: 到位, en: Received}}
  spent: {number: 2, label: {zh: 支出, en: Spent}}
  balance: {number: 3, label: {zh: 结余, en: Balance}, plus: [received], minus: [spent], may_be_negative: true}
remarks: {number: 4, label: {zh: 备注, en: Remarks}}
"""

    kind: Literal["ledger"]
    label: Text
    help: Text | None = None
    article: Name
    evidence: tuple[Name, ...] = ()
    required: bool = True
    unit: Text
    rows: Mapping[Key, Text]
    total: Text
    columns: Mapping[Key, Column]
    remarks: Remarks

    @model_validator(mode="after")
    def _names_are_free(self) -> "Ledger":
        for name in self.rows:
            if name in ("year", TOTAL):
                raise refusal(values.RESERVED, read=name)
        return self

    @property
    def all_rows(self) -> dict[str, Text]:
        """The labels of every row, the total last."""
        return {**self.rows, TOTAL: self.total}

    def derived(self) -> Iterator[tuple[str, Column]]:
        """Yield the columns that follow from others."""
        return ((name, column) for name, column in self.columns.items() if column.is_derived)

    def cell_words(self, row: str, column: str) -> Text:
        """Return what a cell is called: its row, and its column with its number."""
        return self._cell_words[row, column]

    @cached_property
    def _cell_words(self) -> dict[tuple[str, str], Text]:
        return {
            (row, column): self._words_of(row, column)
            for row in self.all_rows
            for column in self.columns
        }

    def _words_of(self, row: str, column: str) -> Text:
        each = self.columns[column]
        return CELL.filled(row=self.all_rows[row], n=each.number, column=each.label)

    def formula_words(self, column: str) -> Text:
        """Return a derived column's formula by column numbers, as 1-14 or 5+12+13."""
        each = self.columns[column]
        plus = "+".join(str(self.columns[name].number) for name in each.plus)
        minus = "".join(f"-{self.columns[name].number}" for name in each.minus)
        return both(plus + minus, plus + minus)


def ledger_model(name: str, ledger: Ledger) -> type[BaseModel]:
    """Build the model of what a unit writes for a ledger."""
    rows: dict[str, Any] = {
        row: (_row_model(name, ledger, row), Field(json_schema_extra=described(label, ROW)))
        for row, label in ledger.all_rows.items()
    }
    year = Field(json_schema_extra=described(OF_YEAR, YEAR))
    return create_model(name, __base__=Shape, year=(Name, year), **rows)


def _row_model(name: str, ledger: Ledger, row: str) -> type[BaseModel]:
    fill = amount_in(ledger.unit)
    cells: dict[str, Any] = {}
    for column, each in ledger.columns.items():
        cell = values.number(ledger.cell_words(row, column), PLACES, ledger.unit)
        entry = Field(json_schema_extra=described(each.label, fill))
        cells[column] = (Annotated[Any, BeforeValidator(cell)], entry)
    remarks = BeforeValidator(values.text(ledger.remarks.label, 200))
    return create_model(
        f"{name}_{row}", __base__=Shape, **cells, remarks=(Annotated[str, remarks] | None, None)
    )


def cells_of(ledger: Ledger, value: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield row, column and amount of every cell of what a unit wrote."""
    for row in ledger.all_rows:
        for column in ledger.columns:
            yield row, column, getattr(getattr(value, row), column)
