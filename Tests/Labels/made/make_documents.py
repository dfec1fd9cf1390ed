#!/usr/bin/env python3
"""Make the documents of the made portals: small real files, the same bytes on every run. Standard library only.

    Tests/Labels/made/make_documents.py        # writes beside itself; documents.txt says which file holds what

documents.txt: one block per file. First line `== portal/path | kind | title`, then the rows: cells between ` | `, or lines
of text. Kinds: pdf, scan, cut (a PDF broken off), xlsx, ods, csv (semicolon, Latin-1), tsv, docx, odt, json, geojson, kml,
shp (a ZIP with a shapefile), zip (a ZIP with one CSV), png (a picture), error (an HTML error page whatever the name says).
"""

import io
import json
import pathlib
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent


def archive(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, body in entries:
            entry = zipfile.ZipInfo(name, (2026, 10, 1, 9, 0, 0))
            # ODF wants its mimetype first and stored
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, body)
    return out.getvalue()


def pdf_of(objects):
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 2 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def pdf_text(text):
    raw = text.replace("–", "-").replace("—", "-").encode("cp1252", "replace")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def stream(body, extra=b""):
    packed = zlib.compress(body, 9)
    return b"<< /Length %d /Filter /FlateDecode%s >>\nstream\n" % (len(packed), extra) + packed + b"\nendstream"


def pdf(title, rows):
    lines = []
    for row in rows:
        line = "   ".join(row)
        while len(line) > 92:
            cut = line.rfind(" ", 0, 92)
            lines.append(line[: cut if cut > 0 else 92])
            line = line[cut + 1 if cut > 0 else 92 :]
        lines.append(line)
    pages = [lines[i : i + 48] for i in range(0, len(lines), 48)] or [[]]
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 3 0 R >>",
        b"<< /Title " + pdf_text(title) + b" /CreationDate (D:20261001090000-06'00') >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = [b"BT /F1 14 Tf 50 800 Td 15 TL"]
        if number == 0:
            content.append(pdf_text(title) + b" Tj T* T*")
        content.append(b"/F1 10 Tf")
        content += [pdf_text(line) + b" Tj T*" for line in page]
        content.append(b"ET")
        objects.append(
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents %d 0 R >>"
            % (6 + 2 * number))
        objects.append(stream(b"\n".join(content)))
    return pdf_of(objects)


def scan(title, rows):
    """One page that is only a picture: grey lines where the words would be."""
    width, height = 620, 877
    page = bytearray(b"\xf4" * (width * height))
    for number in range(4 + 4 * len(rows)):
        top = 80 + number * 22
        length = 300 + (number * 97) % 220
        for y in range(top, min(top + 7, height)):
            for x in range(60, 60 + length):
                if (x // 9 + number) % 5:
                    page[y * width + x] = 60 + (x * 7 + y * 13) % 30
    return pdf_of([
        b"<< /Type /Catalog /Pages 3 0 R >>",
        b"<< /Producer (Escaner de oficina) /CreationDate (D:20261001090000-06'00') >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 6 0 R >>",
        stream(bytes(page), b" /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
               % (width, height)),
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
    ])


def png(title, rows):
    """Boxes and lines, as a chart that is only a picture."""
    width, height = 360, 200
    page = [bytearray(b"\xff" * width) for _ in range(height)]
    for n in range(4):
        for y in range(20 + 60 * (n > 0), 50 + 60 * (n > 0)):
            x = 130 if n == 0 else 10 + (n - 1) * 120
            page[y][x : x + 100] = b"\xb0" * 100
    raw = b"".join(b"\0" + bytes(line) for line in page)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def number_of(cell):
    text = cell.replace(",", "").replace("$", "").strip()
    try:
        return float(text) if text and not text.startswith("0") or text in ("0", "0.0") else None
    except ValueError:
        return None


def xlsx(title, rows):
    body = []
    for r, row in enumerate([[title]] + rows, 1):
        cells = []
        for c, cell in enumerate(row):
            name = "%s%d" % (chr(65 + c), r)
            value = number_of(cell)
            if not cell:
                continue
            if value is not None:
                cells.append('<c r="%s"><v>%s</v></c>' % (name, repr(value).removesuffix(".0")))
            else:
                cells.append('<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (name, escape(cell)))
        body.append('<row r="%d">%s</row>' % (r, "".join(cells)))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    office = "http://schemas.openxmlformats.org/"
    return archive([
        ("[Content_Types].xml", head + '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' % office),
        ("_rels/.rels", head + '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (office, office)),
        ("xl/workbook.xml", head + '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/relationships"><sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>' % (office, office)),
        ("xl/_rels/workbook.xml.rels", head + '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % (office, office)),
        ("xl/worksheets/sheet1.xml", head + '<worksheet xmlns="%sspreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>' % (office, "".join(body))),
    ])


def odf(mime, body):
    spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n) for n in ("office", "text", "table"))
    return archive([
        ("mimetype", mime),
        ("META-INF/manifest.xml", '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>' % mime),
        ("content.xml", '<?xml version="1.0" encoding="UTF-8"?><office:document-content %s office:version="1.2"><office:body>%s</office:body></office:document-content>' % (spaces, body)),
    ])


def ods(title, rows):
    lines = []
    for row in [[title]] + rows:
        cells = []
        for cell in row:
            value = number_of(cell)
            kind = 'office:value-type="float" office:value="%s"' % value if value is not None else 'office:value-type="string"'
            cells.append("<table:table-cell %s><text:p>%s</text:p></table:table-cell>" % (kind, escape(cell)))
        lines.append("<table:table-row>%s</table:table-row>" % "".join(cells))
    return odf("application/vnd.oasis.opendocument.spreadsheet",
               '<office:spreadsheet><table:table table:name="Hoja1">%s</table:table></office:spreadsheet>' % "".join(lines))


def odt(title, rows):
    text = "".join("<text:p>%s</text:p>" % escape("  ".join(row)) for row in rows)
    return odf("application/vnd.oasis.opendocument.text",
               '<office:text><text:h text:outline-level="1">%s</text:h>%s</office:text>' % (escape(title), text))


def docx(title, rows):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join("<w:p><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>" % escape("  ".join(row)) for row in rows)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    office = "http://schemas.openxmlformats.org/"
    return archive([
        ("[Content_Types].xml", head + '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' % office),
        ("_rels/.rels", head + '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>' % (office, office)),
        ("word/document.xml", head + '<w:document xmlns:w="%s"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>%s</w:body></w:document>' % (word, escape(title), text)),
    ])


def separated(rows, mark):
    return "".join(mark.join('"%s"' % c if mark in c else c for c in row) + "\r\n" for row in rows).encode("latin-1", "replace")


def records(rows):
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def points(rows):
    """Rows whose last two cells are longitude and latitude."""
    return [(record, float(row[-2]), float(row[-1])) for record, row in zip(records(rows), rows[1:])]


def geojson(title, rows):
    features = [{"type": "Feature", "properties": dict(list(r.items())[:-2]), "geometry": {"type": "Point", "coordinates": [x, y]}}
                for r, x, y in points(rows)]
    return json.dumps({"type": "FeatureCollection", "name": title, "features": features}, ensure_ascii=False, indent=1).encode()


def kml(title, rows):
    marks = "".join("<Placemark><name>%s</name><Point><coordinates>%s,%s</coordinates></Point></Placemark>\n"
                    % (escape(row[0]), row[-2], row[-1]) for row in rows[1:])
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>%s</name>\n%s</Document></kml>\n'
            % (escape(title), marks)).encode()


def shp(title, rows):
    """shp, shx, dbf and prj of points (ESRI Shapefile Technical Description, 1998)."""
    found = points(rows)
    xs, ys = [p[1] for p in found], [p[2] for p in found]

    def header(length):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<2i8d", 1000, 1, min(xs), min(ys), max(xs), max(ys), 0, 0, 0, 0)

    shapes = b"".join(struct.pack(">2i", n, 10) + struct.pack("<i2d", 1, x, y) for n, (_, x, y) in enumerate(found, 1))
    index = b"".join(struct.pack(">2i", (100 + 28 * n) // 2, 10) for n in range(len(found)))
    names = rows[0][:-2]
    fields = b"".join(struct.pack("<11sc4x2B14x", n.encode("latin-1")[:10], b"C", 40, 0) for n in names)
    table = struct.pack("<4BIHH20x", 3, 126, 10, 1, len(found), 33 + 32 * len(names), 1 + 40 * len(names)) + fields + b"\r"
    for record, _, _ in found:
        table += b" " + b"".join(record[n].encode("latin-1", "replace")[:40].ljust(40) for n in names)
    base = title.split()[0].lower()
    return archive([
        (base + ".shp", header(100 + len(shapes)) + shapes),
        (base + ".shx", header(100 + len(index)) + index),
        (base + ".dbf", table + b"\x1a"),
        (base + ".prj", 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]'),
    ])


def error(title, rows):
    return ("<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1>%s</body></html>\n"
            % (escape(title), escape(title), "".join("<p>%s</p>" % escape(" ".join(r)) for r in rows))).encode()


MAKERS = {
    "pdf": pdf, "scan": scan, "png": png, "cut": lambda t, r: pdf(t, r)[:400], "xlsx": xlsx, "ods": ods, "docx": docx, "odt": odt,
    "csv": lambda t, r: separated(r, ";"), "tsv": lambda t, r: separated(r, "\t"), "geojson": geojson, "kml": kml, "shp": shp,
    "json": lambda t, r: json.dumps({"titulo": t, "registros": records(r)}, ensure_ascii=False, indent=1).encode(),
    "zip": lambda t, r: archive([("datos.csv", separated(r, ";"))]), "error": error,
}


def main():
    blocks, current = [], None
    for line in (HERE / "documents.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            path, kind, title = [part.strip() for part in line[3:].split(" | ", 2)]
            current = (path, kind, title, [])
            blocks.append(current)
        elif line.strip() and not line.startswith("#"):
            current[3].append([cell.strip() for cell in line.split("|")])
    for path, kind, title, rows in blocks:
        target = HERE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        body = MAKERS[kind](title, rows)
        if len(body) >= 30_000:
            raise SystemExit("%s has %d bytes: keep it under 30 KB." % (path, len(body)))
        target.write_bytes(body)
    print("%d documents" % len(blocks))


if __name__ == "__main__":
    main()
