"""Where the published files stand, and the pages they name. Addresses are a contract: they stay."""

from toolkit.language import Language

API = "v1"
API_ROOT = f"api/{API}/"
SUMS, PACKAGE, INDEX, DICTIONARY = "SHA256SUMS", "datapackage.json", "index.json", "dictionary.json"
DATABASE, OPENAPI = "kaohe.sqlite", "openapi.json"


def results_data(scheme: str, year: str, suffix: str) -> str:
    """The results of one round, below the API."""
    return f"results/{scheme}/{year}.{suffix}"


def card_data(scheme: str, year: str, unit: str, suffix: str) -> str:
    """One scorecard, below the API."""
    return f"scorecards/{scheme}/{year}/{unit}.{suffix}"


def comparison_data(scheme: str, year: str, earlier: str) -> str:
    """One round compared with an earlier one, below the API."""
    return f"compare/{scheme}/{year}/{earlier}.json"


def table_data(table: str, suffix: str) -> str:
    """One table of everything together, below the API."""
    return f"tables/{table}.{suffix}"


def badge(scheme: str, unit: str, language: Language) -> str:
    """The latest result of a unit under a scheme as a picture, below the API."""
    return f"badges/{scheme}/{unit}{'' if language == 'zh' else f'.{language}'}.svg"


def scheme_data(scheme: str, edition: str) -> str:
    """One edition of a policy, below the API."""
    return f"schemes/{scheme}/{edition}.json"


def unit_data(unit: str) -> str:
    """One unit over its years, below the API."""
    return f"units/{unit}.json"


def results_page(scheme: str, year: str) -> str:
    """The page of one round, in the tree of a language."""
    return f"results/{scheme}/{year}/"


def feed(language: Language) -> str:
    """The feed of changes, from the site's root."""
    return f"{TREES[language]}feeds/changes.atom"


def calendar(language: Language, scheme: str, year: str) -> str:
    """The calendar of one round, from the site's root."""
    return f"{TREES[language]}calendars/{scheme}-{year}.ics"


def calendar_of_all(language: Language) -> str:
    """The calendar of all rounds, from the site's root."""
    return f"{TREES[language]}calendars/all.ics"


#: Tree of each language below the site's root.
TREES: dict[Language, str] = {"zh": "", "en": "en/"}
