"""What the size and the name of a picture tell."""

import re

from oitcheck.model.document import Image

# A chart or a scan is at most about twice as wide as high; heads of pages are four times and more.
_STRIP = 3.5
_ICON = re.compile(
    r"(?i)(?:^|[/_-])(?:ic(?:on|o)?|pdf|docx?|word|xlsx?|excel|zip|file|bullet|arrow|new|hot|dot|logo|btn|button|line|spacer|blank|print|"
    r"email|counter|hit|star|home|back|next|fb|facebook|line)[\w-]{0,12}\.(?:gif|png|jpe?g|svg|webp)$"
)


def is_strip(image: Image) -> bool:
    """Whether the picture is a banner: a page laid out by tables has its head in the main part."""
    return image.width is not None and image.height is not None and image.width > _STRIP * image.height


def is_ornament(image: Image) -> bool:
    """Whether the picture holds no words of the page: a banner, or what is called as icons are."""
    return is_strip(image) or (image.width is None and _ICON.search(image.url.partition("?")[0]) is not None)
