"""The renderer: templates with autoescape, the page's language, and links relative to the page."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from toolkit import VERSION
from toolkit.language import LANGUAGES, Language, Text, said
from toolkit.pages.chinese import marked
from toolkit.pages.page import Heading, Page
from toolkit.pages.quick import escape
from toolkit.pages.words import WORDS
from toolkit.schemes.showing import for_readers

TEMPLATES = Path(__file__).parent / "templates"


class _Words(NodeTransformer):
    """Makes the words of the pages, ``w('name')`` in a template, part of the compiled template."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def visit_Call(self, call: nodes.Call) -> nodes.Node:
        """Return the word for a call that names one and fills nothing in."""
        match call:
            case nodes.Call(node=nodes.Name(name="w"), args=[nodes.Const(value=name)], kwargs=[]):
                return nodes.Const(WORDS[name].said(self._language), lineno=call.lineno)
        return self.generic_visit(call)


def number(printed: str | int | None, reason: str) -> Markup:
    """Return a number as printed, or why there is none."""
    if printed is None:
        return Markup('<span class="k-null">{}</span>').format(reason)
    return escape(printed)


class _Environment(Environment):
    """The templates in one language."""

    def __init__(self, language: Language, **options: Any) -> None:
        super().__init__(**options)
        self._words = _Words(language)
        self.globals["number"] = number

    def _generate(self, source: nodes.Template, *rest: Any, **options: Any) -> str:
        code = super()._generate(self._words.visit(source), *rest, **options)
        return code.replace("\n", "; from toolkit.pages.quick import escape\n", 1)


@lru_cache(maxsize=2)
def _environment(language: Language) -> Environment:
    """Templates escape everything; a name that is not given is an error, not an empty string."""
    return _Environment(
        language,
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def compile_templates() -> None:
    """Compile the templates of every language now, so that copies of this process need not."""
    for language in LANGUAGES:
        environment = _environment(language)
        for name in environment.list_templates():
            environment.get_template(name)


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def word(self, name: str, **values: Text | str | int) -> str:
        """Return a word of the pages in this language."""
        text = WORDS[name]
        return text.said_with(self.language, values) if values else text.said(self.language)

    def page(
        self,
        path: str,
        title: str,
        description: str,
        headings: Sequence[tuple[str, str]],
        template: str,
        is_wide: bool = False,
        **values: Any,
    ) -> Page:
        """Return a page rendered from a template.

        ``headings`` are (ASCII id, title). Templates get the page's language as ``say``,
        ``shown`` (for a value stated) and ``w``, and ``to(path)`` for a link to another page of
        the same language's tree.
        """
        body = (
            _environment(self.language)
            .get_template(template)
            .render(
                say=lambda value: said(value, self.language),
                shown=lambda value: for_readers(value).said(self.language),
                w=self.word,
                to=lambda target: relative(path, target),
                api=lambda target: self.published(path, target),
                language=self.language,
                version=VERSION,
                inside=self.inside,
                listed=self.listed,
                title=title,
                path=path,
                **values,
            )
        )
        finished = Markup(body) if self.language == "zh" else marked(Markup(body))
        listed = tuple(Heading(id, name) for id, name in headings)
        return Page(path, title, description, listed, finished, is_wide)

    def inside(self, words: str) -> Markup:
        """Return words in the brackets of the page's language, with the space English needs."""
        template = "（{}）" if self.language == "zh" else " ({})"
        return Markup(template).format(words)

    def listed(self, parts: Sequence[str]) -> Markup:
        """Return the parts that are not empty, with the commas of the page's language."""
        comma = "，" if self.language == "zh" else ", "
        return Markup(comma).join(part for part in parts if part)

    def published(self, path: str, target: str) -> str:
        """Return the link from a page to a published file, which stands in the Chinese tree."""
        return relative(path, target if self.language == "zh" else f"../{target}")


def relative(path: str, target: str) -> str:
    """Return the link from one page to another address of the site, fragment kept."""
    address, hash_, fragment = target.partition("#")
    if address == path:
        return f"{hash_}{fragment}" or "./"
    return f"{_between(path, address)}{hash_}{fragment}"


@lru_cache(maxsize=1024)
def _between(path: str, address: str) -> str:
    """Return the way from one address to another. A page has hundreds of links to few addresses."""
    here, there = path.split("/")[:-1], address.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])
