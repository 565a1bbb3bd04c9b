"""Handbooks of a small shop: what stands in them, and what does not."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from standards_engine.plans import plan_vocabulary
from standards_engine.reports.handbook import as_html, as_markdown
from standards_engine.reports.handbook.customers import for_customers
from standards_engine.reports.handbook.nodes import Entry, Handbook
from standards_engine.reports.handbook.staff import for_staff
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import speaking

SHOP = Path(__file__).with_name("shop.std")


@pytest.fixture(scope="module")
def shop() -> Ruleset:
    found = load_rules((str(SHOP),), settings={}, vocabulary=plan_vocabulary()).ruleset
    assert found is not None
    return found


def staff_in(language: str, shop: Ruleset) -> Handbook:
    with speaking(language):
        return for_staff(shop)


def customers_in(language: str, shop: Ruleset) -> Handbook:
    with speaking(language):
        return for_customers(shop)


def told(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {block.heading: block.lines for block in entry.blocks}


def test_staff_read_by_role(shop: Ruleset) -> None:
    chapters = [
        (each.heading, [entry.heading for entry in each.entries])
        for each in staff_in("en", shop).chapters
    ]
    assert chapters == [
        ("Workshop", ["Ready in time", "Ready by weight"]),
        ("Nobody in particular", ["Staff are polite"]),
        ("Planning", ["Customers were asked"]),
        ("Opening hours", ["The shop is open"]),
        ("Tables", ["Table `weight`"]),
    ]


def test_what_staff_owe(shop: Ruleset) -> None:
    entry = staff_in("en", shop).chapters[0].entries[0]
    assert entry.lead == "We repair <within> 6 hours."
    assert told(entry) == {
        "What is owed": (
            (
                'Each time "A customer brings a bicycle" happens, "The bicycle is ready" must '
                "follow within 6 hours."
            ),
            (
                'Exactly 6 hours is in time. One "The bicycle is ready" answers every "A customer '
                'brings a bicycle" before it.'
            ),
        ),
        "Exceptions": (
            'Exception `heavy`: where the `kind` is "heavy", nothing is owed (excused).',
            (
                'Exception `strange`: where the `strange` is yes, instead "The bicycle is ready" '
                "must follow within 60 hours. Exactly 60 hours is in time."
            ),
            "The first of these exceptions that applies decides alone.",
        ),
        "The clock": (
            'The clock runs only while calendar "The shop is open" is open.',
            'The clock stands still from "A part is missing" until "The part is there".',
            (
                'If "The bicycle is returned" comes first, while there is still time, nothing is '
                "owed any more (excused)."
            ),
        ),
        "How it is measured": (
            "Goal: 90% in each month.",
            "A violation is critical.",
            "Dates and periods go by local time in `Europe/Rome`.",
        ),
        "": ("The fields: `kind`: How much there is to do.",),
    }
    assert entry.facts == (("why", "Who has no bicycle walks."),)


def test_what_staff_owe_in_chinese(shop: Ruleset) -> None:
    handbook = staff_in("zh", shop)
    entry = handbook.chapters[0].entries[0]
    assert (handbook.title, handbook.kicker, handbook.language) == ("自行车维修", "员工手册", "zh")
    assert [each.heading for each in handbook.chapters][:3] == [
        "修理间",
        "未指定负责人",
        "服务策划",
    ]
    assert entry.lead == "我们6小时内修好。"
    assert told(entry)["应当做到"] == (
        "每次发生“顾客送修”时，必须在6小时内发生“修好”。",
        "时间正好为6小时也算按时。一次“修好”可以同时回应此前的每一次“顾客送修”。",
    )
    assert told(entry)["例外"][0] == "例外`heavy`：如果“工作量”是“heavy”，则不作要求（免责）。"


def test_customers_read_promises_only(shop: Ruleset) -> None:
    handbook = customers_in("en", shop)
    chapters = [
        (each.heading, [(entry.heading, entry.lead) for entry in each.entries])
        for each in handbook.chapters
    ]
    assert chapters == [
        ("The service", [("Ready in time", "We repair <within> 6 hours.")]),
        ("Further promises", [("Staff are polite", "We are polite.")]),
        ("Opening hours", [("The shop is open", None)]),
    ]
    assert handbook.left_out == 1
    page = as_html.render(handbook)
    assert "Ready by weight" not in page
    assert "Customers were asked" not in page
    assert "critical" not in page


def test_what_a_promise_leaves_out(shop: Ruleset) -> None:
    entry = customers_in("en", shop).chapters[0].entries[0]
    assert told(entry) == {
        "What else counts": (
            'Where the kind is "heavy", the promise does not hold.',
            (
                'Where the strange is yes, "The bicycle is ready" must follow within 60 hours. '
                "Exactly 60 hours is in time."
            ),
        ),
        "How the time is counted": (
            'The clock runs only while calendar "The shop is open" is open.',
            'The clock stands still from "A part is missing" until "The part is there".',
            'If "The bicycle is returned" comes first, the promise does not hold any more.',
        ),
    }


def test_promises_in_chinese(shop: Ruleset) -> None:
    handbook = customers_in("zh", shop)
    entry = handbook.chapters[0].entries[0]
    assert entry.lead == "我们6小时内修好。"
    assert told(entry)["另请注意"][0] == "如果“工作量”是“heavy”，不适用本承诺。"
    hours = handbook.chapters[-1].entries[0]
    assert (hours.heading, hours.blocks[0].lines[:2]) == (
        "营业时间",
        ("周二至周六 09:00至18:00开放。", "2026-08-10至2026-08-22关闭（暑假）。"),
    )
    assert handbook.other_language == 1


def test_markdown_leads_to_every_entry(shop: Ruleset) -> None:
    for handbook in (staff_in("en", shop), customers_in("zh", shop)):
        text = as_markdown.render(handbook)
        for chapter in handbook.chapters:
            for anchor in (chapter.anchor, *(each.anchor for each in chapter.entries)):
                assert f"](#{anchor})" in text
                assert text.count(f'<a id="{anchor}"></a>') == 1
    assert r"> We repair \<within\> 6 hours" in as_markdown.render(staff_in("en", shop))


class _Page(HTMLParser):
    """Its elements: whether they close, where links lead, what is fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "meta":
            self.open.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.fetched += [given["src"] or ""] if "src" in given else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_whole_and_fetches_nothing(shop: Ruleset, language: str) -> None:
    for handbook in (staff_in(language, shop), customers_in(language, shop)):
        text = as_html.render(handbook)
        page = _Page(text)
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert {each.removeprefix("#") for each in page.links} <= set(page.ids)
        assert page.links
        assert page.fetched == []
        assert "http:" not in text
        assert "https:" not in text
        assert f'<html lang="{language}">' in text


def test_words_of_the_rules_are_no_markup(shop: Ruleset) -> None:
    page = as_html.render(staff_in("en", shop))
    assert "<h1>Bicycle &lt;repairs&gt; &amp; more</h1>" in page
    assert "<blockquote>We repair &lt;within&gt; 6 hours.</blockquote>" in page
