"""The days that ``dated_within`` is told: what contradicts itself is a mistake, told with what was meant."""

from datetime import date

import pytest
from pydantic import ValidationError

from oitcheck import rules


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"start": "2564-10-01"}, "2564 is a Buddhist year (พ.ศ.), expected a Gregorian one: 2021-10-01"),
        ({"start": "2022-10-01", "end": "2021-10-01"}, "start 2022-10-01 lies behind end 2021-10-01"),
        (
            {"start": "2021-10-01", "year_be": 2565},
            "year_be stands in place of start and end; keep one of the two",
        ),
    ],
)
def test_days_that_cannot_be_are_mistakes(given, told):
    """A Buddhist year, days that run backwards, two ways at once."""
    with pytest.raises(ValidationError) as error:
        rules.params_of("dated_within").model_validate(given)

    assert f"Value error, {told}" == error.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [("30 กันยายน 2564", "no"), ("1 ตุลาคม 2564", "yes"), ("30 กันยายน 2565", "yes"), ("1 ตุลาคม 2565", "no")],
)
def test_the_fiscal_year_has_a_first_and_a_last_day(eye, text, seen):
    """Without parameters it is the catalogue's year, from 1 October to 30 September."""
    document = eye.document(f"ประกาศ ณ วันที่ {text} " + "ข้อความของประกาศ " * 20)

    assert seen == eye.look(eye.expect("dated_within"), document).seen


def test_days_survive_being_written_as_json():
    """What a checklist says is kept as text and read again as the same days."""
    kind = rules.params_of("dated_within")
    params = kind.model_validate({"start": "2021-10-01", "end": "2022-03-31"})

    assert params == kind.model_validate(params.model_dump(mode="json", exclude_unset=True))
    assert date(2021, 10, 1) == params.start
