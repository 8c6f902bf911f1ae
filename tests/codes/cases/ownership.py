"""O: who may change what?"""

from tests.codes.cases.case import ALL, OWNERS, Case
from tests.codes.tree import Link, same

SECOND = "  - {account: 900000000002}\n"
COUNTY = "{id: county-1, account: 900000000021, stage: county, schemes: [tiny-society]"
CITY = "{id: city-2, account: 900000000032, stage: city, schemes: [tiny-prize]"
P2 = "{judge: p2, account: 900000000041, scheme: tiny-fair, round: 2020}"
P1 = "account: 900000000011, scheme: tiny-fair, round: 2020, unit: tiny-alpha}"
OWNERSHIP = (
    Case("O101", OWNERS, "tiny-alpha: [900000000011]", "tiny-alpha: [‸0]", "tiny-alpha: [1]"),
    Case(
        "O101", OWNERS, "tiny-gamma: [900000000014]", "tiny-gamma: [‸example]", "tiny-gamma: [14]"
    ),
    Case(
        "O101",
        OWNERS,
        "tiny-gamma: [900000000014]",
        "tiny-gamma: [‸9223372036854775808]",
        "tiny-gamma: [9223372036854775807]",
    ),
    Case("O102", OWNERS, "name: example.office", 'name: ‸"@example"', "name: example/office"),
    Case("O103", OWNERS, SECOND, "  - {account: ‸900000000014}\n", "  - {account: 900000000015}\n"),
    Case(
        "O104",
        OWNERS,
        f"{CITY},",
        f"{CITY.replace('900000000032', '‸900000000014')},",
        f"{CITY.replace('900000000032', '900000000012')},",
    ),
    Case(
        "O105",
        OWNERS,
        f"{CITY},",
        f"{CITY.replace('900000000032', '‸900000000023')},",
        f"{CITY.replace('900000000032', '900000000021')},",
    ),
    Case(
        "O106",
        OWNERS,
        P2,
        P2.replace("900000000041", "‸900000000012"),
        P2.replace("900000000041", "900000000014"),
    ),
    Case("O107", OWNERS, "{judge: p2,", "{judge: ‸p1,", "{judge: p3,", also=("C105",)),
    Case(
        "O107",
        OWNERS,
        P2,
        P2.replace("}", ", unit: ‸tiny-beta}"),
        P2.replace("p2", "p3").replace("}", ", unit: tiny-beta}"),
    ),
    # codes of other checks, as this file earns them
    Case("C105", OWNERS, SECOND, "  - {account: ‸900000000001}\n", "  - {account: 900000000003}\n"),
    Case(
        "C105",
        OWNERS,
        "[900000000012, 900000000013]",
        "[900000000012, ‸900000000012]",
        "[900000000012]",
    ),
    Case("C105", OWNERS, "id: city-2", "id: ‸city-1", "id: city-3"),
    Case("C106", OWNERS, "  tiny-gamma:", "  ‸tiny-delta:", "  tiny-gamma :"),
    Case(
        "C106",
        OWNERS,
        "units: [tiny-alpha, tiny-gamma]",
        "units: [tiny-alpha, ‸tiny-delta]",
        "units: [tiny-alpha]",
    ),
    Case("C106", OWNERS, f"{COUNTY},", f"{COUNTY.replace('[', '[‸tiny-socety, ')},", f"{COUNTY} ,"),
    Case("C106", OWNERS, P2, P2.replace("tiny-fair", "‸tiny-fare"), P2.replace("p2", "p3")),
    Case("C106", OWNERS, P2, P2.replace("2020", "‸2019"), P2.replace("2020", '"2020"')),
    Case(
        "C106",
        OWNERS,
        P1,
        P1.replace("tiny-alpha", "‸tiny-gamma"),
        f"{P1} # !",
        also=("O106", "O107"),
    ),
    Case(
        "C111",
        OWNERS,
        "attributes: {class: [large]}",
        "attributes: {class: [‸huge]}",
        "attributes: {class: [large, small]}",
    ),
    Case(
        "C111",
        OWNERS,
        "attributes: {class: [large]}",
        "attributes: {‸place: [town]}",
        "attributes: {class: [small]}",
    ),
    Case("Y101", OWNERS, ALL, Link("tiny-beta/unit.yml"), same),
)
