"""What a first home needs of the catalogue."""

from jielin.kernel.founding import Foundation

from .models import Category

FOUNDATIONS = (Foundation("load_catalogue", lambda: not Category.objects.exists()),)
