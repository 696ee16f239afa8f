"""Runs the tests against mutants within one pytest session: a fork of the process for each, no file rewritten.

A mutant within a function changes the code of the functions that are loaded, and only the tests run that run its lines.
One that takes effect when its module is imported has all of ours imported anew, and all tests run until one fails.
"""

import contextlib
import functools
import gc
import hashlib
import importlib.abc
import importlib.machinery
import json
import os
import resource
import signal
import sys
import types
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest
from mutations import Mutant

QUIET = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:cov")
MEMORY = 3 << 30
"""Bytes that a mutant may take beyond the process that it is forked from: loops without end eat them."""

ALTERED = ("stanza",)
"""Libraries that our modules add to when they are imported, which a second time on the same library fails."""

SURVIVED, KILLED, BROKEN = 0, 1, 9


@dataclass
class Covering:
    """Which tests run which line."""

    tests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    lines: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    """Path -> line -> numbers of tests; -1 for a line that runs when modules are imported or tests collected."""
    seconds: dict[str, float] = field(default_factory=dict)
    """What each test took, while its lines were noted."""

    def of(self, mutant: Mutant) -> list[str] | None:
        """The tests that run a mutant's lines; None if it takes effect before the tests start."""
        rows = [self.lines.get(mutant.path, {}).get(str(line), ()) for line in mutant.lines]
        if not mutant.in_function or any(-1 in row for row in rows):
            return None
        return [self.tests[number] for number in sorted({number for row in rows for number in row})]

    def at_import(self, path: str) -> list[str]:
        """The tests that may notice what takes effect earlier: its folder's, and all that run a line of ours."""
        running = {number for rows in self.lines.values() for numbers in rows.values() for number in numbers}
        return [name for number, name in enumerate(self.tests) if number in running or distance(path, name) < 2]


class Harness:
    """A pytest plugin that runs the collected tests once for each mutant instead of once."""

    def __init__(self, root: Path, tests: Sequence[str], mutants: Sequence[Mutant], jobs: int = 2, timeout: int = 20):
        self.root, self.tests, self.mutants, self.jobs, self.timeout = root, tests, mutants, jobs, timeout
        self.items: dict[str, pytest.Item] = {}
        self.failed = False
        self.error: BaseException | None = None
        self.covering = Covering()
        self.outcomes: dict[str, str] = {}

    def execute(self) -> None:
        """Runs all mutants; `outcomes` and `covering` tell what came of them."""
        with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
            pytest.main([*self.tests, *QUIET], plugins=[self])
        if self.error:
            raise self.error
        if not self.covering.tests:
            raise SystemExit("No tests ran: does `pytest --collect-only` with the same arguments find some?")

    # ---- hooks of pytest

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.items = {item.nodeid: item for item in items}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        self.error = excinfo.value  # pytest lets no exception of ours through, not even SystemExit

    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        if session.testsfailed:
            return None
        self.covering = self._recorded()
        self.functions, self.caches = _live(self.root)
        gc.freeze()  # so that the forks need not copy what is loaded
        self._run()
        return True

    # ---- which tests run which lines

    def _recorded(self) -> Covering:
        """The covering, kept until a file of the project changes."""
        folders = sorted({self.root / Path(mutant.path).parts[0] for mutant in self.mutants})
        target = self.root / ".cache" / "mutate" / f"{self._state(folders)}.json"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            self._record(target, [f"{folder}/*" if folder.is_dir() else str(folder) for folder in folders])
        return Covering(**json.loads(target.read_text(encoding="utf-8")))

    def _state(self, folders: Sequence[Path]) -> str:
        """A hash of what is asked for and of every file that it may depend on."""
        state = hashlib.sha256(repr((self.tests, folders)).encode())
        for file in sorted(self.root.rglob("[!.]*")):
            parts = file.relative_to(self.root).parts
            if file.is_file() and file.suffix != ".pyc" and not any(part.startswith(".") for part in parts):
                state.update(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}\n".encode())
        return state.hexdigest()[:16]

    def _record(self, target: Path, include: list[str]) -> None:
        """Writes the covering, found by a run of the tests in a fork."""

        def child() -> int:
            forget(self.root)
            recorder = _Recorder(self.root, include)
            status = pytest.main([*self.tests, *QUIET], plugins=[recorder])
            if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
                raise RuntimeError("\n".join([f"pytest ended with {status!r}", *recorder.uncollected]))
            target.write_text(json.dumps(vars(recorder.covering())), encoding="utf-8")
            return SURVIVED

        print("Which tests run which lines …", file=sys.stderr)
        if os.waitpid(_fork(child), 0)[1] != 0:
            raise SystemExit("The run of the tests that finds which lines they run failed.")

    # ---- mutants

    def _run(self) -> None:
        """Every mutant, some at a time."""
        running: dict[int, Mutant] = {}
        for number, mutant in enumerate(self.mutants, start=1):
            names = self.covering.of(mutant)
            if names == []:
                self.outcomes[mutant.name] = "survived"
                continue
            running[self._start(mutant, names)] = mutant
            if len(running) >= self.jobs:
                self._finish(running)
            if number % 100 == 0:
                print(f"{number} of {len(self.mutants)} mutants", file=sys.stderr)
        while running:
            self._finish(running)

    def _start(self, mutant: Mutant, names: Sequence[str] | None) -> int:
        """Begins the tests against a mutant in a fork: the number of its process."""
        ordered = by_relevance(mutant.path, self.covering.at_import(mutant.path) if names is None else names)
        work = self._anew if names is None else self._in_place
        usual = sum(self.covering.seconds.get(name, 0.0) for name in ordered) + (5.0 if names is None else 0.0)
        return _fork(lambda: work(mutant, ordered), self.timeout, 1.0 + 3 * usual)

    def _finish(self, running: dict[int, Mutant]) -> None:
        pid, status = os.wait()
        self.outcomes[running.pop(pid).name] = outcome(status)

    def _in_place(self, mutant: Mutant, names: Sequence[str]) -> int:
        filename = str(self.root / mutant.path)
        try:
            for code in _codes(compile(mutant.compiled(filename), filename, "exec")):
                for function in self.functions[filename, code.co_name, code.co_firstlineno]:
                    function.__code__ = code
        except SyntaxError:
            return KILLED
        except ValueError:  # the function no longer uses what it closed over
            return self._anew(mutant, names)
        for cache in self.caches:
            cache.cache_clear()
        items = [self.items[name] for name in names]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                return KILLED
        return SURVIVED

    def _anew(self, mutant: Mutant, names: Sequence[str]) -> int:
        forget(self.root)
        sys.meta_path.insert(0, _Finder(mutant, str(self.root / mutant.path)))
        status = pytest.main([*self.tests, *QUIET, "-x"], plugins=[_Chosen(names)])
        return SURVIVED if status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else KILLED


def by_relevance(path: str, names: Sequence[str]) -> list[str]:
    """The tests that mirror the module first, then those of its folder, then the rest."""
    return sorted(names, key=lambda name: distance(path, name))


def distance(path: str, name: str) -> int:
    """How far a test is from a module: 0 if it mirrors it, 1 in the folder that mirrors its folder, 2 elsewhere."""
    module, file = Path(path), Path(name.split("::")[0])
    if module.parent.name not in file.parts:
        return 2
    return 0 if module.stem in file.stem else 1


def outcome(status: int) -> str:
    """What the end of a mutant's process tells."""
    if os.WIFSIGNALED(status):
        return "timeout" if os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGPROF) else "crash"
    code = os.waitstatus_to_exitcode(status)
    if code == BROKEN:
        raise SystemExit("The mutation run itself failed, see above.")
    return "survived" if code == SURVIVED else "killed"


def forget(root: Path) -> None:
    """Lets go of every module below the root and of the libraries that these alter, so that they are imported anew."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ALTERED or _is_ours(getattr(module, "__file__", None), root):
            del sys.modules[name]


def _is_ours(file: str | None, root: Path) -> bool:
    """Is a file part of the project, and neither a library in a folder below it nor this tool?"""
    path = Path(file or "/")
    return root in path.parents and "site-packages" not in path.parts and Path(__file__).parent not in path.parents


def _fork(work: Callable[[], int], timeout: int = 0, computing: float = 0.0) -> int:
    """Does the work in a fork that prints nothing and exits with what the work returns: the number of its process.

    It ends when its seconds are up, by the clock or spent computing, which loops without end use up first.
    """
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    status = BROKEN
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.alarm(timeout)
        signal.setitimer(signal.ITIMER_PROF, computing)
        nothing = os.open(os.devnull, os.O_WRONLY)
        errors = os.dup(2)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        with contextlib.suppress(ValueError, OSError):
            used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
        status = work()
    except BaseException as error:
        os.write(errors, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    """The code of the functions and methods in a module's; what is within a function comes with it."""
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield inner
            if not inner.co_flags & 0x2:  # a class: functions have the flag of new locals
                yield from _codes(inner)


def _live(root: Path) -> tuple[dict[tuple[str, str, int], list[types.FunctionType]], list[Any]]:
    """The project's functions that are loaded, by file, name and line, and its caches."""
    functions, caches = defaultdict(list), []
    kind = type(functools.cache(lambda: None))
    for thing in gc.get_objects():  # whose type is asked for, since isinstance() calls code of some of them
        if type(thing) is types.FunctionType:
            code = thing.__code__
            functions[code.co_filename, code.co_name, code.co_firstlineno].append(thing)
        elif type(thing) is kind and _is_ours(getattr(sys.modules.get(thing.__module__), "__file__", None), root):
            caches.append(thing)
    return functions, caches


class _Finder(importlib.abc.MetaPathFinder):
    """Imports a mutant in place of its module."""

    def __init__(self, mutant: Mutant, filename: str):
        self.mutant, self.filename = mutant, filename

    def find_spec(self, fullname, path=None, target=None):  # type: ignore[no-untyped-def]
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin == self.filename:
            spec.loader = _Loader(fullname, self.filename, self.mutant)
            return spec
        return None


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, filename: str, mutant: Mutant):
        super().__init__(fullname, filename)
        self.mutant = mutant

    def get_code(self, fullname: str) -> types.CodeType:
        return compile(self.mutant.compiled(self.path), self.path, "exec")


class _Chosen:
    """A pytest plugin that runs these tests in this order."""

    def __init__(self, names: Sequence[str]):
        self.order = {name: number for number, name in enumerate(names)}
        self.files = {name.split("::")[0] for name in names}

    def pytest_ignore_collect(self, collection_path: Path, config: pytest.Config) -> bool | None:
        is_test = collection_path.suffix == ".py"
        return True if is_test and collection_path.relative_to(config.rootpath).as_posix() not in self.files else None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((i for i in items if i.nodeid in self.order), key=lambda i: self.order[i.nodeid])


class _Recorder:
    """A pytest plugin that notes which test runs which line, what is cached or shared between tests included."""

    def __init__(self, root: Path, include: list[str]):
        os.environ["COVERAGE_CORE"] = "ctrace"  # the other one notes a line for the first test only
        self.root = root
        self.measured = coverage.Coverage(data_file=None, config_file=False, include=include)
        self.measured.start()
        self.users: dict[str, set[str]] = defaultdict(set)
        self.tests: list[str] = []
        self.failed: set[str] = set()
        self.uncollected: list[str] = []
        self.seconds: dict[str, float] = defaultdict(float)
        self.context = ""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.uncollected.append(f"{report.nodeid}: {report.longreprtext}")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.caches = _live(self.root)[1]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        for cache in self.caches:
            cache.cache_clear()
        self.tests.append(item.nodeid)
        self.users[item.nodeid].add(item.nodeid)
        for name in getattr(item, "fixturenames", ()):
            self.users[f"fixture {name}"].add(item.nodeid)
        with self._noting(item.nodeid):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """What a shared fixture runs is run for all tests that use it."""
        with self._noting(self.context if fixturedef.scope == "function" else f"fixture {fixturedef.argname}"):
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.add(report.nodeid)

    @contextlib.contextmanager
    def _noting(self, context: str) -> Iterator[None]:
        before, self.context = self.context, context
        self.measured.switch_context(context)
        yield
        self.context = before
        self.measured.switch_context(before)

    def covering(self) -> Covering:
        self.measured.stop()
        data = self.measured.get_data()
        tests = [name for name in self.tests if name not in self.failed]
        numbers = {name: number for number, name in enumerate(tests)}
        lines = {
            Path(file).relative_to(self.root).as_posix(): {
                str(line): sorted({n for context in contexts for n in self._numbers(context, numbers)})
                for line, contexts in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        return Covering(tests, sorted(self.failed), lines, self.seconds)

    def _numbers(self, context: str, numbers: dict[str, int]) -> Iterator[int]:
        if not context:
            yield -1
        yield from (numbers[name] for name in self.users[context] if name in numbers)
