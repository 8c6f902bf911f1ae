"""Words of the pages of the files behind a scorecard: the claim and the review as submitted."""

from toolkit.language import Text, both

WORDS: dict[str, Text] = {
    "source_of_claim": both(
        "成绩单上自评的每个数，都来自这里的某一行；行下的“用于”可以回到成绩单的那一项。核定的决定和打分不在这里，在核定文件里。",
        "Every number claimed on the scorecard comes from a line here; “used for” below a line leads back to the item on the scorecard. What reviewers decided and marked is in the file of the review.",
    ),
    "source_of_review": both(
        "核定的决定和打分，照核定人员提交的原样。行下的“用于”可以回到成绩单的那一项。",
        "What reviewers decided and marked, as they handed it in; “used for” below a line leads back to the item on the scorecard.",
    ),
    "source_how": both(
        "行号可以点，地址随之指到那一行。小字是办法里的名称和内容的说明，不在文件里。",
        "A line number is a link to its line. The small print says what a line is; it is not in the file.",
    ),
    "source_used": both("用于", "used for"),
    "source_marks": both("一位核定人员的打分", "Marks of one reviewer"),
    "source_evidence": both("证据，证明：{fact}", "Evidence for: {fact}"),
}
