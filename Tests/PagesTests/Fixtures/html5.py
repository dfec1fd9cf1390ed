"""Reads a JSON list of HTML texts from standard input; writes what html5lib, a parser by the standard, sees in each:
title, headings, visible text, links with text and href."""
import json, re, sys
import html5lib

SKIP = set("template script style textarea select iframe noembed noframes video audio canvas title".split())
BLOCK = set("html head body address article aside blockquote br button caption center dd details dialog dir div dl dt fieldset figcaption "
            "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr label legend li listing main menu nav ol p pre search "
            "section summary table tbody td tfoot th thead tr ul xmp".split())
DROP = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
SPACE = re.compile("[\\s\u00a0]+")


def name(e):
    return e.tag.split("}")[-1] if isinstance(e.tag, str) else "#comment"


def norm(t):
    return SPACE.sub(" ", DROP.sub("", t)).strip()


def walk(e, out, links, heads, link):
    n = name(e)
    skip = n in SKIP or n == "#comment"
    block = n in BLOCK
    if block and not skip: out.append(" ")
    new = None
    if n == "a" and not skip:
        new = [e.get("href") or e.get("{http://www.w3.org/1999/xlink}href") or e.get("xlink:href"), []]
        links.append(new)
        link = new
    head = None
    if re.fullmatch("h[1-6]", n):
        head = [n, []]
        heads.append(head)
    def text(t, l):
        if not t: return
        out.append(t)
        if l is not None: l[1].append(t)
        for h in open_heads: h[1].append(t)
    if head: open_heads.append(head)
    if not skip: text(e.text, link)
    if n in ("br", "hr") and not skip:
        text(" ", link)
    for c in e:
        if not skip: walk(c, out, links, heads, link)
        if not skip:
            if name(c) in BLOCK: text(" ", link)
            text(c.tail, link)
    if head: open_heads.remove(head)
    if block and not skip: out.append(" ")


results = []
for text in json.load(sys.stdin):
    doc = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=True, scripting=False)
    titles = [e for e in doc.iter("{http://www.w3.org/1999/xhtml}title")]
    out, links, heads, open_heads = [], [], [], []
    for e in doc:
        if name(e) in ("body", "frameset"): walk(e, out, links, heads, None)
    results.append({
        "title": norm("".join(titles[0].itertext())) if titles else "",
        "text": norm("".join(out)),
        "headings": [[int(h[0][1]), norm("".join(h[1]))] for h in heads if norm("".join(h[1]))],
        "links": [[href, norm("".join(parts))] for href, parts in links],
    })
json.dump(results, sys.stdout)
