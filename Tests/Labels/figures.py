"""What labels and verdicts say together: counts, shares with 95 % intervals over portals, and what differs."""

import random

VERDICTS = ["met", "partial", "not-met", "undetermined"]
THERE = {"met", "partial"}
RESAMPLES = 2000


class Cell:
    """One obligation of one portal: the label, and what vitrina said."""

    def __init__(self, portal, group, row):
        self.portal, self.group = portal, group
        self.obligation, self.label = row["obligation"], row["verdict"]
        self.page, self.note, self.why = row.get("page"), row.get("note"), row.get("reason") or ""
        self.verdict, self.reasons, self.cause, self.url, self.rests = None, [], None, None, "nothing"

    def hear(self, verdict):
        self.verdict = verdict["verdict"]
        self.reasons = verdict.get("reasons") or []
        self.cause = verdict.get("cause")
        seen = verdict.get("observations") or []
        if seen:
            self.url = seen[0].get("url")
            self.rests = f"{seen[0]['substance']['kind']}, step {seen[0]['step']}"

    @property
    def is_there(self):
        return self.label in THERE

    @property
    def says_there(self):
        return self.verdict in THERE


# Each figure: its words, which cells it is of, and which of those count.
FIGURES = [
    ("says met: there", lambda c: c.verdict == "met", lambda c: c.is_there),
    ("says met: met by eye too", lambda c: c.verdict == "met", lambda c: c.label == "met"),
    ("says met or partial: there", lambda c: c.says_there, lambda c: c.is_there),
    ("found, of what is there", lambda c: c.is_there, lambda c: c.says_there),
    ("accused, of what is there", lambda c: c.is_there, lambda c: c.verdict == "not-met"),
    ("claims of absence that are wrong", lambda c: c.verdict == "not-met", lambda c: c.is_there),
    ("left open, of what is there", lambda c: c.is_there, lambda c: c.verdict == "undetermined"),
    ("left open, of what is absent by eye", lambda c: c.label == "not-met", lambda c: c.verdict == "undetermined"),
    ("left open, of what no one can tell", lambda c: c.label == "undetermined", lambda c: c.verdict == "undetermined"),
    ("the same verdict", lambda c: True, lambda c: c.verdict == c.label),
]


def interval(cells, whole, part):
    """95 % by resampling whole portals; the same numbers every time."""
    portals = {}
    for cell in cells:
        counts = portals.setdefault(cell.portal, [0, 0])
        if whole(cell):
            counts[1] += 1
            counts[0] += bool(part(cell))
    counts = list(portals.values())
    chance = random.Random(20261125)
    shares = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(counts, k=len(counts))
        total = sum(pair[1] for pair in drawn)
        if total:
            shares.append(sum(pair[0] for pair in drawn) / total)
    shares.sort()
    if len(portals) < 2 or not shares:
        return ""
    low, high = shares[int(0.025 * len(shares))], shares[min(len(shares) - 1, int(0.975 * len(shares)))]
    return f" ({100 * low:.0f} to {100 * high:.0f})"


def print_table(cells):
    others = sorted({cell.verdict for cell in cells} - set(VERDICTS))
    columns = VERDICTS + others
    print("  " + "label \\ verdict".ljust(16) + "".join(column.rjust(15) for column in columns))
    for label in VERDICTS + others:
        row = [cell.verdict for cell in cells if cell.label == label]
        if row:
            print("  " + label.ljust(16) + "".join(str(row.count(column) or ".").rjust(15) for column in columns))


def print_figures(cells):
    for words, whole, part in FIGURES:
        of = [cell for cell in cells if whole(cell)]
        if not of:
            continue
        good = sum(bool(part(cell)) for cell in of)
        print(f"  {words}: {good} of {len(of)}, {100 * good / len(of):.0f} %{interval(cells, whole, part)}")


def print_by(cells, title, key, good):
    """Counts by a key: how many, and of how many it was right."""
    rows = {}
    for cell in cells:
        rows.setdefault(key(cell), []).append(bool(good(cell)))
    if rows:
        print(f"  {title}:")
        for name, right in sorted(rows.items(), key=lambda row: (-len(row[1]), str(row[0]))):
            print(f"    {str(name).ljust(28)} {sum(right)} of {len(right)}")


def print_group(name, cells):
    print(f"== {name}: {len({cell.portal for cell in cells})} portals, {len(cells)} cells")
    print_table(cells)
    print_figures(cells)
    print_by([c for c in cells if c.says_there], "what met or partial rests on, right", lambda c: c.rests,
             lambda c: c.is_there)
    print_by([c for c in cells if c.verdict == "partial"], "partial by reason, right",
             lambda c: (c.reasons or [c.cause])[0], lambda c: c.is_there)
    print_by([c for c in cells if c.verdict == "not-met"], "not met by reason, right",
             lambda c: (c.reasons or ["?"])[0], lambda c: not c.is_there)
    print_by([c for c in cells if c.verdict == "undetermined"], "undetermined by cause, right",
             lambda c: c.cause, lambda c: c.label == "undetermined")
    reasoned = [c for c in cells if c.why and c.verdict == c.label and c.label in ("partial", "not-met")]
    print_by(reasoned, "the reason given by eye stands first", lambda c: c.why,
             lambda c: (c.reasons or [c.cause])[0] == c.why)
    print()


def print_differing(cells):
    for cell in cells:
        if cell.verdict == cell.label:
            continue
        parts = [f"  - {cell.obligation}: label {cell.label}, verdict {cell.verdict}"]
        if cell.reasons:
            parts.append("reasons " + " ".join(map(str, cell.reasons)))
        if cell.cause:
            parts.append(f"cause {cell.cause}")
        parts.append(f"rests on {cell.rests}, {cell.url}" if cell.url else "saw nothing")
        print("; ".join(parts))
        print(f"      by eye: {cell.page or '(nowhere)'}: {cell.note}")
