"""The importer takes the whole official list, where a copy of it is at hand."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from jielin.kernel.models import Tenant
from jielin.territory.models import Area, HomeArea
from jielin.territory.queries import gazetteer

LIST = Path(settings.ROOT).parent / "shared" / "data" / "divisions"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(
        not LIST.is_dir(), reason="no copy of the official division list lies beside the project"
    ),
]


def test_every_street_is_imported_below_its_province() -> None:
    call_command("import_divisions", str(LIST), release="2022-10-31", verbosity=0)
    home = Tenant.objects.create(id=1, slug="home", name="东莞")
    for code in ("441900", "500229"):
        HomeArea.grant(home, Area.objects.get(code=code))
    street = gazetteer().by_code("441900101")
    county = gazetteer().by_code("500229")
    assert Area.objects.filter(level="street").count() == 41_352
    assert not Area.objects.filter(path="").exists()
    assert street is not None
    assert gazetteer().address(street.id) == "广东省 东莞市 石碣镇"
    assert county is not None
    assert gazetteer().address(county.id) == "重庆市 城口县"
