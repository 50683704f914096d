"""Small releases that the tests write themselves."""

from pathlib import Path

PROVINCES = "code,name\n11,北京市\n44,广东省\n"
CITIES = "code,name,provinceCode\n1101,市辖区,11\n4419,东莞市,44\n"
AREAS = "code,name,cityCode,provinceCode\n110101,东城区,1101,11\n441900,东莞市,4419,44\n"
STREETS = (
    "code,name,areaCode,provinceCode,cityCode\n"
    "110101001,东华门街道,110101,11,1101\n"
    "110101002,景山街道,110101,11,1101\n"
    "441900101,石碣镇,441900,44,4419\n"
)
PLACES = (
    "code,name,level,parent_code,lng,lat,slug\n"
    "110101001001,多福巷社区,community,110101001,116.41,39.92,duofuxiang\n"
    "110101001001001,第一网格,grid,110101001001,,,\n"
)


def write_release(folder: Path, **changed: str) -> Path:
    """The four files of a release; a keyword (`streets=…`) replaces a file's text."""
    texts = {"provinces": PROVINCES, "cities": CITIES, "areas": AREAS, "streets": STREETS}
    for name, text in (texts | changed).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def write_places(folder: Path, text: str = PLACES) -> Path:
    """One file of communities and grids."""
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return path
