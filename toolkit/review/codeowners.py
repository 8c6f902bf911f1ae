"""CODEOWNERS, made from the owners' file: whose approval a platform itself asks for.

The platforms know names there and only those who may write to the repository. So it says one thing:
what everybody relies on is the administrators'. Whose claim, review or sheet it is, ``owners``
decides; these folders are left without an owner.
"""

from toolkit.submissions.owners import OWNERS, Owners

FILE = ".github/CODEOWNERS"

_HEAD = f"""\
# 由 data/units/{OWNERS} 生成（python tasks.py generate），不要手改。
# Generated from data/units/{OWNERS} by python tasks.py generate; not to be edited.
# 各单位、核定人员和评委的文件不列：由 python tasks.py owners 判断。
# Files of units, reviewers and judges are not listed: python tasks.py owners decides on them.
"""
#: Written by units, reviewers and judges.
_THEIRS = ("/data/units/*/*/", "/data/schemes/*/rounds/*/sheets/")


def codeowners_text(owners: Owners) -> str:
    """Return the file; with no name of an administrator nothing but its head."""
    names = [each.name for each in owners.administrators if each.name is not None]
    if not names:
        return _HEAD
    listed = " ".join(f"@{name}" for name in dict.fromkeys(names))
    return "\n".join([f"{_HEAD}* {listed}", *_THEIRS, ""])
