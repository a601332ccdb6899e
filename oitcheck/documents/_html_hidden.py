"""Which blocks of a page a reader cannot see, as far as the markup itself tells."""

import re
from collections.abc import Mapping
from functools import lru_cache

_STYLE = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0*\.?0*(?:px|pt|em|rem|%)?\s*"
    r"(?:;|!|$)|(?:left|right|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|"
    r"clip-path\s*:\s*inset\(\s*(?:50|100)%|transform\s*:\s*scale\(\s*0\s*\)"
)
_NO_SIZE = re.compile(r"(?i)(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)")
_CUT = re.compile(r"(?i)overflow(?:-[xy])?\s*:\s*hidden")
_OFF_SCREEN = re.compile(r"(?i)(?:left|right|top|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}")

_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:d-none|hidden|visually-hidden|visuallyhidden|sr-only|screen-reader-text|element-invisible|"
    r"screen-reader|u-hidden|is-hidden)(?=\s|$)"
)
_SHOWN_WHERE_WIDE = re.compile(
    r"(?:^|\s)(?:(?:d|sm|md|lg|xl)[-:](?:(?:sm|md|lg|xl|xxl)-)?(?:block|flex|inline\S*|grid|table\S*)|not-sr-only)(?=\s|$)"
)
_OPENED_BY_CLICK = re.compile(
    r"(?i)tab-?pane|tab-?content|tab-?panel|accordion|collaps|toggle|panel|faq|answer|spoiler|"
    r"(?:^|\s)(?:wow|aos\S*|animate\S*|fade\S*|elementor-invisible|reveal|slide\S*|carousel\S*|swiper\S*|lazy\S*)(?=\s|$)"
)


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Tells whether the element and all in it is out of a reader's sight.

    What a click or an animation brings up (tabs, accordions, slides) counts as seen: that is how such pages are read.
    ``aria-hidden`` hides from screen readers only.
    """
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return not _opened(attributes)
    style = attributes.get("style")
    if style and _hides(style[:2000]) and (_OFF_SCREEN.search(style) or not _opened(attributes)):
        return True
    names = attributes.get("class")
    return bool(names) and _class_hides((names or "")[:500])


def _opened(attributes: Mapping[str, str]) -> bool:
    if attributes.get("role") == "tabpanel" or "data-aos" in attributes:
        return True
    return bool(_OPENED_BY_CLICK.search(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:1000]))


@lru_cache(maxsize=1024)
def _hides(style: str) -> bool:
    return bool(_STYLE.search(style) or (_NO_SIZE.search(style) and _CUT.search(style)))


@lru_cache(maxsize=1024)
def _class_hides(names: str) -> bool:
    return bool(_UNSEEN_CLASS.search(names) and not _SHOWN_WHERE_WIDE.search(names))
