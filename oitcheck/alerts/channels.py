"""Who is told, and where: a small YAML file of apprise addresses.

```yaml
admin: ["mailtos://user:password@mail.example.go.th?to=it@example.go.th"]
owners:
  palad: ["tgram://token/chat"]
```
"""

import hashlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field

from oitcheck.errors import FileProblems, UsageError
from oitcheck.files import source
from oitcheck.files.place import Complaints, Place
from oitcheck.files.shapes import Key, MapOf, OneOrMany, Record, Text
from oitcheck.yaml_nodes import parse

ADMIN = "admin"

_ADDRESS = Text(
    wanted="an address such as mailtos://user:password@host",
    remedy="write one of apprise's addresses, in quotes",
)
_OWNER = Text(
    pattern=r"[\w-]{1,63}", wanted="an id of the checklist's owners", remedy="write it as in the checklist"
)
_FILE = Record(
    {
        "admin": Key(OneOrMany(_ADDRESS), "who is told of the checker's own faults"),
        "owners": Key(MapOf(key=_OWNER, item=OneOrMany(_ADDRESS)), "who is told of each division's answers"),
    },
    "who is told",
)


@dataclass(frozen=True, slots=True)
class Channels:
    """Addresses by recipient; they are secrets, so a channel is named by its fingerprint."""

    admin: tuple[str, ...] = ()
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, recipient: str) -> tuple[str, ...]:
        """Gives the addresses of ``admin`` or of an owner's id."""
        return self.admin if recipient == ADMIN else self.owners.get(recipient, ())

    def recipient_for(self, owner: str | None) -> str:
        """Gives who is told about an owner's answers: the owner, or the administrator where nobody is named."""
        return owner if owner is not None and self.owners.get(owner) else ADMIN

    def by_fingerprint(self) -> dict[str, str]:
        """Gives every address by its fingerprint."""
        every = [*self.admin, *(one for some in self.owners.values() for one in some)]
        return {fingerprint(address): address for address in every}

    def named(self) -> list[tuple[str, str]]:
        """Gives each recipient with each of its addresses."""
        return [(name, address) for name in (ADMIN, *self.owners) for address in dict.fromkeys(self.of(name))]


def fingerprint(address: str) -> str:
    """Gives a name for an address that does not tell it."""
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:16]


def load(path: str) -> Channels:
    """Gives the channels of a file.

    Raises:
        FileProblems: every mistake of the file, each with its place.
        UsageError: nobody is named, or what delivers messages is not installed.
    """
    if importlib.util.find_spec("apprise") is None:
        raise UsageError("--alerts: apprise is not installed\n  pip install 'oitcheck[alerts]'")
    root, problems = parse(path, source.text_of(path, source.read(path)))
    complaints = Complaints(path, list(problems))
    fields = _FILE.read(Place(root, "", complaints)) if root is not None else None
    mistakes = tuple(problem for problem in complaints.problems if not problem.warning)
    if mistakes or fields is None:
        raise FileProblems(mistakes)
    owners = {name: addresses for name, (_, addresses) in (fields["owners"] or {}).items()}
    channels = Channels(admin=fields["admin"] or (), owners=owners)
    if not channels.by_fingerprint():
        raise UsageError(f"{path}: nobody is named\n  write 'admin: [an address]'")
    return channels
