"""One page of every kind, small where there is a choice, within a language's tree."""

CARD = "units/keqiao-demo-loom/2018/keqiao-contact-point/"
KINDS = (
    "",
    "results/",
    "results/keqiao-contact-point/2018/indicators/c2/",
    "results/quzhou-service-station/2022/",
    "results/quzhou-service-station/2022/compare/2021/",
    "results/xiangyang-haizhi-new/2019/eligibility/",
    "results/lianyungang-county/2018/sheet/",
    "results/hefei-alliance/2026/",
    "policies/",
    "policies/xiangyang-activity-project/2019/",
    "units/",
    "units/keqiao-demo-loom/",
    CARD,
    f"{CARD}claim/",
    f"{CARD}form/",
    "notices/",
    "submit/",
    "submit/hefei-alliance/2026/",
    "submit/lianyungang-county/2018/",
    "data/",
    "data/dictionary/",
    "help/card/",
    "help/format/",
    "help/problems/y205/",
)
