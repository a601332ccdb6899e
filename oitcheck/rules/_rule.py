"""What all rules share: their parameters' base class and what they may know besides the document."""

from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict


class RuleParams(BaseModel):
    """Typed keys of a rule; an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a rule may know besides the document.

    Attributes:
        question: such as ``O5``.
        fiscal_year_be: the catalogue's year (พ.ศ.).
        today: the day of the run.
        agency_home: the agency's main website.
        agency_names: Thai and English names.
    """

    question: str
    fiscal_year_be: int
    today: date
    agency_home: str | None = None
    agency_names: tuple[str, ...] = ()
