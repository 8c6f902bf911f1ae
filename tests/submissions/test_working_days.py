"""Working days by the announcements of the State Council, counted by hand."""

import datetime

import pytest

from toolkit.submissions.working_days import AnswerWithin, UnknownYear, last_of


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        ("2023-03-13", 5, "2023-03-17"),  # Monday to Friday
        ("2023-03-11", 5, "2023-03-17"),  # a Saturday is not the first of them
        ("2023-03-17", 1, "2023-03-17"),
        ("2023-03-17", 2, "2023-03-20"),
        ("2020-04-03", 5, "2020-04-10"),  # Qingming: 4 to 6 April
        ("2019-04-28", 5, "2019-05-06"),  # 28 April and 5 May made up for 1 to 4 May
    ],
)
def test_the_last_of_some_working_days(first: str, days: int, last: str) -> None:
    assert last_of(day(first), days) == day(last)


def test_a_year_that_was_not_announced_is_refused() -> None:
    with pytest.raises(UnknownYear):
        last_of(day("2126-03-05"), 1)


@pytest.mark.parametrize(
    ("within", "received", "until"),
    [
        ({"working_days": 5}, "2021-03-05", "2021-03-12"),  # counted from the Monday after
        ({"calendar_days": 7}, "2021-03-05", "2021-03-12"),
        ({"working_days": 5}, "2126-03-05", None),
    ],
)
def test_an_answer_is_counted_from_the_day_after(
    within: dict[str, int], received: str, until: str | None
) -> None:
    expected = None if until is None else day(until)
    assert AnswerWithin(**within).until(day(received)) == expected
