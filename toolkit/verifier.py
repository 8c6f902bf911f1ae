"""Recompute a published site from its own formulas and facts, and name every difference.

    python -I -S toolkit/verifier.py SITE [--lang zh|en]

It reads SITE/api/v1 and shares no code with the toolkit. Exit 0: no difference; 1: some; 2: wrong use.
"""

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

# Packed by hand, to be read whole: 250 lines at most.
# fmt: off
Json = Any  # what a file holds has no type until it is looked at; a wrong one raises: see naming
Number = Fraction | None  # None: absent
NUMBER = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,60}|/0*[1-9][0-9]{0,59})?", re.ASCII)
PATH = re.compile(r"[a-z0-9-]{1,99}(/[a-z0-9-]{1,99})*\.json", re.ASCII)  # never out of the site
HALF_UP, LINES_OF_A_FILE, LEAST, ALMOST = {"mode": "half-up", "places": 2}, 20, "-" + "9" * 60, 1 - Fraction(1, 10**99)
WHOLE, NUMERIC = ("base", "bonus", "total"), ("count", "amount", "percent", "days")
TEXTS = {
    "zh": ["已核对（重算与公布一致）\n  轮次 {rounds}，成绩单 {cards}\n  得分 {scores}（由公布的事实重算），另 {scores*}（打分未公布，以公布的平均分为据）\n  总分 {total}（由公布的事实重算），另 {total*}（以公布的平均分为据）\n  名次 {rank}，等次 {grade}；没有得分、公式亦无 {none}",
           "未公布，未核对\n  评委、评审人的单个打分 {marks} 项，其平均分和人数 {means} 个照录\n  没有平均分可据的空白得分 {none*}\n  台账 {ledgers} 份的明细行\n  结果尚未公布的轮次 {unreleased}", "差异 {differences}（✗：缺少、读不了或算不出）", "{}：{} {}：公布 {}，重算 {}", "{}：另有 {} 处差异"],
    "en": ["Verified (recomputed and equal)\n  rounds {rounds}, scorecards {cards}\n  scores {scores} (from published facts), and {scores*} (marks withheld, resting on published means)\n  totals {total} (from published facts), and {total*} (resting on published means)\n  ranks {rank}, grades {grade}; no score, and none by the formula {none}",
           "Withheld, not verified\n  single marks of judges and reviewers, {marks} items; their {means} means and counts are taken as they stand\n  empty scores with no means to rest on {none*}\n  rows of {ledgers} ledgers\n  rounds whose results are not out {unreleased}", "Differences {differences} (✗: missing, unreadable or not to be reckoned)", "{}: {} {}: published {}, recomputed {}", "{}: {} more differences"],
}
def _show(value: Json) -> str:
    value = _printed(value, HALF_UP) if isinstance(value, Fraction) else "—" if value is None else value
    text = str(value) if type(value) in (str, int) else repr(type(value))
    return "".join(each if each.isprintable() else "?" for each in text[:80])
def _number(text: Json) -> Fraction:
    if not isinstance(text, str) or not NUMBER.fullmatch(text):
        raise ValueError(f"number {_show(text)}")
    return Fraction(text)
def _rounded(value: Fraction, rounding: Json) -> Fraction:
    tens = 10 ** {str(places): places for places in range(21)}[str(rounding["places"])]
    up = math.floor(abs(value) * tens + Fraction(1, 2)) * (1 if value > 0 else -1)
    return Fraction({"half-up": up, "half-even": round(value * tens)}[rounding["mode"]], tens)
def _printed(value: Fraction, rounding: Json) -> str:
    value, places = _rounded(value, rounding), int(rounding["places"])
    whole, rest = divmod(int(abs(value) * 10**places), 10**places)
    return "-" * (value < 0) + str(whole) + f".{rest:0{places}}" * (places > 0)
def _walk(node: Json) -> list[Json]:
    return [node, *(each for part in node.get("parts", []) for each in _walk(part))]
OPERATIONS: dict[str, tuple[int, Callable[[list[Fraction]], Number]]] = {  # 0: one or more parts
    "add": (0, lambda of: sum(of, Fraction(0))), "multiply": (0, lambda of: math.prod(of, start=Fraction(1))),
    "divide": (2, lambda of: of[0] / of[1] if of[1] else None), "round": (1, min), "min": (0, min), "max": (0, max),
    "floor": (1, lambda of: Fraction(math.floor(of[0]))), "at-least": (2, lambda of: Fraction(of[0] >= of[1])),
}

class _Reckoning:
    """One unit's formula over its published inputs."""
    def __init__(self, card: Json, scheme: Json) -> None:
        self.card, self.facts, self.inputs, self.means = card, scheme["facts"], card["inputs"], card["means"]
        self.tree = {row["code"]: row["parts"] for row in scheme["indicators"]}
        nodes = _walk(scheme["formulas"][card["class"]])
        whole = {"base": nodes[0], "bonus": {"op": "absent"}}
        self.nodes = whole | {node.get("name"): node for node in reversed(nodes)}
        self.rounding = next((each["rounding"] for each in nodes if each["op"] == "round"), HALF_UP)
    def marks(self, node: Json) -> set[bool]:  # of which kind its facts are: withheld marks, others, both
        return {self.inputs[each["fact"]] == "withheld" for each in _walk(node) if "fact" in each}
    def value(self, node: Json, leaf: str = "") -> Number:
        name, op = node.get("name"), node["op"]
        leaf = name if self.tree.get(name, "no code") == [] else leaf
        if name != leaf and name in self.means.get(leaf, {}):
            return _number(self.means[leaf][name if self.marks(node) == {True} else "of withheld marks alone"])
        if op in ("constant", "absent"):
            return _number(node["value"]) if op == "constant" else None
        if op in ("fact", "count", "sum"):
            return self.read(op, node, self.inputs[node["fact"]])
        if op == "if":  # lazy: the branch not taken may be absent
            test, yes, no = node["parts"]
            met = self.value(test, leaf)
            return None if met is None else self.value(yes if met else no, leaf)
        values = [self.value(part, leaf) for part in node["parts"]]
        numbers, (needed, operation) = [each for each in values if each is not None], OPERATIONS[op]
        if len(values) != (needed or max(len(values), 1)):
            raise ValueError(f"parts of {op}")
        value = operation(numbers) if len(numbers) == len(values) else None
        return value if op != "round" or value is None else _rounded(value, node["rounding"])
    def read(self, op: str, node: Json, given: Json) -> Number:
        if given == "withheld" or given.get("absent") or (op == "sum" and "number" in given):
            return None
        if "number" in given:
            return None if given["number"] is None else _number(given["number"])
        kinds, where = self.facts[node["fact"]]["fields"], node.get("where", {"all": []})
        rows = [row for row in given["records"] if self.holds(where, row, kinds)]
        amounts = [row[node["field"]] for row in rows if row.get(node.get("field")) is not None]
        numbers = {"count": [Fraction(1)] * len(rows), "sum": map(_number, amounts)}.get(op)
        return None if numbers is None else sum(numbers, Fraction(0))
    def holds(self, where: Json, row: Json, kinds: Json) -> bool:
        for verb in {"all", "any", "not"} & where.keys():
            each = (self.holds(part, row, kinds) for part in ([where["not"]] if verb == "not" else where[verb]))
            return all(each) if verb == "all" else any(each) == (verb == "any")
        [(verb, asked)] = [(key, where[key]) for key in where if key != "field"]
        value, own, field = row.get(where["field"]), self.card["attributes"], kinds[where["field"]]
        if verb == "present" or value is None:
            return verb == "present" and asked is (value is not None)
        every = asked if verb in ("in", "within") else [asked]
        options = [own.get(each["attribute"]) if type(each) is dict else each for each in every]
        if field["kind"] in NUMERIC:
            value, options = _number(value), [_number(each) for each in options if each is not None]
        if verb in ("is", "in"):
            return value in options
        within = {"at_least": [*options, value], "below": [value], "within": options}[verb]
        return bool(within[0] <= value <= within[-1] and (verb != "below" or value < options[0]))

class _Site:
    """The files of a published site, what of them was verified, and every difference."""
    def __init__(self, root: Path) -> None:
        self.root, self.files, self.counts = root, dict[str, Json](), Counter[str]()
        self.found: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        self.results: dict[tuple[str, str, str], dict[str, Json]] = {}
    @contextmanager
    def naming(self, file: str, unit: str = "", what: str = "") -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self.found[file][_show(unit), _show(what), "?", f"✗ {_show(repr(error))}"] = None
    def compare(self, file: str, unit: str, what: str, published: Json, own: Json) -> bool:
        if not (same := type(published) is type(own) and bool(published == own)):
            self.found[file][_show(unit), _show(what), _show(published), _show(own)] = None
        return same
    def load(self, path: str) -> Json:
        with self.naming(path):
            if path not in self.files:
                self.files[path] = {}
                text = (self.root / PATH.fullmatch(path)[0]).read_bytes().decode()  # type: ignore[index]
                self.files[path] = json.loads(text, parse_float=lambda digits: (digits,))
        return self.files[path]
    def verify(self) -> None:
        with self.naming("index.json"):
            for entry in self.load("index.json")["rounds"]:
                file = f"results/{(name := '/'.join((entry['scheme'], entry['year'])))}.json"
                self.compare("index.json", name, "json", entry["json"], file)
                with self.naming(file):
                    head = self.load(file)
                    self.compare(file, "", "year", f"{head['scheme']}/{head['year']}", name)
                    self.round(file, head)
        for (unit, scheme, year), own in self.results.items():
            with self.naming(file := f"units/{unit}.json", f"{scheme}/{year}"):
                [row] = [row for row in self.load(file)["years"] if (row["scheme"], row["round"]) == (scheme, year)]
                row["total"] = None if row["total"] is None else _number(row["total"])
                for what, value in own.items():
                    self.compare(file, f"{scheme}/{year}", what, row[what], value)
    def card(self, file: str, card: Json, own: _Reckoning, whole: dict[str, Number]) -> None:
        self.counts.update(means=sum(map(len, card["means"].values())), ledgers=len(card["ledgers"]))
        self.counts["marks"] += [*card["inputs"].values()].count("withheld")
        published = {row["code"]: row["verified_score"] for row in card["indicators"]}
        published, agreed = published | {what: card[what] for what in WHOLE}, set[str]()
        for code in published | own.tree:
            with self.naming(file, card["unit"], code):
                value, rests = own.value(own.nodes[code]), True in own.marks(own.nodes[code])
                text = None if value is None else _printed(value, own.rounding)
                whole[code] = None if text is None else Fraction(text)
                if self.compare(file, card["unit"], code, published[code], text):
                    agreed.add(code)
                    self.counts[("none" if text is None else code if code in WHOLE else "scores") + "*" * rests] += 1
        leaves = {own.nodes[code]["op"] for code, parts in own.tree.items() if not parts}
        for code, parts in own.tree.items() if leaves == {"round"} else ():
            sums = parts and own.nodes[code]["op"] == "add" and published[code] is not None
            if sums and agreed.issuperset([code, *parts]):  # the formula may add what the tree does not
                total = _printed(sum((_number(published[part]) for part in parts), Fraction(0)), own.rounding)
                self.compare(file, card["unit"], code, published[code], total)
    def round(self, file: str, head: Json) -> None:
        scheme = self.load(f"schemes/{head['scheme']}/{head['edition']}.json")
        cards = {card["unit"]: card for card in head["scorecards"]}
        whole = {unit: dict[str, Number].fromkeys(WHOLE) for unit in cards}
        self.compare(file, "", "scorecards", len(head["scorecards"]), len(cards))  # no unit twice
        for unit, card in cards.items():
            with self.naming(file, unit):
                self.card(file, card, _Reckoning(card, scheme), whole[unit])
        rules, acts, is_open = scheme["outcomes"], head["decisions"], head["withheld"] is not None
        vetoed = {act["unit"] for act in acts if act["kind"] == "veto" and rules["veto"]}
        whole |= {unit: dict.fromkeys(WHOLE, Fraction(0)) for unit in vetoed if rules["veto"]["effect"] == "zero"}
        totals = {unit: each["total"] for unit, each in whole.items() if rules["ranking"] and unit not in vetoed}
        aside = {act["unit"] for act in acts if act["kind"] == "set-aside"}
        ranked = {unit: total for unit, total in totals.items() if total is not None and not is_open and unit not in aside}
        grades: Json = self.grades(file, head, scheme, whole, vetoed, aside) if rules["grades"] and not is_open else {}
        for unit, card in cards.items():
            own, rule = ({"total": whole[unit]["total"], "rank": None, "grade": grades.get(unit)}, rules["ranking"])
            if unit in ranked:
                better = [ranked[each] for each in ranked if ranked[each] > ranked[unit] and (rule["pool"] == "all" or cards[each]["class"] == card["class"])]
                own["rank"] = str(1 + len(set(better) if rule["ties"] == "dense" else better))
            for what in ("rank", "grade"):
                self.counts[what] += self.compare(file, unit, what, card[what], own[what]) and own[what] is not None
            self.results[unit, head["scheme"], head["year"]] = own
        self.counts["cards"] += len(cards.keys() - {place[0] for place in self.found[file]})
        self.counts.update(rounds=not is_open and not self.found[file], unreleased=is_open)
    def grades(self, file: str, head: Json, scheme: Json, whole: Json, barred: set[str], aside: set[str]) -> Json:
        rules, acts, cards = scheme["outcomes"]["grades"], head["decisions"], head["scorecards"]
        took = [card["unit"] for card in cards if card["status"] != "not-submitted" and card["unit"] not in aside]
        value = {unit: whole[unit]["base" if rules["basis"] == "base" else "total"] for unit in took}
        cap = [_number(scheme["points"])] if rules["basis"] == "capped-total" else []
        value = {unit: min([each, *cap]) for unit, each in value.items() if each is not None}
        least = {grade: _number(rule["from"] or LEAST) for grade, rule in rules["of"].items()}
        reached = {unit: [each for each in least if value[unit] >= least[each]] for unit in value}
        grades = dict.fromkeys(whole, None if rules["absent"] == "none" else rules["absent"])
        grades |= dict.fromkeys(took) | dict.fromkeys(aside) | {unit: reached[unit][0] for unit in value}
        for best in [grade for grade, rule in rules["of"].items() if rule["quota"]]:
            years = [(unit, row) for unit in whole for row in self.load(f"units/{unit}.json").get("years", [])]
            past = [each for each in years if each[1]["scheme"] == head["scheme"] and each[1]["round"] < head["year"]]
            ended = [(unit, act) for unit, row in past for act in row["consequences"] if act["kind"] == "ending"]
            barred |= {act["unit"] for act in acts if act["kind"] == "ground"} | {unit for unit, act in ended if act["decision"]}
            rule, part = rules["of"][best]["quota"], {"floor": Fraction(0), "nearest": Fraction(1, 2), "ceiling": ALMOST}
            base = len(took if rule["of"] == "participants" else cards)
            allowed = math.floor(_number(rule["percent"]) * base / 100 + part[rule["rounding"]])
            rivals = [unit for unit in value if best in reached[unit] and unit not in barred]
            order = sorted(value[unit] for unit in rivals)[::-1] if len(value) == len(took) else []
            line = order[allowed] if len(order) > allowed else None  # the first left out
            given = [unit for unit in rivals if order and (line is None or value[unit] > line)]
            tied = [unit for unit in rivals if value[unit] == line and len(given) < allowed]
            named = [act["unit"] for act in acts if (act["kind"], act.get("grade"), act["unit"] in tied) == ("grade", best, True)]
            given += tied if rule["ties"] == "all-of-group" else named[: allowed - len(given)]
            for unit in value.keys() - given:
                others = [grade for grade in reached[unit] if grade != best] or [None]
                grades[unit] = None if unit in rivals and not order else others[0]
            own = {"base": [base], "allowed": [allowed], "given": given, "tied": tied}
            for what, each in own.items():
                shown = head["quota"][what] if what in ("given", "tied") else [head["quota"][what]]
                self.compare(file, "", f"quota.{what}", *(" ".join(sorted(map(str, of))) for of in (shown, each)))
        return grades

def main() -> int:
    """Verify the site named on the command line, say what was found, return the exit code."""
    parser = argparse.ArgumentParser(description="Recompute a published site; name differences.")
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    asked = parser.parse_args()
    site, texts = _Site(asked.site / "api/v1"), TEXTS[asked.lang]
    if not (site.root / "index.json").is_file():
        parser.error(f"{site.root / 'index.json'} ?")
    site.verify()
    site.counts["differences"] = sum(map(len, site.found.values()))
    lines = [text.format_map(site.counts) for text in texts[:3]]
    for file, found in site.found.items():
        lines += [texts[3].format(f"api/v1/{file}", *each) for each in [*found][:LINES_OF_A_FILE]]
        lines += [texts[4].format(f"api/v1/{file}", len(found) - LINES_OF_A_FILE)] * (len(found) > LINES_OF_A_FILE)
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode())
    return 1 if site.counts["differences"] else 0

if __name__ == "__main__":
    sys.exit(main())
