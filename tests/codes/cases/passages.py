"""Passages that cases of several rooms change."""

GAMMA_NAMED = """\
id: tiny-gamma
name: {{zh: 示{mark}例·丙学会, en: Demo Society Gamma}}
kind: society
demo: true
"""
T1 = "{id: t1, title: 小数据, held_on: 2020-01-01}"
T2 = "{id: t2, title: 大数据, held_on: 2020-12-31}"
HALF_EVEN = "value: {at: leaf, mode: half-even, places: 2}"
ONES, TWOS, ZEROS = "1" * 64, "2" * 64, "0" * 64
OFFICE = "{account: 900000000001, name: example.office}"
