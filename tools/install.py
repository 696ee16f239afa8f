"""Installs this project into the .venv whose Python runs it, as `make` does: `.venv/bin/python tools/install.py .`

PyTorch comes first and alone. The package index's build for Linux brings CUDA, some gigabytes that are idle without
an NVIDIA GPU; PyTorch has an index of its own with CPU builds. Not every machine reaches that one, so it is given some
seconds; then pip's or uv's own settings decide.
"""

import importlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
ANSWER_SECONDS = 5
ASK = """
import sys, urllib.error, urllib.request
try:
    urllib.request.urlopen(sys.argv[1])
except urllib.error.HTTPError:
    pass
"""

IMPATIENT = {"PIP_RETRIES": "0", "PIP_DEFAULT_TIMEOUT": "15", "UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "15"}
"""For the CPU index alone: a second try is the package index's turn."""


def main(what: str) -> None:
    """Install PyTorch, then the project (`.` or `.[dev]`), and say what that came to."""
    command = installer()
    version = pinned("torch", CONSTRAINTS.read_text(encoding="utf-8"))
    if installed("torch") != version:
        install_torch(command, version)
    say(f"Installing {what} and what it needs")
    must(run([*command, "--editable", what]))
    say(f"Installed: {build()}. {Path(sys.prefix).name} takes {size(Path(sys.prefix))}.")


def installer() -> list[str]:
    """How to install into this environment: with uv if uv made it (it puts no pip there), else with pip."""
    settings = (Path(sys.prefix) / "pyvenv.cfg").read_text(encoding="utf-8")
    if re.search(r"^uv =", settings, flags=re.MULTILINE):
        command = ["uv", "pip", "install", "--python", sys.executable]
    elif importlib.util.find_spec("pip") is None:
        sys.exit(f"{sys.prefix} has no pip, for its making was stopped: `make clean`, then once more.")
    else:
        command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    return [*command, "--constraint", str(CONSTRAINTS)]


def pinned(package: str, constraints: str) -> str:
    """The version of a package that the constraints name."""
    (version,) = re.findall(rf"^{package}==(\S+)", constraints, flags=re.MULTILINE)
    return str(version)


def installed(package: str) -> str:
    """The version of a package that is here, whatever its build ("2.13.0+cpu" is 2.13.0), or nothing."""
    try:
        return importlib.metadata.version(package).partition("+")[0]
    except importlib.metadata.PackageNotFoundError:
        return ""


def install_torch(command: list[str], version: str) -> None:
    """Install PyTorch: on Linux without a GPU the CPU index's build if that can be had, else the package index's."""
    torch = f"torch=={version}"
    if sys.platform == "linux" and not has_gpu():
        say(f"No NVIDIA GPU here: PyTorch {version} from PyTorch's CPU index, if it answers")
        # Without what torch needs: that index has few versions of other packages. The project brings them afterwards.
        cpu_build = [*command, "--index-url", CPU_INDEX, "--no-deps", torch]
        if answers(f"{CPU_INDEX}/torch/") and run(cpu_build, IMPATIENT):
            return
        say("It gives none: taking the package index's build. It may bring CUDA, some gigabytes")
    else:
        say(f"PyTorch {version} from the package index")
    must(run([*command, torch]))


def has_gpu() -> bool:
    """Whether an NVIDIA GPU works here: then its tool lists one."""
    return shutil.which("nvidia-smi") is not None and quietly(["nvidia-smi", "--list-gpus"], seconds=20)


def answers(address: str) -> bool:
    """Whether a web address answers soon, be it with a refusal: what it says is for pip or uv to judge."""
    # In another process, for looking up a name has no time limit of its own.
    return quietly([sys.executable, "-c", ASK, address], seconds=ANSWER_SECONDS)


def quietly(command: list[str], seconds: float) -> bool:
    """Run a command without its output; whether it succeeded in time."""
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def run(command: list[str], settings: dict[str, str] | None = None) -> bool:
    """Run a command that shows its own progress, with settings in its environment; whether it succeeded."""
    return subprocess.run(command, env=os.environ | (settings or {})).returncode == 0


def must(succeeded: bool) -> None:
    """Stop if a step failed: the reason has been printed."""
    if not succeeded:
        sys.exit("Not installed: the reason stands above. What is there already is not fetched again by the next try.")


def build() -> str:
    """Which PyTorch this is, in words. Loading it also shows that it works."""
    importlib.invalidate_caches()
    import torch

    return f"PyTorch {installed('torch')}, {f'with CUDA {torch.version.cuda}' if torch.version.cuda else 'CPU build'}"


def size(folder: Path) -> str:
    """How large a folder is, in words."""
    megabytes = sum(path.lstat().st_size for path in folder.rglob("*")) / 1e6
    return f"{megabytes / 1000:.1f} GB" if megabytes >= 1000 else f"{megabytes:.0f} MB"


def say(line: str) -> None:
    """Print a line at once: pip's and uv's lines follow."""
    print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
