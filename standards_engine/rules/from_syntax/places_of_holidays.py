"""Which country, or part of one, is meant by a name that is no code of public holidays."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

_ALIKE = 0.85


def places_of_holidays(name: str) -> tuple[str, ...]:
    """The one code that is meant by `Massachusetts` or `US-Mass.`; of a known country, all parts.

    Empty where the name is like nothing that is known.
    """
    from holidays import list_supported_countries

    countries = list_supported_countries(include_aliases=False)
    code, dash, part = name.partition("-")
    if code.upper() in countries:
        country = code.upper()
        if not dash:
            return (country,)
        meant = _like(part, dict(_parts(country)))
        return meant or tuple(f"{country}-{each}" for each in countries[country]) or (country,)
    return _like(name, dict(_countries())) or _like(name, _parts_of_all(countries))


def _like(name: str, codes: dict[str, str]) -> tuple[str, ...]:
    close = get_close_matches(name.casefold(), codes, n=1, cutoff=_ALIKE)
    return tuple(codes[each] for each in close)


def _countries() -> Iterator[tuple[str, str]]:
    from holidays.registry import COUNTRIES

    for module, (_, code, *others) in COUNTRIES.items():
        yield module.replace("_", " "), code
        yield from ((other.casefold(), code) for other in (code, *others))


def _parts(country: str) -> Iterator[tuple[str, str]]:
    """The names and codes of the parts of a country."""
    from holidays import country_holidays

    found = country_holidays(country)
    for part in found.subdivisions:
        yield part.casefold(), f"{country}-{part}"
    for name, part in found.subdivisions_aliases.items():
        yield name.casefold(), f"{country}-{part}"


def _parts_of_all(countries: dict[str, list[str]]) -> dict[str, str]:
    """By name; letters alone stand for parts of many countries."""
    found = (pair for country, parts in countries.items() if parts for pair in _parts(country))
    return {name: code for name, code in found if len(name) > 3}
