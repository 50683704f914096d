"""What a first home needs of the lists: the rules that allow a refusal."""

from jielin.kernel.founding import Foundation

from .models import Ground

FOUNDATIONS = (Foundation("load_grounds", lambda: not Ground.objects.exists()),)
