"""Proof: what stood at the answers, byte for byte, and how often it opened, so that a person can hand it in.

pinning    a run's bytes are kept beside the history, outside its quota      ── _recording, _questions, _texts, _masked
tonight    whether a run is pinned: asked for, or once after the answer window has closed          ── _windows
handing    a folder and a zip for a person, from what is pinned and what the history counts        ── _names, _opened
checking   whether a proof is as it was made; every changed, missing or added file is named       ── _bundles, _manifest
_pins      what is pinned, on disk      _noted  its marks in the history      _placing  folders that are whole or not there

``<home>/proof/<run>/``: ``objects/<sha256>`` (each body once), ``texts/``, ``run.json``, ``manifest.json``, ``SHA256SUMS``.
"""

from oitcheck.proof._noted import Noted, noted
from oitcheck.proof._pins import Pin, damaged, pins
from oitcheck.proof.checking import Checked, Fault, Finding, check
from oitcheck.proof.handing import Handed, hand_in, with_counts
from oitcheck.proof.pinning import Pinning
from oitcheck.proof.tonight import Tonight, tonight

__all__ = [
    "Checked",
    "Fault",
    "Finding",
    "Handed",
    "Noted",
    "Pin",
    "Pinning",
    "Tonight",
    "check",
    "damaged",
    "hand_in",
    "noted",
    "pins",
    "tonight",
    "with_counts",
]
