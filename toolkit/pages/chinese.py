"""Chinese words on an English page: said to be Chinese, so that they are read aloud and set as such.

They come from many places: titles, notes and places that a unit wrote, aliases, numbers of
documents, words of a policy explained in brackets. So the finished page is looked through once.
"""

import re

from markupsafe import Markup

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_CHINESE = re.compile(_HAN)
#: From the first Chinese sign to the last, with the numbers and names between them.
_WORDS = re.compile(
    rf"[《（【]?{_HAN}(?:[\w .·:/-]{{0,12}}(?:{_HAN}|[\u3001-\u3011\u3014-\u301f\uff01-\uff60]))*"
)
#: What is not words of the page (code, pictures), may hold none but text, or says its language.
_PART = r"(<(?:(code|pre|script|style|svg|option|textarea|select)\b.*?</\2>|{}|[^>]*>))"
_WHERE_NONE_SAYS = re.compile(_PART.format("(?!)()"), re.DOTALL)
_WHERE_SOME_SAY = re.compile(_PART.format(r'(\w+) [^>]*?lang="zh[^>]*>.*?</\3>'), re.DOTALL)


def marked(body: Markup) -> Markup:
    """Return the HTML of an English page with every run of Chinese words marked as Chinese."""
    text = str(body)
    if _CHINESE.search(text) is None:
        return body
    apart = _WHERE_SOME_SAY if 'lang="zh' in text else _WHERE_NONE_SAYS
    pieces = apart.split(text)  # words, what is not words and the two groups within that, and again
    pieces[::4] = [words if words.isascii() else _marked(words) for words in pieces[::4]]
    del pieces[3::4], pieces[2::3]
    return Markup("".join(pieces))


def _marked(text: str) -> str:
    return _WORDS.sub(r'<span lang="zh">\g<0></span>', text)
