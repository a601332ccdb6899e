"""One message to one channel, bounded in time: a channel that hangs costs its own process and nothing else."""

import json
import re
import subprocess
import sys
from pathlib import Path

from oitcheck.masking import mask

SECONDS = 40.0
"""What one message may take; a mail server that greets slowly takes ten."""

_CHILD = Path(__file__).with_name("_outside.py")


def send_one(address: str, title: str, body: str, *, seconds: float = SECONDS) -> str | None:
    """Sends a message; gives why it did not arrive, null where it did. No secret of the address stands in the reason."""
    job = json.dumps({"address": address, "title": title, "body": body})
    try:
        done = subprocess.run(  # noqa: S603 - our own file; the address goes in by stdin, where no list of processes shows it
            [sys.executable, "-I", str(_CHILD)],
            input=job.encode("utf-8", "replace"),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        said = json.loads(done.stdout)["reason"]
    except subprocess.TimeoutExpired:
        return f"no answer within {seconds:g} s"
    except OSError as error:
        return f"cannot be started: {error.strerror or error}"
    except (ValueError, KeyError):
        return f"what sends it ended with {done.returncode}"
    return None if said is None else without_secrets(str(said), address)


def without_secrets(text: str, address: str) -> str:
    """Gives one line of at most 200 signs that holds no part of an address but its scheme and host names."""
    line = " ".join(mask(text).split())
    for part in sorted(re.split(r"[/@:?&=#]+", address.partition("://")[2]), key=len, reverse=True):
        if len(part) > 3 and not re.fullmatch(r"[\w-]+(\.[\w-]+)+", part):
            line = line.replace(part, "•••")
    return line[:200]


def shown(address: str) -> str:
    """Gives what of a channel's address may be shown: its kind and, where it has one, its host."""
    kind, _, rest = address.partition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    return f"{kind}://{host}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", host) else f"{kind}://•••"
