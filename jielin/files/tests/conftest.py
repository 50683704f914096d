"""Pictures to send, and a home to send them to."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jielin.kernel.models import Tenant

Picture = Callable[..., SimpleUploadedFile]


@pytest.fixture
def home(db: None) -> Tenant:
    return Tenant.objects.create(id=61, slug="jinchuan", name="金川区（演示）", is_demo=True)


@pytest.fixture
def picture() -> Picture:
    """An upload with a picture inside; `exif` is written as a phone would."""

    def make(
        size: tuple[int, int] = (640, 480),
        form: str = "JPEG",
        *,
        mode: str = "RGB",
        exif: Image.Exif | None = None,
        name: str = "IMG_20260714_梧桐里5号楼.jpg",
    ) -> SimpleUploadedFile:
        body = BytesIO()
        image = Image.new(mode, size, "red" if mode == "RGB" else 0)
        image.save(body, form, **({"exif": exif} if exif else {}))
        return SimpleUploadedFile(name, body.getvalue())

    return make


@pytest.fixture
def pdf() -> SimpleUploadedFile:
    body = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return SimpleUploadedFile("..\\公示/关于停水的通知\u202e.exe", body)
