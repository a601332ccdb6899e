"""A setting that makes no sense is told by the name under which an operator can mend it."""

import pytest

from oitcheck.cli._options import settings_of
from oitcheck.errors import UsageError


@pytest.mark.parametrize(
    "name", ["PIN_BYTES", "KEEP_DAYS", "EVIDENCE_QUOTA_MIB", "FOLLOW_FORMS", "OCR_PAGES"]
)
@pytest.mark.parametrize("value", ["-1", "nan", "1e999", "ก"])
def test_a_setting_without_a_flag_is_told_as_the_variable_that_it_is(monkeypatch, name, value):
    """No flag is named that there is not: --help would not know it."""
    monkeypatch.setenv(f"OITCHECK_{name}", value)

    with pytest.raises(UsageError, match=f"^OITCHECK_{name}: found {value!r}: input should be "):
        settings_of(timeout=None)


def test_a_setting_with_a_flag_is_told_as_the_flag():
    """What was typed is what is named."""
    with pytest.raises(UsageError, match=r"^--timeout: found -1.0: input should be "):
        settings_of(timeout=-1.0)
