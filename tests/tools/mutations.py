"""The mistakes that a mutation run makes in a module: each puts one node of its syntax tree in place of another."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OPERATORS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPPOSITE = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)
"""Operators whose change is a negation already."""

TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
ENDS = {"0": "-1", "-1": "0"}
TRIMMING = frozenset(("lower", "upper", "casefold", "strip", "lstrip", "rstrip"))
LOGGING = frozenset(("log", "logger", "logging", "warnings"))
TYPING = frozenset(("annotation", "returns", "decorator_list", "type_params", "bases"))
"""Fields of the tree that hold no rule."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module."""

    name: str
    """Path of the module and the number of the change in it."""
    path: str
    line: int
    source: str
    """The line that is changed, without its indent."""
    change: str
    """What stood there -> what stands there now, or what is left out; numbered from the second one alike."""
    lines: range
    """Those of the statement that is changed, a compound one without its body."""
    in_function: bool
    """Does it take effect when a function is called, and not when the module is imported?"""
    tree: ast.Module
    holder: ast.AST
    field: str
    place: int | None
    new: ast.AST

    def compiled(self, filename: str) -> ast.Module:
        """The changed tree. It changes the tree that all mutants of the module share: for a process that ends then."""
        _put(self.holder, self.field, self.place, self.new)
        return ast.fix_missing_locations(self.tree)


def mutants(path: str, text: str) -> Iterator[Mutant]:
    """All mutants of a module, in the order of its text."""
    tree = ast.parse(text, path)
    rows = text.splitlines()
    seen: Counter[tuple[str, str]] = Counter()
    for number, (holder, field, place, old, new, statement, in_function) in enumerate(_changes(tree), start=1):
        lines = _header(statement)
        line = min(max(_line(old, statement), lines.start), lines.stop - 1)
        change = _told(holder, field, place, old, new)
        name, source = f"{path}#{number}", rows[line - 1].strip()
        seen[source, change] += 1
        if seen[source, change] > 1:
            change += f" ({seen[source, change]})"
        yield Mutant(name, path, line, source, change, lines, in_function, tree, holder, field, place, new)


def _told(holder: ast.AST, field: str, place: int | None, old: Any, new: ast.AST) -> str:
    """What is changed, in words: a constant with what is around it, since a line may have several alike."""
    if isinstance(new, ast.Pass):
        return f"without the statement {_code(old)}"
    if isinstance(old, (ast.Tuple, ast.Set, ast.List)) and type(old) is type(new):
        return "without " + next(_code(word) for word in old.elts if word not in new.elts)
    if isinstance(old, ast.Dict) and type(old) is type(new):
        return "without the entry " + next(_code(entry) for entry in old.keys if entry and entry not in new.keys)
    if isinstance(old, ast.Constant) and isinstance(holder, (ast.expr, ast.keyword)):
        before = _code(holder)
        _put(holder, field, place, new)
        after = _code(holder)
        _put(holder, field, place, old)
        return f"{before} -> {after}"
    return f"{_code(old)} -> {_code(new)}"


def _put(holder: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[place] = node


def _code(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _line(node: ast.AST, statement: ast.stmt) -> int:
    """Where a node stands; a comprehension's loop, which has no place of its own, where its first condition does."""
    if isinstance(node, ast.comprehension):
        node = node.ifs[0]
    return getattr(node, "lineno", statement.lineno)


def _header(statement: Any) -> range:
    """The lines of a statement, without the statements within it."""
    if isinstance(statement, ast.Match):
        after = statement.cases[0].pattern.lineno
    else:
        after = statement.body[0].lineno if hasattr(statement, "body") else statement.end_lineno + 1
    return range(statement.lineno, max(after, statement.lineno + 1))


Change = tuple[ast.AST, str, int | None, ast.AST, ast.AST, ast.stmt, bool]


def _changes(tree: ast.Module) -> Iterator[Change]:
    for number, statement in enumerate(tree.body):
        yield from _within(tree, "body", number, statement, statement, False)


def _within(
    holder: ast.AST, field: str, place: int | None, node: ast.AST, above: ast.stmt, in_function: bool
) -> Iterator[Change]:
    """The changes of a node and of what is in it; `above` is the statement that it stands in."""
    if _is_no_rule(node):
        return
    above = node if isinstance(node, ast.stmt) else above
    for new in _replacements(node, holder, field, place):
        yield holder, field, place, node, ast.copy_location(new, node), above, in_function
    for name, value in ast.iter_fields(node):
        if name in TYPING or (name == "slice" and _code(value) in ENDS):
            continue
        inside = in_function or (isinstance(node, FUNCTIONS) and name == "body")
        for number, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST):
                yield from _within(node, name, number if isinstance(value, list) else None, child, above, inside)


def _is_no_rule(node: ast.AST) -> bool:
    """Imports, checks, messages, docstrings, types and logging."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Raise() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call() as call):
            return _is_no_rule(call)
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.If(test=ast.Attribute(attr="TYPE_CHECKING")):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__" | "__version__")]):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) | ast.Call(func=ast.Name(id=name)):
            return name in LOGGING | {"TypeVar"}
    return False


def _replacements(node: ast.AST, holder: ast.AST, field: str, place: int | None) -> Iterator[ast.AST]:
    """What may stand there by mistake."""
    if field in ("test", "guard", "value"):
        yield from _negated(node, holder)
    if isinstance(node, ast.stmt) and _may_go(node, holder, place):
        yield ast.Pass()
    if type(node) in BY_TYPE:
        yield from BY_TYPE[type(node)](node)


def _negated(node: Any, holder: ast.AST) -> Iterator[ast.AST]:
    """A condition's contrary, unless another change amounts to it; of what is returned, only an `and` or `or`."""
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    opposite = isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], OPPOSITE)
    condition = isinstance(holder, (ast.If, ast.While, ast.match_case)) and not negated and not opposite
    if condition or (isinstance(holder, ast.Return) and isinstance(node, ast.BoolOp)):
        yield ast.UnaryOp(ast.Not(), node)


def _may_go(node: ast.stmt, holder: ast.AST, place: int | None) -> bool:
    """A call, an addition, a `continue`, and a `return` before the last statement of its function."""
    if isinstance(node, ast.Return):
        return not (isinstance(holder, FUNCTIONS) and place == len(holder.body) - 1)
    return isinstance(node, (ast.Expr, ast.AugAssign, ast.Continue, ast.Break))


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """The node with other fields."""
    new = copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _each_dropped(values: list[Any]) -> Iterator[list[Any]]:
    return (values[:i] + values[i + 1 :] for i in range(len(values)))


def _filter_dropped(node: ast.comprehension) -> Iterator[ast.AST]:
    return (_with(node, ifs=ifs) for ifs in _each_dropped(node.ifs))


def _operand_dropped(node: ast.BoolOp) -> Iterator[ast.AST]:
    for values in _each_dropped(node.values):
        yield values[0] if len(values) == 1 else _with(node, values=values)
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _compared_otherwise(node: ast.Compare) -> Iterator[ast.AST]:
    for i, op in enumerate(node.ops):
        yield _with(node, ops=[*node.ops[:i], OPERATORS[type(op)](), *node.ops[i + 1 :]])


def _other_constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield _with(node, value=not node.value)
    elif isinstance(node.value, int):
        yield _with(node, value=node.value + 1)
    elif isinstance(node.value, float):
        yield from (_with(node, value=round(node.value + step, 6)) for step in (0.1, -0.1))


def _word_dropped(node: ast.Set | ast.Tuple | ast.List) -> Iterator[ast.AST]:
    if all(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in node.elts):
        yield from (_with(node, elts=words) if words else _nothing(node) for words in _each_dropped(node.elts))


def _nothing(node: ast.AST) -> ast.AST:
    """An empty set has no brackets of its own."""
    return ast.Call(ast.Name("set", ast.Load()), [], []) if isinstance(node, ast.Set) else _with(node, elts=[])


def _entry_dropped(node: ast.Dict) -> Iterator[ast.AST]:
    if all(isinstance(key, ast.Constant) for key in node.keys):
        pairs = zip(_each_dropped(node.keys), _each_dropped(node.values), strict=True)
        yield from (_with(node, keys=keys, values=values) for keys, values in pairs)


def _called_otherwise(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if isinstance(node.func, ast.Name) and name in TWINS:
        yield _with(node, func=ast.Name(TWINS[name], ast.Load()))
    if isinstance(node.func, ast.Attribute) and name in TRIMMING:
        yield node.func.value
    if name in ("sorted", "sort", "min", "max"):
        named = [keyword for keyword in node.keywords if keyword.arg in ("key", "reverse")]
        yield from (_with(node, keywords=[k for k in node.keywords if k is not dropped]) for dropped in named)


def _step_otherwise(node: ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    step = node.right if isinstance(node, ast.BinOp) else node.value
    if isinstance(node.op, (ast.Add, ast.Sub)) and ast.unparse(step) == "1":
        yield _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())


def _one_branch(node: ast.IfExp) -> Iterator[ast.AST]:
    """One value whatever the condition: who notices both notices the contrary condition too."""
    yield from (node.body, node.orelse)


def _other_end(node: ast.Subscript) -> Iterator[ast.AST]:
    if (place := _code(node.slice)) in ENDS:
        yield _with(node, slice=ast.parse(ENDS[place], mode="eval").body)


def _not_dropped(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not):
        yield node.operand


BY_TYPE: dict[type[ast.AST], Callable[..., Iterator[ast.AST]]] = {
    ast.comprehension: _filter_dropped,
    ast.BoolOp: _operand_dropped,
    ast.Compare: _compared_otherwise,
    ast.Constant: _other_constant,
    ast.Set: _word_dropped,
    ast.Tuple: _word_dropped,
    ast.List: _word_dropped,
    ast.Dict: _entry_dropped,
    ast.Call: _called_otherwise,
    ast.BinOp: _step_otherwise,
    ast.AugAssign: _step_otherwise,
    ast.IfExp: _one_branch,
    ast.UnaryOp: _not_dropped,
    ast.Subscript: _other_end,
}


def mutants_of(root: Path, paths: list[Path]) -> Iterator[Mutant]:
    """Those of all modules in these files and folders, in order."""
    for path in paths:
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield from mutants(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))
