#!/usr/bin/env python3
"""Writes a made-up government portal, the same for the same size, and a pack of rules for it.

usage: portal.py FOLDER PAGES

  FOLDER/site/       the portal, static: pages of some 36 KB with some 130 links each
  FOLDER/urls.txt    every page's path, once
  FOLDER/topics.json the forty topics that are really published: topic, path, clicks from the home page
  FOLDER/pack/       forty-one rules: the forty topics, and one that is nowhere, so that everything must be read

Every menu on every page names all forty topics and leads to section pages that publish none of them; a topic is
published on one page alone, one to four clicks away, with a table and a CSV file. One page in twelve is ISO-8859-1.
"""
import json
import os
import random
import sys

TOPICS = """
Calidad del aire; Verificación de vehículos; Áreas naturales protegidas; Suelo de conservación; Poda y derribo de árboles;
Manejo de residuos; Ruido y vibraciones; Impacto ambiental; Cosecha de lluvia; Huertos urbanos; Tandeo de agua;
Tarifas del agua; Calidad del agua potable; Pozos en operación; Plantas de tratamiento; Fugas atendidas; Carros tanque;
Desazolve de la red; Obras hidráulicas; Concesiones de agua; Sesiones del concejo; Presupuesto participativo;
Licencias de construcción; Uso de suelo; Mercados públicos; Atlas de riesgos; Alumbrado y bacheo; Panteones;
Padrón de beneficiarios; Reglas de operación; Comedores populares; Becas escolares; Pensión alimentaria;
Apoyo a personas con discapacidad; Evaluación de programas; Directorio de servidores públicos; Remuneraciones;
Contratos adjudicados; Informe trimestral; Solicitudes de información
"""
TOPICS = [topic.strip() for topic in TOPICS.replace("\n", " ").split(";")]
NOWHERE = "Faros marítimos"
SYLLABLES = "ba ca da fe ga la ma mi na no pa po ra re sa se ta te va zo lo ri cu du".split()
GLUE = "de la el en y para con por los las que se al del".split()
CHILDREN = 9  # pages that each page leads to
SECTIONS = 45  # folders


class Writer:
    def __init__(self, folder, count):
        self.folder, self.count = folder, count
        self.random = random.Random(f"portal {count}")
        # Words are made up, so that no page speaks of a topic by chance.
        self.words = sorted({"".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(1500)})
        self.sentences = [self.sentence() for _ in range(6000)]
        self.published = self.plant()
        self.topic_of = {page: topic for topic, page in self.published.items()}
        self.menu = self.make_menu()
        self.footer = " | ".join(f'<a href="/{self.path(i)}">{self.phrase(2)}</a>' for i in range(1, 21))

    def sentence(self):
        words = [self.random.choice(self.words if self.random.random() < 0.6 else GLUE) for _ in range(self.random.randint(9, 22))]
        return " ".join(words).capitalize() + "."

    def phrase(self, length):
        return " ".join(self.random.choices(self.words, k=length)).capitalize()

    def text(self, sentences):
        return " ".join(self.random.choices(self.sentences, k=sentences))

    @staticmethod
    def path(i):
        return "index.html" if i == 0 else f"area-{i % SECTIONS}/contenido-{i}.html"

    @staticmethod
    def clicks(i):
        n = 0
        while i > 0:
            i, n = (i - 1) // CHILDREN, n + 1
        return n

    def plant(self):
        """Gives each topic a page of its own, from one to four clicks deep as far as the portal reaches."""
        by_depth = {}
        for i in range(1, self.count):
            by_depth.setdefault(self.clicks(i), []).append(i)
        free = {depth: self.random.sample(pages, len(pages)) for depth, pages in by_depth.items()}
        published = {}
        for k, topic in enumerate(TOPICS):
            depth = next((d for d in [1 + k % 4, 2, 3, 4, 1] if free.get(d)), None)
            if depth is not None and (depth > 1 or len(free[1]) > CHILDREN // 2):
                published[topic] = free[depth].pop()
            else:
                published[topic] = free[max(d for d in free if free[d])].pop()
        return published

    def make_menu(self):
        plain = [i for i in range(1, self.count) if i not in self.topic_of][: len(TOPICS)]
        entries = "".join(
            f'<li class="menu__item menu__item--{k}"><a class="menu__link" href="/{self.path(plain[k % len(plain)])}">'
            f'<i class="icon icon-{k}" aria-hidden="true"></i> <span>{topic}</span></a></li>\n'
            for k, topic in enumerate(TOPICS)
        )
        return f'<nav id="menu-principal"><ul class="menu">\n{entries}</ul></nav>'

    def link(self, i, mark=""):
        return f'<a href="/{self.path(i)}{mark}">{self.topic_of.get(i) or self.phrase(3)}</a>'

    def table(self, rows):
        cells = "".join(
            f"<tr><td>{n}<td>{self.phrase(3)}<td>$ {self.random.randint(1, 99)},{self.random.randint(100, 999)}.00"
            f'<td><a href="/archivos/{self.random.choice(["tabla", "acta", "hoja"])}-{self.random.randrange(200)}.'
            f'{("csv", "pdf")[n % 2]}">{self.phrase(2)}</a>\n'
            for n in range(rows)
        )
        return f'<table border="1"><tr><th>Núm.<th>Concepto<th>Importe<th>Archivo</tr>\n{cells}</table>'

    def page(self, i):
        r, topic = self.random, self.topic_of.get(i)
        heading = topic or self.phrase(4)
        children = [c for c in range(CHILDREN * i + 1, CHILDREN * i + CHILDREN + 1) if c < self.count]
        # Links across the portal lead to pages that publish nothing asked for, so that depths stay what they are.
        across = [c for c in (r.randrange(self.count) for _ in range(22)) if c not in self.topic_of]
        own = ""
        if topic:
            rows = "".join(f"<tr><td>{n}<td>{self.phrase(2)}<td>{r.randint(10, 9999)}</tr>\n" for n in range(1, 25))
            own = (
                f"<p>{topic}: {self.text(6)}</p><p>Fecha de actualización: 30/09/2026</p>"
                f"<table><caption>{topic}</caption><tr><th>Núm.<th>Nombre<th>Total</tr>\n{rows}</table>"
                f'<p><a href="/archivos/tema-{TOPICS.index(topic)}.csv">{topic} (CSV)</a></p>'
            )
        blocks = "".join(
            f'<div class="tarjeta tarjeta--{n}" data-clave="{r.randrange(10**6)}"><h3>{self.phrase(5)}</h3>'
            f"<p>{self.text(7)}<br>{self.text(4)}</p></div>\n"
            for n in range(r.randint(10, 23))
        )
        listed = "".join(f"<li>{self.link(c)} {self.text(1)}</li>\n" for c in children)
        listed += "".join(f"<li>{self.link(c, '?utm_source=inicio')}\n" for c in across)
        encoding = "iso-8859-1" if i % 12 == 7 else "utf-8"
        html = (
            f'<!DOCTYPE html>\n<html lang="es"><head><meta charset="{encoding}"><title>{heading} - Ciudad de Prueba</title>'
            f'<link rel="stylesheet" href="/estilo.css"><script>window.clave = {i};</script></head>\n<body>{self.menu}\n'
            f"<main><h1>{heading}</h1>{own}\n{blocks}{self.table(r.randint(25, 70))}\n<ul>{listed}</ul>"
            f'<a href="/agenda/{2024 + i % 3}/{1 + i % 12}.html">Agenda</a></main>\n<footer>{self.footer}</footer></body></html>\n'
        )
        return html.encode(encoding)

    def write(self):
        for i in range(self.count):
            self.put("site/" + self.path(i), self.page(i))
        rows = "".join(f"{n},{self.phrase(2)},{n * 10}\n" for n in range(40))
        pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        for n in range(200):
            for name in ("tabla", "acta", "hoja"):
                self.put(f"site/archivos/{name}-{n}.csv", f"id,concepto,importe\n{n},{name},0\n{rows}".encode())
                self.put(f"site/archivos/{name}-{n}.pdf", pdf)
        for n, topic in enumerate(TOPICS):
            self.put(f"site/archivos/tema-{n}.csv", f"id,{topic.lower()},total\n{rows}".encode())
        self.put("site/robots.txt", b"User-agent: *\nDisallow: /agenda/\n")
        self.put("urls.txt", "".join(f"/{self.path(i)}\n" for i in range(self.count)).encode())
        topics = [
            {"topic": topic, "path": "/" + self.path(i), "clicks": self.clicks(i)} for topic, i in self.published.items()
        ]
        self.put("topics.json", json.dumps(topics, ensure_ascii=False, indent=1).encode())
        self.write_pack()

    def write_pack(self):
        self.put("pack/pack.yaml", b"id: benchmark\nversion: 1\nlanguages: [es]\n"
                 b"agreements: {list: {title: Lista de prueba, source: Tests/Benchmarks}}\ncategories: {all: Todo}\n")
        rules = "".join(
            f"- id: {'nowhere' if topic == NOWHERE else f'topic-{n}'}\n  title: {topic}\n  category: all\n"
            f"  basis: agreement list point {n}\n"
            for n, topic in enumerate(TOPICS + [NOWHERE])
        )
        self.put("pack/obligations/all.yaml", rules.encode())

    def put(self, name, data):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit() or int(sys.argv[2]) < 100:
        sys.exit("usage: portal.py FOLDER PAGES    (100 pages at least)")
    Writer(sys.argv[1], int(sys.argv[2])).write()
