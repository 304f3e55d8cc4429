"""Write screenad/text/tables.py: what folding does to one character, pinned for good.

Run by hand when a rule of folding changes, never when the program runs::

    pip install opencc-python-reimplemented confusable-homoglyphs
    python tools/fold_tables.py > screenad/text/tables.py

Compatibility forms come from the interpreter's own Unicode database (use a recent one), Traditional
to Simplified from OpenCC (Apache 2.0), look-alikes from Unicode's confusables (UTS 39).
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Marks that any letter can carry. U+0653-0655 belong to Arabic letters that have whole forms.
MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0653-\u0655\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u2de0-\u2dff\u3099\u309a\ua66f-\ua672\ua674-\ua67d\ufe20-\ufe2f\uff9e\uff9f"
)
JAMO_TAILS = "\u1161-\u1175\u11a8-\u11c2"
OPTIONAL = (  # Hebrew points, Arabic vowel signs and tatweel
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652"
    "\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
)
CLASSES = {
    "INVISIBLE": INVISIBLE, "OPTIONAL": OPTIONAL, "MARKS": MARKS, "JAMO_TAILS": JAMO_TAILS
}  # fmt: skip
KEPT = set("，：；？！（）ºª™℠№…‥\u0e33\u0eb3\u309b\u309c")
SAME = {
    "ı": "i", "ё": "е", "ς": "σ", "ẞ": "ss",
    **dict.fromkeys("‘’‚‛′´ʼʻ", "'"), **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃־", "-"), "～": "~", "〜": "~", "・": "·", "\u2800": " ",
    **dict.fromkeys("\u0085\u2028\u2029", "\n"), **dict.fromkeys("\u1680\u180e", " "),
    **dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ک": "ك", **dict.fromkeys("ةہۂەۀ", "ه"),
}  # fmt: skip
# Amharic says the same with these, and people write either: series of letters, then single ones.
SAME |= {
    chr(old + vowel): chr(new + vowel)
    for old, new in ((0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0))
    for vowel in range(7)
}
SAME |= {chr(0x1340 + vowel): chr(0x1338 + vowel) for vowel in range(7)}
SAME |= {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኣ": "አ", "ዓ": "አ", "ዉ": "ው"}
SMALL = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢɑɡɩ", "abcdefghijklmnopqrstuvwyzagi", strict=True))
# These are Greek or Latin by name; it is Russian that they are used to write.
SMALL |= dict(zip("ᴦᴧᴨᴩᴫɯ", "глпрлш", strict=True))
BOXED = {
    chr(start + i): chr(97 + i)
    for start in (0x249C, 0x1F110, 0x1F130, 0x1F150, 0x1F170)
    for i in range(26)
}
# What Unicode does not call confusable and people use all the same.
ALSO_ALIKE = """
вb кk мm нh тt пn иu ьb їi ґr єe шw αa βb εe ηn ιi κk μm τt χx ωw օo ոn սu հh ցg զz քf յj լl ռn վv
"""
FLAGS = """
AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA
EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
_dropped = re.compile(f"[{INVISIBLE}{OPTIONAL}]").match
_mark = re.compile(f"[{MARKS}{JAMO_TAILS}]").match


def simplified() -> dict[str, str]:
    """Give each Traditional character its first Simplified one, where both are in the BMP."""
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text("utf-8").splitlines()
    pairs = ((line.split("\t")[0], line.split("\t")[1].split()[0]) for line in lines)
    return {old: new for old, new in pairs if max(old, new) < "\U00010000" and old != new}


def enclosed_number(char: str) -> str:
    """Give the number that stands in a circle, in brackets or before a full stop, if any."""
    circled = "CIRCLED" in (name := unicodedata.name(char, "")) and "DIGIT" in name
    if not circled and not re.match(r"<(circle|compat)> [\d (]", unicodedata.decomposition(char)):
        return "1" if name == "DINGBAT NEGATIVE CIRCLED DIGIT ONE" else ""
    value = unicodedata.numeric(char, -1.0)
    plain = re.sub(r"[().,]", "", unicodedata.normalize("NFKC", char))
    return str(int(value)) if value >= 0 and (plain.isdecimal() or circled) else ""


def split_mark(char: str) -> str:
    """Give the canonical parts of a letter whose mark belongs to its script (Indic, Burmese)."""
    parts = unicodedata.normalize("NFD", char)
    hangul = "\uac00" <= char <= "\ud7a3"
    return char if hangul or _mark(parts[-1]) or len(parts) == 1 else parts


def once(char: str, han: dict[str, str]) -> str:
    """Take one step of folding one character."""
    whole = unicodedata.normalize("NFC", char)
    if len(whole) == 1 and whole != char:
        return whole
    if char in KEPT or enclosed_number(char):
        return char
    if _dropped(char):
        return ""
    own = SAME.get(char) or SMALL.get(char) or BOXED.get(char) or han.get(char)
    return own or digit_or_space(char) or compatible(char)


def digit_or_space(char: str) -> str:
    """Give the ASCII digit or space that a character stands for, if any."""
    digit = unicodedata.decimal(char, -1)
    return str(digit) if digit >= 0 else " " * (unicodedata.category(char) == "Zs")


def compatible(char: str) -> str:
    """Give the compatibility form, in lower case, but no fraction and no bare accent."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).lower())
    plain = compatible_jamo(char) or plain.replace("ß", "ss")
    presented = char >= "\ufb50"  # Arabic vowel signs stand on a space there
    if "\u2044" in plain or " " in (plain.strip() if presented else plain)[:-1]:
        return char
    return "".join(map(split_mark, plain.strip() if len(plain) > 1 else plain))


def compatible_jamo(char: str) -> str:
    """Keep a jamo a letter of its own: half-width ones become whole ones."""
    if "\u3131" <= char <= "\u318e":
        return char
    if "\uffa1" <= char <= "\uffdc" and unicodedata.decomposition(char):
        return chr(int(unicodedata.decomposition(char).split()[1], 16))
    return ""


def folded(char: str, han: dict[str, str]) -> str:
    """Fold one character until nothing changes."""
    text, last = char, ""
    while text != last:
        last, text = text, "".join(once(c, han) for c in text)
    return text


def changes(han: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give every character that str.lower() does not already fold, with what becomes of it."""
    for code in range(0x80, 0x110000):
        if 0xD800 <= code < 0xE000 or _dropped(char := chr(code)) or char == "\u0130":
            continue
        if char.lower() == char and (new := folded(char, han)) != char:
            yield char, new


def styled(table: dict[str, str]) -> tuple[str, str]:
    """Give the letters that only decorate, and apart from them the raised and lowered ones."""
    kinds = {c: unicodedata.decomposition(c).split(" ")[0] for c in table}
    letters = {c for c, new in table.items() if len(new) == 1 and new.isalpha()}
    loud = {c for c in letters if kinds[c] in {"<font>", "<circle>", "<square>"}}
    loud |= {c for c in letters if c in SMALL or c in BOXED} | {"ⓐ"}
    loud = {c for c in loud if table[c].isascii() or c > "\U0001d000" or c in SMALL}
    return "".join(sorted(loud)), "".join(sorted(c for c in letters if kinds[c][:4] in RAISED))


RAISED = {"<sup", "<sub"}


def look_alikes() -> dict[str, str]:
    """Give each Cyrillic, Greek, Armenian or Cherokee letter that passes for a Latin one."""
    source = json.loads((files("confusable_homoglyphs") / "confusables.json").read_text("utf-8"))
    scripts = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
    found: dict[str, str] = {}
    for char, others in sorted(source.items(), key=lambda item: item[0] != item[0].lower()):
        if len(char) == 1 and unicodedata.name(char, "").startswith(scripts) and char < "\uffff":
            latin = [o["c"].lower() for o in others if len(o["c"]) == 1 and o["c"].isascii()]
            if latin and latin[0].isalpha() and char.lower() not in found:
                found[char.lower()] = latin[0] if char not in "ІΙ" else "i"
    return dict(sorted({**found, **{word[0]: word[1] for word in ALSO_ALIKE.split()}}.items()))


def jamo() -> dict[str, str]:
    """Give each lone conjoining jamo the letter of the same name."""
    letters = {unicodedata.name(chr(c), ""): chr(c) for c in range(0x3131, 0x318F)}
    names = {chr(c): unicodedata.name(chr(c), "") for c in range(0x1100, 0x1200)}
    same = {old: re.sub("CHOSEONG|JUNGSEONG|JONGSEONG", "LETTER", names[old]) for old in names}
    return {old: letters[name] for old, name in same.items() if name and name in letters}


def shown(text: str) -> str:
    """Write a string literal with every character that does not print as an escape."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + "".join(c if prints(c) else escaped(c) for c in quoted) + '"'


def prints(char: str) -> bool:
    """Tell whether a reader of the source sees this character by itself."""
    seen = unicodedata.category(char)[0] in "LNS" and char.isprintable()
    return char.isascii() or seen


def escaped(char: str) -> str:
    """Write a character as an escape."""
    return f"\\u{ord(char):04x}" if char < "\U00010000" else f"\\U{ord(char):08x}"


def constant(name: str, parts: Iterable[str], why: str) -> str:
    """Write one constant, its text cut into lines of a readable length."""
    lines: list[str] = []
    line = ""
    for part in parts:
        if len(line) + len(part) > 120:
            lines, line = [*lines, line], ""
        line += part
    body = "\n".join(f"    {shown(text)}" for text in [*lines, line])
    return f"# {why}\n{name} = (\n{body}\n)"


def pairs(table: dict[str, str]) -> list[str]:
    """Write a table as words: a character, then what becomes of it."""
    return [f"{old}{new} " for old, new in table.items()]


def module() -> str:
    """Write the whole module."""
    han = simplified()
    table = dict(changes(han))
    one = {old: new for old, new in table.items() if len(new) == 1}
    many = {old: new for old, new in table.items() if len(new) > 1}
    numbers = {chr(c): n for c in range(0x2460, 0x1F10D) if (n := enclosed_number(chr(c)))}
    loud, raised = styled(table)
    made = f"Unicode {unicodedata.unidata_version}"
    return "\n".join([
        f'"""What folding makes of each character: tools/fold_tables.py wrote it from {made}."""',
        "",
        constant("ONE", one, "Characters that become one other, in the order of ONE_NEW."),
        constant("ONE_NEW", one.values(), "What the characters of ONE become."),
        constant("MANY", pairs(many), "Words: a character and the several that it becomes."),
        constant("NUMBERS", pairs(numbers), "Words: an enclosed number and its digits."),
        constant("JAMO", pairs(jamo()), "Words: a conjoining jamo and the letter for it."),
        constant("ALIKE", pairs(look_alikes()), "Words: a letter and the Latin one like it."),
        constant("STYLED", loud, "Decorated letters: mathematical, circled, small capitals."),
        constant("RAISED", raised, "Raised and lowered letters."),
        constant("FLAGS", [f"{f} " for f in FLAGS.split()], "Regions that have a flag."),
        "# The following are bodies of regular expression classes.",
        *(f"{name} = {shown(body)}" for name, body in CLASSES.items()),
        "",
    ])  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(module())
