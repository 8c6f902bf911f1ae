"""Words after a task that bear no flag: ``new UNIT SCHEME YEAR`` and ``issue FILE …``.

invoke takes such words only where it must have them. A task that declares positional arguments
*with* a default takes them as well; those that stay unsaid keep their default.
"""

from collections.abc import Iterator, Mapping, Sequence

from invoke.parser.argument import Argument
from invoke.parser.context import ParserContext


def flagged(words: Sequence[str], contexts: Mapping[str, ParserContext]) -> Iterator[str]:
    """Yield the words with a flag for each that bears none and that its task takes.

    A word that is the name of a task starts that task. A list takes every further word.
    """
    flags: Mapping[str, Argument] = {}
    waiting: list[Argument] = []
    is_value = False
    for word in words:
        if is_value:
            is_value = False
            yield word
        elif word in contexts:
            flags = contexts[word].flags
            waiting = _optional(contexts[word])
            yield word
        elif word.startswith("-"):
            is_value = word in flags and flags[word].takes_value
            waiting = [each for each in waiting if not _is_named(each, word)]
            yield word
        elif waiting:
            yield f"--{waiting[0].names[0]}={word}"
            waiting = waiting if waiting[0].kind is list else waiting[1:]
        else:
            yield word


def _optional(context: ParserContext) -> list[Argument]:
    """Return the positional arguments of a task none of which it must have; else none at all."""
    return [] if context.missing_positional_args else list(context.positional_args)


def _is_named(argument: Argument, flag: str) -> bool:
    return argument.kind is not list and flag.partition("=")[0] == f"--{argument.names[0]}"
