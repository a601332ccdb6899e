"""Maps: a map service in a frame or behind a link, or a picture that says it is one."""

from collections.abc import Iterator

from oitcheck.model.document import Document, Where
from oitcheck.rules._addresses import Address, taken_apart, told, visible_links

_SERVICES = (
    "maps.app.goo.gl", "openstreetmap.org", "osm.org", "map.longdo.com", "longdo.com", "waze.com", "maps.apple.com",
    "arcgis.com", "here.com", "wego.here.com", "umap.openstreetmap.fr", "maps.google.com", "maps.google.co.th",
)  # fmt: skip
_WORDS = ("แผนที่", "map")
_NOT_MAPS = ("แผนที่เว็บไซต์", "แผนผังเว็บไซต์", "sitemap", "site map", "แผนที่ภาษี", "แผนที่ยุทธศาสตร์")


def maps(document: Document) -> Iterator[str]:
    """Gives every map of the page as an excerpt, anywhere on it."""
    for link in visible_links(document):
        if is_map(link.url):
            yield told(link)
    for image in document.images:
        name = taken_apart(image.url).parts[-1:] or ("",)
        if _says_map(image.alt) or (image.where is Where.MAIN and _says_map(name[0])):
            yield f"{image.alt} {image.url}".strip()[:190]
    if document.markup is not None and any("leaflet" in script.lower() for script in document.markup.scripts):
        yield next(script for script in document.markup.scripts if "leaflet" in script.lower())[:190]
    pictures = [
        image for image in document.images if image.where is Where.MAIN and (image.width or 300) >= 200
    ]
    for heading in document.headings:
        if pictures and heading.where is Where.MAIN and _says_map(heading.text):
            yield f"{heading.text[:80]}: {pictures[0].url[:100]}"


def is_map(url: str) -> bool:
    """Whether an address is a place on a map service."""
    address = taken_apart(url)
    on_path = _is_google(address) or address.on("goo.gl", "bing.com")
    return address.on(*_SERVICES) or (on_path and address.parts[:1] == ("maps",))


def _is_google(address: Address) -> bool:
    return address.host.startswith("google.") or ".google." in f".{address.host}"


def _says_map(text: str) -> bool:
    said = text.lower()
    return any(word in said for word in _WORDS) and not any(word in said for word in _NOT_MAPS)
