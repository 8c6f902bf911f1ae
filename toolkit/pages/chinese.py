"""Chinese words on an English page: said to be Chinese, so that they are read aloud and set as such.

They come from many places: titles, notes and places that a unit wrote, aliases, numbers of
documents, words of a policy explained in brackets. So the finished page is looked through once.
"""

import re

from markupsafe import Markup

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
#: From the first Chinese sign to the last, with the numbers and names between them.
_WORDS = re.compile(
    rf"[《（【]?{_HAN}(?:[\w .·:/-]{{0,12}}(?:{_HAN}|[\u3001-\u3011\u3014-\u301f\uff01-\uff60]))*"
)
#: What is not words of the page (code, pictures), may hold none but text, or says its language.
_AS_IT_IS = re.compile(
    r"<(code|pre|script|style|svg|option|textarea|select)\b.*?</\1>"
    r"|<(\w+) [^>]*?lang=\"zh[^>]*>.*?</\2>|<[^>]*>",
    re.DOTALL,
)


def marked(body: Markup) -> Markup:
    """Return the HTML of an English page with every run of Chinese words marked as Chinese."""
    text = str(body)
    if re.search(_HAN, text) is None:
        return body
    parts, end = [], 0
    for tag in _AS_IT_IS.finditer(text):
        parts += [_marked(text[end : tag.start()]), tag.group()]
        end = tag.end()
    return Markup("".join([*parts, _marked(text[end:])]))


def _marked(text: str) -> str:
    return _WORDS.sub(r'<span lang="zh">\g<0></span>', text)
