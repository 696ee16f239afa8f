"""The folders of the package, how many files each has, and the imports between them.

python tests/tools/arrows.py
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from paths import PACKAGE
from test_architecture import FLOW, MODULES, imports, room


def arrows() -> Counter[tuple[str, str]]:
    """Importing and imported room, with how many imports there are."""
    return Counter((room(path), name) for path in MODULES for name in imports(path) if name in FLOW)


def main() -> None:
    """Print a line a room, from below to above, and the arrows that point upwards."""
    found = {pair: count for pair, count in arrows().items() if pair[0] != pair[1]}
    for own in FLOW:
        files = sum(room(path) == own for path in MODULES)
        used = [f"{name} {found[own, name]}" for name in FLOW if (own, name) in found]
        print(f"{own:12} {files:3} file{'s' * (files > 1):1}  <- {', '.join(used) or '-'}")
    backward = [f"{one} -> {other}" for one, other in found if one in FLOW and FLOW.index(other) > FLOW.index(one)]
    print(f"{len(MODULES)} modules in {sum(path.is_dir() for path in PACKAGE.iterdir())} folders;", end=" ")
    print(f"{sum(found.values())} imports between rooms, backward: {', '.join(backward) or 'none'}")


if __name__ == "__main__":
    main()
