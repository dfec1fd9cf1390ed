#!/usr/bin/env python3
"""Runs each program in turns and prints a table. Started by `run`.

usage: measure.py BASE PORTAL WORK PAGES TURNS

Time is from start to end of each process, as GNU time tells it; processor time is user and system together, of the
program alone. Pages are HTML pages: a program that also reads documents gets nothing for them.
"""
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request

BASE, PORTAL, WORK, PAGES, TURNS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def timed(command, folder, codes=(0,)):
    """Runs a command in an empty folder: its output, and (seconds, processor seconds, MB at most)."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    figures = os.path.join(WORK, "figures")
    done = subprocess.run(["/usr/bin/time", "-f", "%e %U %S %M", "-o", figures, *command], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in codes:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    wall, user, system, memory = open(figures).read().split("\n")[-2].split()
    return done.stdout, (float(wall), float(user) + float(system), int(memory) / 1024)


def limit(folder):
    output, figures = timed([f"{WORK}/limit", BASE, f"{PORTAL}/urls.txt", "32", "2"], folder)
    return json.loads(output)["pages"], figures, ""


def wget2(folder, *options):
    # 8: some link was answered 404 (the style sheet).
    _, figures = timed(["wget2", "-q", "-r", "-l", "inf", "--max-threads=16", "-R", "csv,pdf", *options,
                        f"{BASE}/index.html"], folder, codes=(0, 8))
    files = [name for _, _, names in os.walk(folder) for name in names if ".html" in name]
    pages = len({name.split("?")[0] for name in files})
    return pages, figures, f"{len(files)} files"


def wget2_once(folder):
    """Told beforehand what an auditor must find out: that what follows a ? makes no other page here."""
    return wget2(folder, "--cut-url-get-vars")


def scrapy(folder):
    program = f"{ROOT}/.build/python-benchmark/bin/scrapy"
    output, figures = timed([program, "runspider", f"{ROOT}/Tests/Benchmarks/peer.py", "-a", f"start={BASE}/index.html",
                             "-a", f"topics={PORTAL}/topics.json"], folder)
    told = json.loads(output)
    return told["pages"], figures, f"{told['topics']} of 40 topics"


def vitrina(folder):
    output, figures = timed(
        [f"{ROOT}/.build/release/vitrina", "audit", "--rules", f"{PORTAL}/pack", f"{BASE}/", "--delay", "0",
         "--connections", "32", "--max-pages", str(10 * PAGES), "--store", f"{folder}/history.sqlite",
         "--evidence", f"{folder}/evidence", "--reports", f"{folder}/reports", "--json"], folder)
    portal = json.loads(output)["portals"][0]
    captures = [json.loads(line.split(b" ", 2)[2]) for path in glob.glob(f"{folder}/evidence/**/*.cdxj", recursive=True)
                for line in open(path, "rb") if b"{" in line]
    pages = sum(c.get("mime") == "text/html" and str(c.get("status")) == "200" for c in captures)
    verdicts = {v["obligation"]: v["verdict"] for v in portal["verdicts"]}
    wrong = "" if verdicts.pop("nowhere") == "not-met" else ", AND ONE THAT IS NOWHERE"
    found = sum(v == "met" for v in verdicts.values())
    read = portal["coverage"]["read"]
    return pages, figures, f"{found} of 40 topics{wrong}; {read} addresses read, {portal['coverage']['stopped']}"


PROGRAMS = [
    ("vitrina audit", vitrina, TURNS), ("Scrapy, tuned", scrapy, 1), ("wget2 --recursive", wget2, TURNS),
    ("wget2, each page once", wget2_once, TURNS), ("libcurl + libxml2, the limit", limit, TURNS),
]


def main():
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{BASE}/robots.txt").read()
            break
        except OSError:
            time.sleep(0.05)
    subprocess.run(["cat"] + glob.glob(f"{PORTAL}/site/**/*.html", recursive=True), stdout=subprocess.DEVNULL)
    turns = {name: [] for name, _, _ in PROGRAMS}
    for turn in range(TURNS):
        for name, program, times in PROGRAMS:
            if turn < times:
                turns[name].append(program(f"{WORK}/turn"))
                pages, (wall, cpu, memory), note = turns[name][-1]
                print(f"turn {turn + 1}: {name}: {pages} pages in {wall:.2f} s, {note}", file=sys.stderr, flush=True)
    shutil.rmtree(f"{WORK}/turn", ignore_errors=True)
    table = {}
    for name, results in turns.items():
        middle = lambda values: statistics.median(list(values))
        table[name] = (
            middle(pages / wall for pages, (wall, _, _), _ in results),
            middle(1000 * cpu / pages for pages, (_, cpu, _), _ in results),
            middle(memory for _, (_, _, memory), _ in results),
            results[-1],
        )
    speed = table["vitrina audit"][0]
    print("| | pages/s | processor s per 1,000 pages | peak MB | pages | vitrina is |")
    print("| --- | --: | --: | --: | --: | --: |")
    for name, (rate, cpu, memory, last) in table.items():
        ratio = "" if name == "vitrina audit" else f"{speed / rate:.2f} ×"
        print(f"| {name} | {rate:,.0f} | {cpu:.2f} | {memory:.0f} | {last[0]:,} | {ratio} |")
    for name, row in table.items():
        if row[3][2]:
            print(f"{name}: {row[3][2]}")


main()
