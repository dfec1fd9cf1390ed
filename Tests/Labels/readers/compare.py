#!/usr/bin/env python3
"""Compares our reader with html5lib, a parser by the standard, over folders of pages: title, headings, links, words
that can be seen, cells of tables. Prints the differences by class, with counts and a few examples of each.

    .ci/setup tests && swift build --product read-pages
    .build/python-tests/bin/python3 Tests/Labels/readers/compare.py PORTALS... [--most 150] [--examples 5]

A folder PORTALS/NAME whose label file `Tests/Labels/NAME.csv` says `group: unseen` is refused: nobody looks at those."""
import argparse, collections, concurrent.futures, json, pathlib, re, subprocess, sys, urllib.parse
import html5lib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
BASE = "http://portal.test/pagina.html"
SKIP = set("template script style textarea select iframe noembed noframes video audio canvas title".split())
BLOCK = set("html head body address article aside blockquote br button caption center dd details dialog dir div dl dt fieldset figcaption "
            "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li listing main menu nav ol p pre search "
            "section summary table tbody td tfoot th thead tr ul xmp".split())
DROP = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
HTML = "{http://www.w3.org/1999/xhtml}"


def name(e):
    return e.tag.split("}")[-1] if isinstance(e.tag, str) else "#comment"


def norm(t):
    return re.sub("[\\s\u00a0\u2000-\u200a\u3000]+", " ", DROP.sub("", t)).strip()


def standard(path):
    body = pathlib.Path(path).read_bytes()
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("windows-1252", "replace")
    doc = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=True, scripting=False)
    out, links, heads, opened = [], [], [], []
    base = next((e.get("href") for e in doc.iter(HTML + "base") if e.get("href")), "")

    def say(t, link):
        if not t: return
        out.append(t)
        if link is not None: link[1].append(t)
        for h in opened: h[1].append(t)

    # A stack of our own: pages nest deeper than Python calls.
    body_element = next((e for e in doc if name(e) in ("body", "frameset")), None)
    stack = [("open", body_element, None)] if body_element is not None else []
    while stack:
        what, e, link = stack.pop()
        n = name(e)
        skip = n in SKIP or n == "#comment"
        if what == "tail":
            if n in BLOCK: say(" ", link)
            say(e.tail, link)
            continue
        if what == "close":
            opened.pop()
            continue
        if n in BLOCK and not skip: say(" ", None)
        if n == "a" and not skip:
            link = [e.get("href") or e.get("{http://www.w3.org/1999/xlink}href") or "", []]
            links.append(link)
        if skip: continue
        if re.fullmatch("h[1-6]", n):
            heads.append([n[1], []])
            opened.append(heads[-1])
            stack.append(("close", e, link))
        say(e.text, link)
        if n in ("br", "hr"): say(" ", link)
        for c in reversed(e):
            stack.append(("tail", c, link))
            stack.append(("open", c, link))
    titles = [e for e in doc.iter(HTML + "title")]
    cells = []
    for table in doc.iter(HTML + "table"):
        count = 0
        rows = [table]
        while rows:
            for c in rows.pop():
                if name(c) in ("td", "th"): count += 1
                elif name(c) in ("tbody", "thead", "tfoot", "tr"): rows.append(c)
        if count: cells.append(count)
    return {
        "title": norm("".join(titles[0].itertext())) if titles else "",
        "text": norm("".join(out)),
        "headings": [h[0] + " " + norm("".join(h[1])) for h in heads if norm("".join(h[1]))],
        "links": [[target(href.strip(), base), norm("".join(parts))] for href, parts in links],
        "tables": sorted(cells),
    }


def target(href, base):
    href = re.sub("[\t\n\r]", "", href)
    if not href or href.startswith("#") or re.match("(?i)(?!https?:)[a-z][a-z0-9+.-]*:", href): return ""
    try:
        return urllib.parse.urljoin(urllib.parse.urljoin(BASE, base), href.replace("\\", "/")).split("#")[0]
    except ValueError:
        return ""


def plain(url):
    """Escapes, case of the host and dots in the path are no difference."""
    try:
        parts = urllib.parse.urlsplit(urllib.parse.unquote(url))
    except ValueError:
        return url
    return (parts.netloc.lower() + (parts.path or "/") + "?" + parts.query).rstrip("?")


def bag(text):
    return collections.Counter(re.findall(r"\w+", text))


def differences(ours, theirs):
    """Class and what differs."""
    found = []
    if norm(ours["title"]) != theirs["title"]: found.append(("title", f"{ours['title']!r} for {theirs['title']!r}"))
    less, more = bag(theirs["text"]) - bag(ours["text"]), bag(ours["text"]) - bag(theirs["text"])
    if less: found.append(("words missing", " ".join(less.elements())[:120]))
    if more: found.append(("words more", " ".join(more.elements())[:120]))
    a, b = collections.Counter(map(norm, ours["headings"])), collections.Counter(theirs["headings"])
    if a - b: found.append(("headings more", "; ".join((a - b).elements())[:120]))
    if b - a: found.append(("headings missing", "; ".join((b - a).elements())[:120]))
    a = collections.Counter(plain(l[0]) for l in ours["links"] if l[0])
    b = collections.Counter(plain(l[0]) for l in theirs["links"] if l[0])
    # A link that goes on in the next block is several elements by the standard.
    if set(a) - set(b): found.append(("link targets more", "; ".join(sorted(set(a) - set(b)))[:160]))
    if set(b) - set(a): found.append(("link targets missing", "; ".join(sorted(set(b) - set(a)))[:160]))
    a, b = bag(" ".join(l[1] for l in ours["links"])), bag(" ".join(l[1] for l in theirs["links"]))
    if a - b: found.append(("link words more", " ".join((a - b).elements())[:120]))
    if b - a: found.append(("link words missing", " ".join((b - a).elements())[:120]))
    if ours["tables"] != theirs["tables"]:
        x, y = collections.Counter(ours["tables"]), collections.Counter(theirs["tables"])
        found.append(("cells of tables", f"{sorted((x - y).elements())} for {sorted((y - x).elements())}"[:120]))
    return found


def is_unseen(folder):
    label = ROOT / "Tests/Labels" / (folder.name + ".csv")
    return label.exists() and "group: unseen" in label.open(encoding="utf-8").readline()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=150, help="pages of one folder")
    parser.add_argument("--examples", type=int, default=5, help="of each class")
    options = parser.parse_args()
    pages = []
    for folder in options.folders:
        if is_unseen(folder):
            sys.exit(f"{folder.name} is one of the unseen portals")
        files = sorted(f for f in folder.rglob("*") if f.suffix.lower() in (".html", ".htm", ".xhtml")
                       and ".git" not in f.parts and f.is_file() and 0 < f.stat().st_size < 400_000)
        step = max(1, len(files) // options.most)
        pages += files[::step][:options.most]
    reader = subprocess.run([ROOT / ".build/debug/read-pages"], input="\n".join(map(str, pages)) + "\n", text=True,
                            capture_output=True, check=True)
    ours = [json.loads(line) for line in reader.stdout.splitlines()]
    assert len(ours) == len(pages), "a page was not read"
    classes = collections.defaultdict(list)
    same = 0
    with concurrent.futures.ProcessPoolExecutor(max_workers=1) as pool:
        for page, mine, theirs in zip(pages, ours, pool.map(standard, map(str, pages), chunksize=8)):
            found = differences(mine, theirs)
            same += not found
            for kind, what in found: classes[kind].append((page, what))
    print(f"{len(pages)} pages, {same} without any difference")
    for kind, list_ in sorted(classes.items(), key=lambda i: -len(i[1])):
        print(f"\n{kind}: {len(list_)} pages")
        for page, what in list_[::max(1, len(list_) // options.examples)][:options.examples]:
            print(f"  {page}: {what}")


if __name__ == "__main__":
    main()
