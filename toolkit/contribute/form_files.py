"""What the forms read, as files of the site: script, rules, and for each round model and claims.

Beside them stand the worked examples of each edition, which its page reads to try other numbers.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.contribute.entries import ClaimEntries, LedgerEntry, as_object, entries_of
from toolkit.contribute.form_model import form_object, is_open
from toolkit.contribute.form_offline import bundled_script, offline_form
from toolkit.contribute.form_rules import rules_object
from toolkit.contribute.form_settings import Submit, form_settings
from toolkit.contribute.worked_model import worked_object
from toolkit.language import LANGUAGES, Language
from toolkit.schemes.ledger import TOTAL
from toolkit.submissions.repository import FiledRound, Repository

#: The folder of the forms below the site's root, and what stands in it.
FOLDER = "submit"
SCRIPT, RULES = f"{FOLDER}/form.js", f"{FOLDER}/rules.json"


def round_folder(filed: FiledRound) -> str:
    """Return the folder of a round's form below the site's root."""
    return f"{FOLDER}/{filed.round.scheme}/{filed.round.round}"


def model_file(filed: FiledRound) -> str:
    """Return where the model of a round's form stands."""
    return f"{round_folder(filed)}/form.json"


def claims_folder(filed: FiledRound) -> str:
    """Return where the published claims of a round stand as entries."""
    return f"{round_folder(filed)}/claims/"


def offline_file(filed: FiledRound, language: Language) -> str:
    """Return where the saved form of an open round stands."""
    suffix = "" if language == "zh" else f".{language}"
    return f"{round_folder(filed)}/{filed.round.scheme}-{filed.round.round}{suffix}.html"


def worked_file(scheme: str, edition: str) -> str:
    """Return where the worked examples of an edition stand, to be tried with other numbers."""
    return f"{FOLDER}/{scheme}/examples/{edition}.json"


def rounds_with_forms(repository: Repository) -> Iterator[FiledRound]:
    """Yield the rounds that have a form: those whose edition and register can be read."""
    for filed in repository.rounds.values():
        if filed.edition is not None and filed.register is not None:
            yield filed


def write_forms(target: Path, repository: Repository, submit: Submit) -> None:
    """Write the files of all forms below ``target``."""
    rules = rules_object()
    _write(target / SCRIPT, bundled_script())
    _write(target / RULES, _json(rules))
    for filed in rounds_with_forms(repository):
        model = form_object(repository, filed)
        _write(target / model_file(filed), _json(model))
        for unit, entries in _claims(repository, filed):
            _write(target / claims_folder(filed) / f"{unit}.json", _json(entries))
        for language in LANGUAGES if is_open(filed) else ():
            page = saved_form(filed, language, submit, model, rules)
            _write(target / offline_file(filed, language), page)
    for (scheme, name), edition in repository.editions.items():
        if examples := repository.examples.get((scheme, name)):
            _write(target / worked_file(scheme, name), _json(worked_object(edition, examples)))


def saved_form(
    filed: FiledRound,
    language: Language,
    submit: Submit,
    model: dict[str, Any],
    rules: dict[str, Any],
) -> str:
    """Return the form of a round as one HTML file that asks for nothing."""
    nowhere = dict.fromkeys(("model", "rules", "claims", "help"))
    settings = form_settings(filed, language, submit, nowhere)
    return offline_form(language, filed.round.title, model, rules, settings)


def _claims(repository: Repository, filed: FiledRound) -> Iterator[tuple[str, dict[str, Any]]]:
    assert filed.edition is not None
    for unit in filed.units:
        claim = repository.claims.get((filed.round.scheme, filed.round.round, unit))
        if claim is not None and filed.claims_are_out:
            yield unit, as_object(_public(entries_of(claim, filed.edition.scheme)))


def _public(entries: ClaimEntries) -> ClaimEntries:
    """Return entries as they may be published: of a ledger the total row alone."""
    facts = {
        name: replace(entry, rows={TOTAL: entry.rows[TOTAL]})
        if isinstance(entry, LedgerEntry)
        else entry
        for name, entry in entries.facts.items()
    }
    return replace(entries, facts=facts)


def _json(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
