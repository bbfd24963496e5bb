"""Fractional order keys: strings that sort as siblings do and never run out of room between two of them.

A key is an integer part, whose first letter tells its length, and a fraction without a trailing zero, both in base 62.
Appending thousands of siblings keeps keys short; inserting between two only lengthens the new one.
Method: D. Greenspan, "Implementing fractional indexing" (Observable, 2020).
"""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
FIRST = "a0"


def is_order_key(key: str) -> bool:
    """Whether the text is a key that `between` could have made."""
    length = _LENGTHS.get(key[:1])
    return (
        length is not None
        and len(key) >= length
        and key.isascii()
        and key.isalnum()  # and ASCII: base 62
        and not key.endswith("0", length)
        and key != _SMALLEST
    )


def between(low: str | None, high: str | None) -> str:
    """Return a key that sorts after `low` and before `high`; None is the open end.

    Raises ValueError when the two are not keys in this order.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"{low!r} does not sort before {high!r}")
    if low is None:
        return FIRST if high is None else _before(high)
    return _after(low) if high is None else _inside(low, high)


def spread(count: int, low: str | None = None, high: str | None = None) -> list[str]:
    """Return `count` keys in order between two keys, as short as halving makes them."""
    if count <= 0:
        return []
    if high is None:
        return _run(count, low)
    middle = between(low, high)
    left = (count - 1) // 2
    return [*spread(left, low, middle), middle, *spread(count - 1 - left, middle, high)]


def _run(count: int, low: str | None) -> list[str]:
    keys: list[str] = []
    for _ in range(count):
        low = between(low, None)
        keys.append(low)
    return keys


def _before(high: str) -> str:
    whole = _integer(high)
    if whole == _SMALLEST:
        return whole + _middle("", high[len(whole) :])
    if whole < high:
        return whole
    lower = _decrement(whole)
    return lower + _middle("", None) if lower == _SMALLEST else lower


def _after(low: str) -> str:
    whole = _integer(low)
    upper = _increment(whole)
    return whole + _middle(low[len(whole) :], None) if upper is None else upper


def _inside(low: str, high: str) -> str:
    low_whole, high_whole = _integer(low), _integer(high)
    if low_whole == high_whole:
        return low_whole + _middle(low[len(low_whole) :], high[len(high_whole) :])
    upper = _increment(low_whole)
    if upper is not None and upper < high:
        return upper
    return low_whole + _middle(low[len(low_whole) :], None)


def _middle(low: str, high: str | None) -> str:
    """Return a fraction between two fractions; `low` "" is zero and `high` None is one."""
    if high is None:
        return _above(low)
    shared = 0
    while (low[shared] if shared < len(low) else "0") == high[shared]:
        shared += 1
    low_digit = _DIGITS.index(low[shared]) if shared < len(low) else 0
    high_digit = _DIGITS.index(high[shared])
    if high_digit - low_digit > 1:
        return high[:shared] + _DIGITS[(low_digit + high_digit) // 2]
    if len(high) > shared + 1:
        return high[: shared + 1]
    return high[:shared] + _DIGITS[low_digit] + _above(low[shared + 1 :])


def _above(low: str) -> str:
    """Return a fraction between a fraction and one."""
    highest = len(low) - len(low.lstrip(_DIGITS[-1]))
    digit = _DIGITS.index(low[highest]) if highest < len(low) else 0
    return low[:highest] + _DIGITS[(digit + _BASE) // 2]


def _integer_length(head: str) -> int:
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _integer(key: str) -> str:
    return key[: _integer_length(key[0])]


def _increment(whole: str) -> str | None:
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        step = _DIGITS.index(digits[place]) + 1
        digits[place] = _DIGITS[step % _BASE]
        if step < _BASE:
            return head + "".join(digits)
    if head == "Z":
        return FIRST
    if head == "z":
        return None
    longer = chr(ord(head) + 1)
    return longer + "0" * (_integer_length(longer) - 1)


def _decrement(whole: str) -> str:
    head, digits = whole[0], list(whole[1:])
    for place in reversed(range(len(digits))):
        step = _DIGITS.index(digits[place]) - 1
        digits[place] = _DIGITS[step % _BASE]
        if step >= 0:
            return head + "".join(digits)
    shorter = "Z" if head == "a" else chr(ord(head) - 1)
    return shorter + _DIGITS[-1] * (_integer_length(shorter) - 1)


_LENGTHS = {letter: _integer_length(letter) for letter in _DIGITS[10:]}
_SMALLEST = "A" + "0" * (_integer_length("A") - 1)
