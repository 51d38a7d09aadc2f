"""Names that recur and stand once with another character that sounds the same: 霁兰瓷业 among 霁蓝瓷业.

Nothing has to say that they are names. They stand three times, or twice and begin with a surname; of three characters
the middle one differs, and the two pairs it makes stand nowhere else in the report, as the pairs of a word would. In
sixteen consistent reports by different hands no three characters are so by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportdoc.audit.wording.alike import sound_same
from reportdoc.audit.wording.runs import CONTRAST, FUNCTION, Counted, Run, Variant, whole
from reportdoc.text.surnames import SURNAMES


def by_sound(found: Sequence[Run], strings: Counted) -> Iterator[Variant]:
    """Yield three characters that stand once, where three that differ in one character of the same sound recur."""
    twos = strings.twos
    odd = {
        window[0] + window[2]: window
        for window, count in strings.threes.items()
        if count == 1 and twos[window[:2]] == 1 == twos[window[1:]]
    }
    alike: dict[str, list[str]] = defaultdict(list)
    for window in strings.threes:
        if window[0] + window[2] in odd:
            alike[window[0] + window[2]].append(window)
    for sides, windows in alike.items():
        if len(windows) == _TWO:
            usual = next(window for window in windows if window != odd[sides])
            often = strings.threes[usual]
            if (often > _TWO or (often == _TWO and usual[0] in SURNAMES)) and _slip(usual[1], odd[sides][1]):
                here, there = (next(spot for run, spot in found if name in run) for name in (odd[sides], usual))
                text = "\n".join(run for run, _ in found)
                yield Variant(*whole(text, usual, odd[sides]), (here, there), certain=True)


_TWO = 2


def _slip(usual: str, odd: str) -> bool:
    """Tell whether two characters are offered for one sound, and are not two that hold sentences together."""
    differing = {usual, odd}
    return not differing & FUNCTION and "同" not in differing and not differing <= CONTRAST and sound_same(usual, odd)
