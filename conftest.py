"""What every test of the tree may use, wherever its folder is."""

pytest_plugins = ("tests.fixtures", "tests.cast", "tests.standing")
