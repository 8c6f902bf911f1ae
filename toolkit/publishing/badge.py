"""Badges: the latest result of a unit under a scheme as a small picture, for the unit's own website.

Plain SVG of fixed size and colours: nothing in it runs, nothing is fetched, every word is escaped.
"""

import unicodedata
from functools import lru_cache
from html import escape

from toolkit.language import Language, Text, both
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing.changes import without_controls
from toolkit.scoring.scorecard import Scorecard

#: How far a result is settled, and the colour behind it; words say the same.
STATES: dict[str, tuple[Text, str]] = {
    "notice": (both("公示中", "in public notice"), "#7a4d00"),
    "final": (both("最终结果", "final"), "#1d5c8f"),
    "corrected": (both("已更正", "corrected"), "#1d5c8f"),
}
SCORE = both("{total} 分", "{total} points")
OF = both("{total}/{points} 分", "{total} of {points} points")
DEMO = both("示例", "demo")
TOLD = both("{unit}，{title}：{result}", "{unit}, {title}: {result}")
BETWEEN, HEIGHT, SIZE, PAD = " · ", 24, 12, 9
#: Signs of a third of the size of the type; Chinese ones are as wide as high, others half of it.
THIN = " .,·:;/()[]'-filjt"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}" role="img" xml:lang="{language}">'
    "<title>{told}</title>"
    '<rect width="{width}" height="{height}" rx="3" fill="#3d4450"/>'
    '<path fill="{colour}" d="M{left} 0H{edge}a3 3 0 0 1 3 3V{foot}a3 3 0 0 1 -3 3H{left}z"/>'
    '<g fill="#fff" font-size="{size}" font-family="Helvetica,Arial,PingFang SC,'
    'Microsoft YaHei,Noto Sans CJK SC,sans-serif"><text x="{pad}" y="16" textLength="{first}">{title}</text>'
    '<text x="{second}" y="16" textLength="{last}">{result}</text></g></svg>\n'
)


class Badges:
    """Makes the badges of a round that is out, in one language."""

    def __init__(self, outcome: RoundOutcome, language: Language) -> None:
        scheme = outcome.scored.edition.scheme
        self._outcome, self._language, self._grades = outcome, language, scheme.outcomes.grades
        self._state, colour = STATES[outcome.scored.round.state]
        is_open = scheme.points is None or any(
            node.uncapped or scheme.is_bonus(node.code) for node in scheme.nodes()
        )
        self._score = SCORE if is_open else OF.filled(points=str(scheme.points), total="{total}")
        title = without_controls(outcome.scored.round.title.said(language))
        self._title, first = escape(title), _width(title)
        left = first + 2 * PAD
        self._second = left + PAD
        self._fixed = {
            **{"height": HEIGHT, "size": SIZE, "pad": PAD, "foot": HEIGHT - 3, "left": left},
            **{"second": self._second, "first": first, "colour": colour, "language": language},
        }

    def of(self, card: Scorecard) -> bytes:
        """Return the badge of a unit."""
        parts = [*self._result(card), self._state, *([DEMO] if card.unit.demo else [])]
        words = without_controls(BETWEEN.join(part.said(self._language) for part in parts))
        unit = without_controls(card.unit.name.said(self._language))
        values = {"unit": escape(unit), "title": self._title, "result": escape(words)}
        last = _width(words)
        width = self._second + last + PAD
        told = TOLD.said(self._language).format(**values)
        return SVG.format(
            **{**self._fixed, **values, "told": told},
            **{"width": width, "edge": width - 3, "last": last},
        ).encode()

    def _result(self, card: Scorecard) -> list[Text]:
        """Return the grade and the total as printed; without either, how far it is verified."""
        grade, total = self._outcome.year_of(card).grade, card.printed(card.total)
        found = [] if self._grades is None or grade is None else [self._grades.of[grade].label]
        if total is not None:
            found.append(self._score.filled(total=total))
        return found or [card.status_in_words]


@lru_cache(maxsize=4096)
def _width(text: str) -> int:
    return sum(map(_sign, text)) * SIZE // 100


def _sign(sign: str) -> int:
    if sign in THIN:
        return 30
    if unicodedata.east_asian_width(sign) in "WF":
        return 100
    return 68 if sign.isupper() else 54
