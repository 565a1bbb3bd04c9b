"""Every clause of the language is in three pages or more."""

from __future__ import annotations

from collections import Counter
from functools import cache

from standards_engine.language.layout import formatted
from standards_engine.source import Source
from tests.conformance.clauses import Clause, all_clauses, clauses_in
from tests.conformance.page import pages, read_page

ENOUGH = 3


@cache
def pages_of() -> Counter[Clause]:
    """In how many pages that are judged each clause stands: in English, or as they are in Chinese.

    Some words close a clause in Chinese that need no such word in English.
    """
    read = (read_page(path) for path in pages())
    judged = (page.rules for page in read if page.diagnostics is None)
    return Counter(clause for rules in judged for clause in clauses_in(rules) | _in_chinese(rules))


def _in_chinese(rules: str) -> frozenset[Clause]:
    return clauses_in(formatted(Source("page.std", rules), "zh").text)


def test_every_clause_is_in_three_pages() -> None:
    few = {clause: pages_of()[clause] for clause in sorted(all_clauses())}
    assert {clause: number for clause, number in few.items() if number < ENOUGH} == {}


def test_a_clause_that_is_used_is_found() -> None:
    rules = """ruleset r
    event asked
    event answered
    standard s
      for the first asked where 2 minutes > 1 minute
      expect at most 1 answered within 3 hours
      goal 95% each week"""
    found = clauses_in(rules)
    used = {
        ("for_each", "FOR_THE_FIRST"),
        ("for_each", "where"),
        ("bound", "AT_MOST"),
        ("_modifier", "within"),
        ("goal", "goal_period"),
        ("period", "WEEK"),
        ("comparator", "MORE"),
        ("unit", "minutes"),
    }
    assert used <= found <= all_clauses()
    assert ("for_each", "FOR_EACH") not in found
    assert ("goal", "by_fields") not in found
