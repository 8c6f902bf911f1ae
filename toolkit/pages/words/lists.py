"""What the lists of rounds say."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "not_out_yet": both("结果还没有公开。", "The results are not out yet."),
}
