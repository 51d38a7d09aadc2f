"""A word saved in the sample's longest chapter until the page with its preview has come, idle and while a build runs.

`python -m benchmarks.previews` prints it; run it on an idle machine, or go by the processor time of a preview alone.
"""

from __future__ import annotations

import re
import time
from statistics import median, quantiles
from urllib.parse import quote

from benchmarks.served import Served, build, served

CHAPTER = "content/chapters/1-talent.md"
WORDS = "学生社团是第二课堂的"
"""What is changed, on a page that is found by it."""
TIMES, PAUSE = 50, 1.5
"""The pause is somebody's between two words; what a save sets off has ended by then."""


def main() -> None:
    """Serve a copy of the sample, change it again and again, and print what was seen."""
    with served() as one:
        measured(one)


def measured(one: Served) -> None:
    """Print how long a page with a preview takes, without a build and with builds all the while."""
    base, opener, chapter = one.base, one.opener, one.project / CHAPTER
    number = None
    while number is None:
        time.sleep(10)  # what the start sets off
        answer = opener.open(f"{base}/pages?find={quote(WORDS[:8])}").read().decode()
        number = re.search(r'href="/pages/(\d+)[^"]*">[^<]*</a> …', answer)
    address = f"{base}/pages/{number[1]}?show=preview"
    original = chapter.read_text(encoding="utf-8")
    for building in (False, True):
        waits = []
        for at in range(TIMES):
            if building:
                build(one)
            mark = f"第{'乙' if building else '甲'}{at}处"
            chapter.write_text(original.replace(WORDS, mark + WORDS, 1), encoding="utf-8")
            begun = time.perf_counter()
            page = opener.open(address).read().decode()
            while mark not in page:
                page = opener.open(address).read().decode()
            waits.append(time.perf_counter() - begun)
            time.sleep(PAUSE)
        last, when = quantiles(waits, n=20)[-1], "while it is built" if building else "idle"
        print(f"{when}: {TIMES} times, median {median(waits):.3f} s, 95 % below {last:.3f} s", flush=True)
    chapter.write_text(original, encoding="utf-8")


if __name__ == "__main__":
    main()
