"""A mutant on trial: a process that runs the tests of its line until one fails."""

from __future__ import annotations

import ast
import importlib
import os
import resource
import signal
from collections.abc import Iterator, Sequence
from enum import Enum
from types import CodeType, FunctionType

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.reach import passes

PATIENCE = 8
"""A test that takes so many times as long as it did, and two seconds, runs in circles."""


class Outcome(Enum):
    KILLED = "noticed by a test"
    TIMEOUT = "never ended"
    SURVIVED = "survived"
    UNREACHED = "reached by no test"


def tried(
    mutant: Mutant, items: Sequence[pytest.Item], seconds: Sequence[float]
) -> tuple[Outcome, int | None]:
    """Also the test that failed, by its place among the items.

    `seconds` is how long each of the tests takes when nothing is changed.
    """
    if not items:
        return Outcome.UNREACHED, None
    said, says = os.pipe()
    if (child := os.fork()) == 0:
        failed = _failed(mutant, items, seconds)
        os.write(says, b"" if failed is None else str(failed).encode())
        os._exit(0)
    os.close(says)
    with os.fdopen(said) as answer:
        failed_one = answer.read()
    if os.waitpid(child, 0)[1]:
        return Outcome.TIMEOUT, None
    return (Outcome.KILLED, int(failed_one)) if failed_one else (Outcome.SURVIVED, None)


def _failed(mutant: Mutant, items: Sequence[pytest.Item], seconds: Sequence[float]) -> int | None:
    """Processor time is limited, and a signal ends the process that exceeds it."""
    _put_in_place(mutant)
    whole = int(10 + PATIENCE * sum(seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    for place, (item, usual) in enumerate(zip(items, seconds, strict=True)):
        signal.setitimer(signal.ITIMER_PROF, 2 + PATIENCE * usual)
        if not passes(item):
            return place
    return None


def _put_in_place(mutant: Mutant) -> None:
    module = importlib.import_module(mutant.file.removesuffix(".py").replace("/", "."))
    place = (mutant.function, mutant.line)
    function = next(
        each
        for each in _functions(vars(module), module.__name__)
        if (each.__code__.co_qualname, each.__code__.co_firstlineno) == place
    )
    changed = compile(mutant.source, mutant.file, "exec")
    function.__code__ = next(
        code for code in _codes(changed) if (code.co_qualname, code.co_firstlineno) == place
    )
    if mutant.in_default:
        _change_defaults(function, mutant)


def _functions(names: dict[str, object], module: str) -> Iterator[FunctionType]:
    """Those of a module, also under decorators and in classes."""
    for each in list(names.values()):
        found = each.fget if isinstance(each, property) else each
        found = getattr(found, "__func__", found)
        while hasattr(found, "__wrapped__"):
            found = found.__wrapped__
        if getattr(found, "__module__", None) != module:
            continue
        if isinstance(found, FunctionType):
            yield found
        elif isinstance(found, type):
            yield from _functions(dict(vars(found)), module)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _change_defaults(function: FunctionType, mutant: Mutant) -> None:
    definition = next(
        each
        for each in ast.walk(ast.parse(mutant.source))
        if isinstance(each, ast.FunctionDef)
        and each.name == function.__name__
        and each.lineno >= mutant.line
    )
    arguments = definition.args
    value = {
        name: eval(ast.unparse(default), function.__globals__)
        for name, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is not None
    }
    function.__kwdefaults__ = {name.arg: each for name, each in value.items()}
    function.__defaults__ = tuple(
        eval(ast.unparse(default), function.__globals__) for default in arguments.defaults
    )
