"""The pages for submitting: the form of each round, and the list of rounds that are open."""

from collections.abc import Sequence

from markupsafe import Markup

from toolkit.contribute.form_files import (
    RULES,
    SCRIPT,
    claims_folder,
    model_file,
    offline_file,
)
from toolkit.contribute.form_model import is_demo, is_open
from toolkit.contribute.form_offline import json_script
from toolkit.contribute.form_settings import Submit, form_settings
from toolkit.language import both
from toolkit.pages import addresses
from toolkit.pages.calendar_view import step_in_words
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer, relative
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.round import STATES

OPEN_UNTIL = both("正在填报，{day} 截止", "open, claims are due by {day}")
CLOSED = both("已截止（{day}），{state}", "closed on {day}, {state}")


def form_page(
    renderer: Renderer, repository: Repository, filed: FiledRound, submit: Submit
) -> Page:
    """Return the form of a round; that of a closed round can be read and not filled in."""
    language, round_ = renderer.language, filed.round
    path = addresses.form(filed)
    title = f"{renderer.word('submit')} · {round_.title.said(language)}"
    known = {
        "model": renderer.published(path, model_file(filed)),
        "rules": renderer.published(path, RULES),
        "claims": renderer.published(path, claims_folder(filed)),
        "help": relative(path, "help/problems/"),
    }
    told = form_settings(filed, language, submit, known)
    assert filed.edition is not None
    return renderer.page(
        path,
        title,
        title,
        [],
        "form.html",
        is_wide=True,
        round=round_,
        is_open=is_open(filed),
        is_demo=is_demo(repository, filed),
        state=STATES[round_.state].said(language),
        next_step=step_in_words(renderer, filed.round),
        settings=Markup(json_script("k-form-settings", told)),  # escaped as JSON for a script
        script=SCRIPT,
        offline=offline_file(filed, language),
        addresses={
            "results": addresses.results_of_form(filed),
            "policy": addresses.policy(round_.scheme, filed.edition.scheme.edition),
        },
    )


def submit_index(renderer: Renderer, rounds: Sequence[FiledRound], is_demo_data: bool) -> Page:
    """Return the list of forms, those of open rounds first."""
    title = renderer.word("submit")
    rows = [
        (
            addresses.form(filed),
            filed.round.title.said(renderer.language),
            [_state(renderer, filed)],
        )
        for filed in sorted(rounds, key=lambda each: not is_open(each))
    ]
    return renderer.page("submit/", title, title, [], "units.html", rows=rows, is_demo=is_demo_data)


def _state(renderer: Renderer, filed: FiledRound) -> str:
    day, state = filed.round.deadline.isoformat(), STATES[filed.round.state]
    words = OPEN_UNTIL if is_open(filed) else CLOSED
    return words.filled(day=day, state=state).said(renderer.language)
