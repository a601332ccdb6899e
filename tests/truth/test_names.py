"""Names and addresses, inside a network namespace with a DNS server of its own: verdicts, and nobody contacted."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("_names_night.py")
FINE = {"pass", "warn"}
PRIVATE = ({"undetermined"}, {"private_address"})
RIGHT = {
    "ok": (FINE, None),
    "idn": (FINE, None),
    "v6broken": (FINE, None),
    "multi": (FINE, None),
    "multi-private-first": (FINE, None),
    "flap": (FINE, None),
    "rebind": ({"pass", "warn", "undetermined"}, None),
    "nx": ({"fail"}, {"dns_not_found"}),
    "empty": ({"fail", "undetermined"}, {"dns_not_found", "dns_unresolved"}),
    "cname-loop": ({"fail", "undetermined"}, {"dns_not_found", "dns_unresolved"}),
    "silent": ({"undetermined"}, {"dns_unresolved"}),
    "servfail": ({"undetermined"}, {"dns_unresolved"}),
    "garbage": ({"undetermined"}, {"dns_unresolved"}),
    "truncated": ({"undetermined"}, {"dns_unresolved"}),
    "private": PRIVATE,
    "cgnat": PRIVATE,
    "metadata": PRIVATE,
    "zero": PRIVATE,
    "loopback2": PRIVATE,
    "mapped": PRIVATE,
    "nat64": PRIVATE,
    "linklocal6": PRIVATE,
    "ula": PRIVATE,
    "many": PRIVATE,
    "to-private": ({"fail"}, {"redirect_forbidden"}),
    "to-rebound": ({"fail"}, {"redirect_forbidden"}),
    "to-nowhere": ({"fail"}, {"dns_not_found", "redirect_bad_target"}),
    "https www.town": (FINE, None),
    "https sni": (FINE, None),
    "https a.b.town": ({"fail"}, {"tls_wrong_host"}),
    "https cn-only": ({"fail"}, {"tls_wrong_host"}),
}


@pytest.mark.netns
def test_names_get_the_right_verdict_and_no_forbidden_address_a_call(namespaces, tmp_path, capsys):
    """Every fault of a resolver, every kind of address that is not public, names in certificates: one night over all."""
    command = ["unshare", "-n", "-m", sys.executable, str(PROGRAM), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)

    assert done.returncode == 0, done.stderr.decode()[-3000:]
    found = json.loads(done.stdout)
    wrong = {
        name: found["said"].get(name)
        for name, (verdicts, causes) in RIGHT.items()
        if found["said"][name][0] not in verdicts or (causes and found["said"][name][1] not in causes)
    }
    with capsys.disabled():
        print(
            f"\nnames: {len(RIGHT) - len(wrong)} of {len(RIGHT)} right, {len(found['contacts'])} forbidden contacts"
        )
    assert wrong == {}
    assert found["contacts"] == []
    assert max(elapsed for _, _, elapsed in found["said"].values()) < 15
