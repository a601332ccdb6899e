"""Forms behind pages of services, at the platforms' own names: opened, told by the service, never sent."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("_forms_night.py")
RIGHT = {
    "open": ("pass", None, ""),
    "closed": ("fail", "form_closed", "แจ้งไฟสาธารณะดับ"),
    "closed-short": ("fail", "form_closed", "แจ้งทางเท้าชำรุด"),
    "deleted": ("fail", "http_not_found", "ขอรับถังขยะ"),
    "sign-in": ("warn", "form_needs_sign_in", "จองคิวรับบริการ"),
    "unreadable": ("undetermined", "needs_browser", "ยื่นคำร้องทั่วไป"),
    "failing": ("undetermined", None, "ยื่นคำร้องทั่วไป"),
    "own": ("pass", None, ""),
    "own-gone": ("warn", "http_not_found", "แจ้งท่อระบายน้ำอุดตัน"),
    "own-closed": ("fail", "form_closed", "แจ้งตัดแต่งกิ่งไม้"),
    "nameless": ("fail", "form_closed", "แจ้งไฟสาธารณะดับ"),
    "many": ("pass", None, ""),
}


@pytest.mark.netns
def test_each_services_form_is_opened_and_told(namespaces, tmp_path, capsys):
    """A closed or deleted form breaks its service; a sign-in is a warning; what cannot be read is undetermined."""
    command = ["unshare", "-n", "-m", sys.executable, str(PROGRAM), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)

    assert done.returncode == 0, done.stderr.decode()[-3000:]
    found = json.loads(done.stdout)
    with capsys.disabled():
        print()
        for name, (verdict, cause, shown, _) in found["said"].items():
            print(f"{name:<13} {verdict:<13} {cause or '':<20} {shown or ''}"[:150])
    wrong = {
        name: found["said"][name]
        for name, (verdict, cause, service) in RIGHT.items()
        if found["said"][name][0] != verdict
        or (cause and found["said"][name][1] != cause)
        or service not in (found["said"][name][2] or "")
    }
    assert {} == wrong
    assert {"GET"} == {method for method, _ in found["asked"]}
    assert not [place for _, place in found["asked"] if "formResponse" in place or place.endswith("/send")]
    assert 12 == len({place for _, place in found["asked"] if "/e-service/bin?n=" in place})
