"""How fast it is: a city of volume, a load on the hot requests, and what to hold it against."""
