"""The measures report as one self-contained HTML page that prints on A4, landscape."""

from oitcheck.measures import COLUMNS, MeasuresReport
from oitcheck.report._page import page


def render(report: MeasuresReport) -> str:
    """Gives the page; it is in Thai alone, as the agency's own report is."""
    return page(
        "measures.html.j2", style=("measures.css",), script=(), lang="th", report=report, columns=COLUMNS
    )
