"""What runs before the program's own packages are there: the launcher, the test run and the locking of dependencies."""
