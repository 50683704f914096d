"""Who acts, and what the pages about people show."""

from .present import acting, posts, resident

__all__ = ["acting", "posts", "resident"]
