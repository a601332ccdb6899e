"""The site's pictures, drawn as SVG: logo, portraits, the chart of units, the map, a scene for the news."""

from collections.abc import Iterator

WIDTH, HEIGHT = 1000, 545
LONG_HAIR = frozenset({2, 5, 7, 8, 10, 12})

CLOTHES = ("#1f4e79", "#7a3b69", "#2e6b4f", "#8a5a1c", "#444a6d", "#9c3d3d", "#38707a", "#6b5b2e")

PERMANENT = (
    ("สำนักปลัดเทศบาล", ("ฝ่ายอำนวยการ", "งานนิติการ")),
    ("กองคลัง", ("งานการเงินและบัญชี", "งานพัสดุ")),
    ("กองช่าง", ("งานวิศวกรรม", "งานสาธารณูปโภค")),
    ("กองสาธารณสุขฯ", ("งานสุขาภิบาล", "งานรักษาความสะอาด")),
    ("กองการศึกษา", ("งานโรงเรียน", "งานกีฬา")),
    ("กองยุทธศาสตร์ฯ", ("งานแผน", "งานประชาสัมพันธ์")),
    ("กองการประปา", ("งานผลิต", "งานบริการ")),
)


def drawn() -> dict[str, str]:
    """Gives the pictures by path, as SVG text."""
    portraits = {f"/images/portrait-{number}.svg": _portrait(number) for number in range(1, 13)}
    return portraits | {
        "/images/logo.svg": _logo(),
        "/images/org-chart.svg": _chart(),
        "/images/map.svg": _map(),
        "/images/activity.svg": _scene(),
        "/images/no-gift.svg": _no_gift(),
    }


def _svg(width: int, height: int, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="Sarabun, Laksaman, Garuda, sans-serif">{inside}</svg>'
    )


def _logo() -> str:
    return _svg(
        96,
        96,
        '<circle cx="48" cy="48" r="46" fill="#fff" stroke="#c8962e" stroke-width="4"/>'
        '<circle cx="48" cy="48" r="37" fill="#0b5c4a"/><path d="M20 62q14-12 28 0t28 0v10H20z" fill="#7cc6e8"/>'
        '<path d="M48 20l22 20H26z" fill="#e8c15a"/><rect x="32" y="40" width="32" height="18" fill="#fff"/>'
        '<rect x="44" y="46" width="8" height="12" fill="#0b5c4a"/>',
    )


def _portrait(number: int) -> str:
    clothes = CLOTHES[number % len(CLOTHES)]
    hair = "M32 52q0-34 28-34t28 34v26H32z" if number in LONG_HAIR else "M34 50q2-30 26-30t26 30z"
    return _svg(
        120,
        150,
        f'<rect width="120" height="150" fill="#dfe9f1"/><path d="{hair}" fill="#2b2320"/>'
        '<ellipse cx="60" cy="58" rx="23" ry="28" fill="#e3b58f"/>'
        '<circle cx="51" cy="56" r="2.5"/><circle cx="69" cy="56" r="2.5"/>'
        '<path d="M52 70q8 6 16 0" stroke="#8a3c2c" stroke-width="2" fill="none"/>'
        f'<path d="M14 150q0-54 46-54t46 54z" fill="{clothes}"/><path d="M48 96l12 20 12-20z" fill="#fff"/>'
        '<rect x="24" y="118" width="18" height="5" fill="#e8c15a"/>',
    )


def _box(middle: float, top: float, width: float, text: str, fill: str, size: int = 15) -> str:
    return (
        f'<rect x="{middle - width / 2}" y="{top}" width="{width}" height="38" rx="5" fill="{fill}" stroke="#35566b"/>'
        f'<text x="{middle}" y="{top + 24}" font-size="{size}" text-anchor="middle" fill="#12303f">{text}</text>'
    )


def _line(*points: tuple[float, float]) -> str:
    path = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="#35566b" stroke-width="1.5"/>'


def _chart() -> str:
    return _svg(WIDTH, HEIGHT, "".join(_chart_parts()))


def _chart_parts() -> Iterator[str]:
    middle = WIDTH / 2
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield (
        f'<text x="{middle}" y="36" font-size="22" text-anchor="middle" fill="#0b5c4a">'
        "แผนผังโครงสร้างการแบ่งส่วนราชการ เทศบาลตำบลตัวอย่าง</text>"
    )
    yield _line((middle, 100), (middle, 330))
    yield _line((200, 79), (800, 79))
    yield _box(middle, 60, 230, "นายกเทศมนตรี", "#ffe9b0", 17)
    yield _box(160, 60, 220, "สภาเทศบาล (ประธานสภา)", "#f6dede")
    yield _box(840, 60, 240, "เลขานุการ / ที่ปรึกษานายกฯ", "#f6dede")
    yield _box(middle, 125, 230, "รองนายกเทศมนตรี (2 คน)", "#ffe9b0")
    yield _line((middle, 209), (800, 209))
    yield _box(middle, 190, 230, "ปลัดเทศบาล", "#d7ecd9", 17)
    yield _box(840, 190, 220, "หน่วยตรวจสอบภายใน", "#e2e2f5")
    yield _box(middle, 255, 230, "รองปลัดเทศบาล", "#d7ecd9")
    step = WIDTH / len(PERMANENT)
    yield _line((step / 2, 330), (WIDTH - step / 2, 330))
    for at, (name, units) in enumerate(PERMANENT):
        x = step * at + step / 2
        yield _line((x, 330), (x, 360))
        yield _box(x, 360, step - 12, name, "#cfe5f3", 14)
        for row, unit in enumerate(units):
            yield _box(x, 420 + row * 56, step - 22, unit, "#eef5fa", 12)


def _map() -> str:
    return _svg(
        640,
        360,
        '<rect width="640" height="360" fill="#eef3e6"/><path d="M0 300Q180 240 330 290T640 250v110H0z" fill="#a9d5ea"/>'
        '<path d="M0 180H640M210 0V300M430 0V280" stroke="#fff" stroke-width="18"/>'
        '<path d="M0 180H640M210 0V300M430 0V280" stroke="#d9a94f" stroke-width="2"/>'
        '<text x="20" y="172" font-size="15">ถนนสายตัวอย่าง</text><text x="222" y="30" font-size="15">ถนนเทศบาล 1</text>'
        '<rect x="250" y="90" width="120" height="60" fill="#f3d9c4" stroke="#8a5a1c"/>'
        '<text x="310" y="82" font-size="15" text-anchor="middle">ตลาดสดเทศบาล</text>'
        '<path d="M330 232c-14-22-24-32-24-46a24 24 0 0148 0c0 14-10 24-24 46z" fill="#c0392b"/>'
        '<circle cx="330" cy="186" r="9" fill="#fff"/>'
        '<text x="330" y="252" font-size="16" text-anchor="middle">สำนักงานเทศบาลตำบลตัวอย่าง</text>',
    )


def _scene() -> str:
    people = "".join(
        f'<circle cx="{90 + at * 65}" cy="190" r="17" fill="#e3b58f"/>'
        f'<path d="M{64 + at * 65} 262q0-50 26-50t26 50z" fill="{CLOTHES[at % len(CLOTHES)]}"/>'
        for at in range(8)
    )
    return _svg(
        640,
        300,
        '<rect width="640" height="300" fill="#e6eef2"/><rect x="70" y="30" width="500" height="96" fill="#0b5c4a"/>'
        '<text x="320" y="72" font-size="26" text-anchor="middle" fill="#fff">ประชุมร่วมกับประชาชน</text>'
        '<text x="320" y="106" font-size="18" text-anchor="middle" fill="#e8c15a">ณ ห้องประชุมเทศบาลตำบลตัวอย่าง</text>'
        f'{people}<rect y="262" width="640" height="38" fill="#b98d5e"/>',
    )


def _no_gift() -> str:
    return _svg(
        640,
        240,
        '<rect width="640" height="240" fill="#fdf3e3"/><rect x="60" y="80" width="120" height="100" fill="#d9534f"/>'
        '<rect x="112" y="80" width="16" height="100" fill="#fbe3a0"/><rect x="52" y="64" width="136" height="24" fill="#c9302c"/>'
        '<circle cx="120" cy="120" r="92" fill="none" stroke="#7a1f1c" stroke-width="10"/>'
        '<path d="M56 56l128 128" stroke="#7a1f1c" stroke-width="10"/>'
        '<text x="410" y="110" font-size="40" text-anchor="middle" fill="#7a1f1c">NO GIFT POLICY</text>'
        '<text x="410" y="160" font-size="28" text-anchor="middle">งดรับ งดให้ ของขวัญทุกเทศกาล</text>',
    )
