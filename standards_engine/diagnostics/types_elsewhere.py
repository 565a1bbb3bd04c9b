"""What the types of other programs are called here."""

from __future__ import annotations

from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.source import Span

_TYPES = {
    **dict.fromkeys(("string", "str", "varchar", "char", "字符串", "字符", "文字列"), "text"),
    **dict.fromkeys(
        ("integer", "int", "decimal", "float", "double", "numeric", "整数", "小数", "浮点数"),
        "number",
    ),
    **dict.fromkeys(("bool", "logical", "yesno", "布尔", "布尔值"), "boolean"),
    **dict.fromkeys(("time", "timestamp", "datetime", "时间戳", "日期时间"), "instant"),
    **dict.fromkeys(("interval", "timedelta", "持续时间", "时间段"), "duration"),
    **dict.fromkeys(("currency", "货币", "币种"), "money"),
}
_MONEY = {
    **dict.fromkeys(("dollar", "dollars", "usd", "美元"), "USD"),
    **dict.fromkeys(("euro", "euros", "eur", "欧元"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "gbp", "英镑"), "GBP"),
    **dict.fromkeys(("yuan", "rmb", "cny", "元", "人民币"), "CNY"),
}


def type_meant(word: str, span: Span | None) -> str | None:
    """The type of this language, as the file at fault writes it, that is called so elsewhere."""
    folded = word.casefold()
    if folded in _MONEY:
        return in_rules("money in CNY", span).replace("CNY", _MONEY[folded])
    return keyword(_TYPES[folded], span) if folded in _TYPES else None
