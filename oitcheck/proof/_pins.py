"""What is pinned of one agency's catalogue, on disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from oitcheck.model.proof import PINNED, Manifest
from oitcheck.proof._manifest import MANIFEST, MAX_MANIFEST, read, sha256_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One pinned run; ``mark`` is the SHA-256 of its manifest."""

    folder: Path
    manifest: Manifest
    mark: str


def pins_folder(home: Path) -> Path:
    """Gives the folder of the pins of one agency's catalogue."""
    return home / "proof"


def pins(home: Path) -> tuple[Pin, ...]:
    """Gives what is pinned, the newest first; a pin whose manifest is not as it was written is not among them.

    Args:
        home: folder of one agency's catalogue.
    """
    found = sorted(_found(pins_folder(home)), key=lambda pin: pin.manifest.run.started_at)
    return tuple(reversed(found))


def damaged(home: Path) -> tuple[Path, ...]:
    """Gives the pins whose manifest is gone or not as it was written."""
    sound = {pin.folder for pin in _found(pins_folder(home))}
    return tuple(folder for folder in _folders(pins_folder(home)) if folder not in sound)


def _folders(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from (path for path in sorted(place.iterdir()) if path.is_dir() and path.name[0] != ".")


def _found(place: Path) -> Iterator[Pin]:
    for folder in _folders(place):
        try:
            with (folder / MANIFEST).open("rb") as file:
                text = file.read(MAX_MANIFEST)
        except OSError:
            continue
        manifest = read(text)
        if manifest is not None and manifest.kind == PINNED:
            yield Pin(folder=folder, manifest=manifest, mark=sha256_of(text))
