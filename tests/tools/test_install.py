"""Which PyTorch is installed, with what, and what is said of it. Nothing here needs a network beyond this machine."""

import importlib.metadata
import importlib.util
import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler

import install
import pytest
import torch

PIP = ["pip", "install"]


@pytest.fixture
def machine(monkeypatch):
    """Make believe: a Linux machine without a GPU, that reaches every index. `ran` holds what would have been run."""

    class Machine:
        platform, gpu, reached, fails = "linux", False, True, ()

        def __init__(self):
            self.ran = []

        def run(self, command, settings=None):
            self.ran.append((command, settings))
            return not any(word in command for word in self.fails)

        def install(self):
            monkeypatch.setattr(sys, "platform", self.platform)
            install.install_torch(PIP, "2.13.0")
            return [command for command, _ in self.ran]

    machine = Machine()
    monkeypatch.setattr(install, "run", machine.run)
    monkeypatch.setattr(install, "has_gpu", lambda: machine.gpu)
    monkeypatch.setattr(install, "answers", lambda address: machine.reached)
    return machine


CPU_BUILD = [*PIP, "--index-url", install.CPU_INDEX, "--no-deps", "torch==2.13.0"]
PACKAGE_INDEX = [*PIP, "torch==2.13.0"]


def test_without_a_gpu_the_cpu_index_gives_the_build(machine):
    assert machine.install() == [CPU_BUILD]
    assert machine.ran[0][1] == install.IMPATIENT


def test_an_index_that_does_not_answer_is_not_tried(machine, capsys):
    machine.reached = False
    assert machine.install() == [PACKAGE_INDEX]
    assert machine.ran[0][1] is None
    assert "may bring CUDA" in capsys.readouterr().out


def test_an_index_without_this_build_gives_way(machine):
    machine.fails = ("--index-url",)
    assert machine.install() == [CPU_BUILD, PACKAGE_INDEX]


def test_a_machine_with_a_gpu_gets_the_package_index_s_build(machine):
    machine.gpu = True
    assert machine.install() == [PACKAGE_INDEX]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_get_the_package_index_s_build(machine, platform):
    machine.platform = platform
    assert machine.install() == [PACKAGE_INDEX]


def test_no_build_at_all_stops(machine):
    machine.fails = ("torch==2.13.0",)
    with pytest.raises(SystemExit, match="reason stands above"):
        machine.install()
    assert len(machine.ran) == 2


@pytest.mark.parametrize(
    ("there", "first"),
    [("", "torch==2.13.0"), ("2.12.1", "torch==2.13.0"), ("2.13.0", ".[dev]")],
)
def test_the_pinned_pytorch_is_fetched_once(machine, monkeypatch, capsys, there, first):
    monkeypatch.setattr(install, "installer", lambda: PIP)
    monkeypatch.setattr(install, "pinned", lambda package, constraints: "2.13.0")
    monkeypatch.setattr(install, "installed", lambda package: there)
    monkeypatch.setattr(install, "size", lambda folder: "1.2 GB")
    install.main(".[dev]")
    commands = [command for command, _ in machine.ran]
    assert commands[0][-1] == first
    assert commands[-1] == [*PIP, "--editable", ".[dev]"]
    assert capsys.readouterr().out.endswith(" takes 1.2 GB.\n")


@pytest.mark.parametrize(("script", "gpu"), [("exit 0", True), ("exit 6", False), (None, False)])
def test_a_gpu_is_one_that_its_tool_lists(tmp_path, monkeypatch, script, gpu):
    if script:
        (tmp_path / "nvidia-smi").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "nvidia-smi").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert install.has_gpu() is gpu


@pytest.mark.parametrize(
    ("settings", "start"),
    [
        ("home = /usr/bin\nuv = 0.13.9\n", ["uv", "pip", "install", "--python", sys.executable]),
        ("home = /opt/uv = 1/bin\n", [sys.executable, "-m", "pip", "install"]),
    ],
)
def test_who_made_the_environment_installs(tmp_path, monkeypatch, settings, start):
    (tmp_path / "pyvenv.cfg").write_text(settings)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    command = install.installer()
    assert command[: len(start)] == start
    assert command[-2:] == ["--constraint", str(install.CONSTRAINTS)]


def test_an_environment_that_is_half_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\n")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="make clean"):
        install.installer()


def test_the_pin_is_that_package_s():
    assert install.pinned("torch", "# torch==1\npytorch==2\ntorch==3.0\ntorchvision==4\n") == "3.0"


def test_the_version_is_told_without_the_build(monkeypatch):
    monkeypatch.setattr(importlib.metadata, "version", lambda package: "2.13.0+cpu")
    assert install.installed("torch") == "2.13.0"


def test_a_package_that_is_not_there_has_no_version():
    assert install.installed("no-such-package") == ""


@pytest.mark.parametrize(("cuda", "words"), [(None, "CPU build"), ("13.0", "with CUDA 13.0")])
def test_the_build_is_told(monkeypatch, cuda, words):
    monkeypatch.setattr(torch.version, "cuda", cuda)
    assert install.build() == f"PyTorch {torch.__version__.partition('+')[0]}, {words}"


@pytest.mark.parametrize(("megabytes", "words"), [(1.6, "2 MB"), (999, "999 MB"), (1000, "1.0 GB"), (5240.1, "5.2 GB")])
def test_the_size_is_told(tmp_path, megabytes, words):
    folder = tmp_path / "environment"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib" / "link").symlink_to(tmp_path / "gone")
    with (folder / "lib" / "file").open("wb") as file:
        file.truncate(int(megabytes * 1e6))
    assert install.size(folder) == words


def test_a_command_that_fails_or_takes_too_long_has_not_succeeded():
    assert install.quietly([sys.executable, "-c", "pass"], seconds=60)
    assert not install.quietly([sys.executable, "-c", "exit(3)"], seconds=60)
    began = time.monotonic()
    assert not install.quietly([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.2)
    assert time.monotonic() - began < 30


@pytest.fixture
def index(tmp_path, monkeypatch):
    """An index on this machine, with one wheel of torch in it."""
    folder = tmp_path / "index" / "torch"
    folder.mkdir(parents=True)
    about = "torch-2.13.0+cpu.dist-info"
    with zipfile.ZipFile(folder / "torch-2.13.0+cpu-py3-none-any.whl", "w") as wheel:
        wheel.writestr("torch.py", "cuda = None\n")
        wheel.writestr(
            f"{about}/METADATA", "Metadata-Version: 2.1\nName: torch\nVersion: 2.13.0+cpu\nRequires-Dist: sympy"
        )
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    (folder / "index.html").write_text('<a href="torch-2.13.0%2Bcpu-py3-none-any.whl">torch-2.13.0+cpu</a>')
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "index"))
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()  # looks for a shutdown so often
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("page", ["torch/", "no-such-page/"])
def test_a_server_that_says_anything_answers(index, page):
    assert install.answers(f"{index}/{page}")


def test_a_port_without_a_server_does_not_answer():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not install.answers(f"http://127.0.0.1:{port}/")


def test_an_address_that_stays_silent_does_not_answer(monkeypatch):
    monkeypatch.setattr(install, "ANSWER_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not install.answers(f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_pip_takes_the_build_from_the_cpu_index(index, tmp_path, monkeypatch):
    pytest.importorskip("pip")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setattr(install, "CPU_INDEX", index)
    monkeypatch.setattr(install, "has_gpu", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tmp_path / "there")]
    install.install_torch(pip, "2.13.0")
    assert {path.name for path in (tmp_path / "there").glob("torch*")} == {"torch.py", "torch-2.13.0+cpu.dist-info"}


def test_the_script_needs_nothing_but_python():
    code = f"import sys; sys.path.insert(0, {str(install.CONSTRAINTS.parent / 'tools')!r}); import install"
    subprocess.run([sys.executable, "-S", "-c", code], check=True)
