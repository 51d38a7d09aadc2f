"""Alternative texts of pictures: what somebody wrote counts, what a program put there does not."""

from __future__ import annotations

import re

_GUESSED = re.compile(
    r"(?:描述|说明|說明)\s?已\s?自[动動](?:生成|產生)|自动生成的(?:描述|说明)|AI\s?(?:生成|產生)的[内內]容"
    r"|description automatically generated|AI-generated content may be",
    re.IGNORECASE,
)
"""What Word adds to a text that it has guessed, in Chinese and English."""
_FILE = re.compile(
    r"(?:[a-z]:|\\|file:|https?:|data:|~?/)\S?.*|.*\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|svg|emf|wmf|eps|psd|pdf)",
    re.IGNORECASE | re.DOTALL,
)
"""A path, an address, or the name of a file."""
_NAMED = re.compile(
    r"(?:微信|QQ|钉钉|企业微信|屏幕|手机|mm|wps|wx)?(?:图片|图像|图形|图表|照片|相片|插图|截图|截屏|快照|对象|文本框|组合|矩形|画布)"
    r"[\d\s_()（）.-]*|(?:picture|image|img|photo|graphic|chart|object|shape|group|rectangle|screenshot|untitled|dsc\w?|mmexport|timg)"
    r"[\d\s_()（）.-]*",
    re.IGNORECASE,
)
"""What word processors, telephones and messengers call a picture by themselves."""
_HASH = re.compile(r"(?=[^\d]*\d)[\dA-Za-z_=&,+-]{16,}|[^\u3400-\u9fffA-Za-z]*")
"""A digest or a number."""


def written(text: str) -> str:
    """Return an alternative text in one line; empty where a program made it, of the picture's looks or of its file."""
    line = " ".join(text.split())
    made = _GUESSED.search(line) or _FILE.fullmatch(line) or _NAMED.fullmatch(line) or _HASH.fullmatch(line)
    return "" if made else line
