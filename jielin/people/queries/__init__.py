"""Who acts, and what the pages about people show."""

from .present import acting, colleagues, posts, resident

__all__ = ["acting", "colleagues", "posts", "resident"]
