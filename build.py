"""Runs Dateline from a checkout on nothing but Python: `python3 build.py`, then any command or option of `dateline`.

Whatever Python is there reads this file, so it holds only what every version can parse. scripts/launcher.py does
the work.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Dateline needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2]
        + "Install one from python.org or your system's packages, and name it: python3.11 build.py\n"
    )
    sys.exit(3)

# Worker processes import the main module again; they need nothing from here.
if __name__ == "__main__":
    from scripts.launcher import main

    sys.exit(main(sys.argv[1:]))
