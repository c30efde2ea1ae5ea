#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
"""Writes the workbooks of this folder and the seven files of same/, byte for byte the same each time.

Run by hand when something changes here; the tests read what was written.
"""

import datetime
import os
import zipfile
from xml.sax.saxutils import escape, quoteattr

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = [
    "Employee ID", "First Name", "Last Name", "Email", "Department", "Job Title", "Grade",
    "Location", "Manager", "Hire Date", "Termination Date", "Status", "Cost Object",
]
D = datetime.date
PEOPLE = [
    ["00042", "Renée", "Dubois", "renee.dubois@example.org", "Finance, Tax", "Analyst", "B2",
     "Lyon", "00044", D(2019, 3, 15), None, "Active", "K 1"],
    ["00043", "Seán", "O'Hare", "sean.ohare@example.org", 'Law & "More"', "Clerk", "B1",
     "Genève", "00044", D(2020, 2, 1), D(2023, 12, 31), "Terminated", ""],
    ["00044", "Ana", "de la Cruz", "ana.cruz@example.org", "Office", "Head of <Office>", "D",
     "Genève", "", D(2015, 9, 28), None, "Active", "K 2"],
    ["00045", "Jürgen", "Groß", "juergen.gross@example.org", "Office", "Clerk; front desk", "B1",
     "Köln", "00044", D(2021, 11, 30), None, "Leave", "K 2"],
]
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def save(path, data):
    with open(os.path.join(HERE, path), "wb") as out:
        out.write(data)


def save_zip(path, parts):
    with zipfile.ZipFile(os.path.join(HERE, path), "w") as out:
        for name, text in parts:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(info, text)


def rows(date):
    yield HEADER
    for person in PEOPLE:
        yield [date(v) if isinstance(v, datetime.date) else v or "" for v in person]


def quoted(text, separator, quote):
    if any(c in text for c in (separator, quote, "\n")):
        return quote + text.replace(quote, quote * 2) + quote
    return text


def separated(separator, quote, end, date, always=False):
    def cell(text):
        return (quote + text.replace(quote, quote * 2) + quote if always
                else quoted(text, separator, quote))
    return "".join(separator.join(cell(c) for c in row) + end for row in rows(date))


# --- Excel ---


def letters(column):
    return chr(65 + column)


def xlsx(path, sheets, date1904=False, formats=("General", "yyyy\\-mm\\-dd", "00000")):
    """sheets: (name, state, rows of cells, merged ranges); a cell is text, a number, (number, style)
    or a ready-made element."""
    book = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="r{i}"'
        + (f' state="{state}"' if state else "") + "/>"
        for i, (name, state, *_) in enumerate(sheets, 1))
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{RNS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1))
    codes = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(f)}/>'
                    for i, f in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    texts = []
    parts = [
        ("[Content_Types].xml",
         '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        ("xl/workbook.xml",
         f'<workbook xmlns="{NS}" xmlns:r="{RNS}"><workbookPr date1904="{int(date1904)}"/>'
         f"<sheets>{book}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels",
         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         f"{relations}</Relationships>"),
        ("xl/styles.xml",
         f'<styleSheet xmlns="{NS}"><numFmts count="{len(formats)}">{codes}</numFmts>'
         f'<cellXfs count="{len(formats)}">{styles}</cellXfs></styleSheet>'),
    ]
    for i, (_, _, cells, merged) in enumerate(sheets, 1):
        parts.append((f"xl/worksheets/sheet{i}.xml", worksheet(cells, merged, texts)))
    shared = "".join(f"<si><t xml:space=\"preserve\">{escape(t)}</t></si>" for t in texts)
    parts.append(("xl/sharedStrings.xml", f'<sst xmlns="{NS}">{shared}</sst>'))
    save_zip(path, parts)


def xlsx_cell(at, value, texts):
    if value is None or value == "":
        return ""
    if isinstance(value, str) and value.startswith("<"):
        return value.replace("<c", f'<c r="{at}"', 1)
    if isinstance(value, tuple):
        return f'<c r="{at}" s="{value[1]}"><v>{value[0]}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{at}"><v>{value}</v></c>'
    if value not in texts:
        texts.append(value)
    return f'<c r="{at}" t="s"><v>{texts.index(value)}</v></c>'


def worksheet(cells, merged, texts):
    text = f'<worksheet xmlns="{NS}"><sheetData>'
    for r, row in enumerate(cells, 1):
        inside = "".join(xlsx_cell(f"{letters(c)}{r}", v, texts) for c, v in enumerate(row))
        text += f'<row r="{r}">{inside}</row>' if inside else ""
    text += "</sheetData>"
    if merged:
        text += "<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>"
    return text + "</worksheet>"


def serial(day):
    return (day - D(1899, 12, 30)).days


def excel_people():
    yield HEADER
    for person in PEOPLE:
        row = [(serial(v), 1) if isinstance(v, datetime.date) else v for v in person]
        row[0] = (int(person[0]), 2)
        row[8] = (int(person[8]), 2) if person[8] else None
        # One text of its own beside the shared ones.
        row[4] = f'<c t="inlineStr"><is><t>{escape(person[4])}</t></is></c>'
        yield row


# --- OpenDocument ---

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = "".join(f' xmlns:{p}="{ODF}{u}:1.0"' for p, u in (
    ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")))


def ods_cell(value, repeat=1, more=""):
    times = f' table:number-columns-repeated="{repeat}"' if repeat > 1 else ""
    if value is None or value == "":
        return f"<table:table-cell{times}{more}/>"
    if isinstance(value, datetime.date):
        return (f'<table:table-cell{times}{more} office:value-type="date" '
                f'office:date-value="{value}"><text:p>{value:%d/%m/%y}</text:p></table:table-cell>')
    if isinstance(value, tuple):
        return (f'<table:table-cell{times}{more} office:value-type="float" '
                f'office:value="{value[0]}"><text:p>{value[1]}</text:p></table:table-cell>')
    lines = "".join(f"<text:p>{escape(p)}</text:p>" for p in value.split("\n"))
    return (f'<table:table-cell{times}{more} office:value-type="string">{lines}'
            "</table:table-cell>")


def ods(path, tables):
    """tables: (name, hidden, rows as XML)."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{SPACES}>'
        '<office:automatic-styles><style:style style:name="seen" style:family="table">'
        '<style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="unseen" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>")
    for name, hidden, body in tables:
        content += (f'<table:table table:name={quoteattr(name)} '
                    f'table:style-name="{"unseen" if hidden else "seen"}">{body}</table:table>')
    content += "</office:spreadsheet></office:body></office:document-content>"
    save_zip(path, [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                    ("content.xml", content)])


def ods_row(cells, repeat=1):
    times = f' table:number-rows-repeated="{repeat}"' if repeat > 1 else ""
    return f"<table:table-row{times}>{''.join(cells)}</table:table-row>"


def ods_people():
    body = ods_row(ods_cell(h) for h in HEADER)
    for person in PEOPLE:
        values = list(person)
        values[0] = (int(person[0]), person[0])
        values[8] = (int(person[8]), person[8]) if person[8] else None
        body += ods_row([ods_cell(v) for v in values] + [ods_cell(None, 1000)])
    return body + ods_row([ods_cell(None, 1013)], 1048571)


# --- Workday ---


def workday():
    space = "urn:com.workday.report/Mentoring_Roster"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<wd:Report_Data xmlns:wd="{space}">\n'
    for person in PEOPLE:
        text += "  <wd:Report_Entry>\n"
        for name, value in zip(HEADER, person):
            tag = "wd:" + name.replace(" ", "_")
            if isinstance(value, datetime.date):
                value = f"{value}-08:00"
            if value:
                text += f"    <{tag}>{escape(value)}</{tag}>\n"
        text += "  </wd:Report_Entry>\n"
    return text + "</wd:Report_Data>\n"


def same():
    save("same/comma-utf8.csv", separated(",", '"', "\n", str).encode())
    save("same/semicolon-windows1252.csv",
         separated(";", '"', "\r\n", lambda d: f"{d:%d.%m.%Y}").encode("cp1252"))
    save("same/semicolon-macroman.csv",
         separated(";", '"', "\r", lambda d: f"{d:%d-%b-%Y}").encode("mac_roman"))
    save("same/ukg-single-quotes.csv",
         separated(";", "'", "\n", lambda d: f"{d:%m/%d/%Y}", always=True).encode())
    save("same/tab-utf16.txt", separated("\t", '"', "\r\n", str).encode("utf-16"))
    xlsx("same/workbook.xlsx", [("People", None, list(excel_people()), [])])
    ods("same/workbook.ods", [("People", False, ods_people())])
    save("same/workday.xml", workday().encode())


def others():
    title = ["Employee ID", "Name", None, "Department", "Hire Date"]
    names = [None, "First Name", "Last Name", None, None]
    xlsx("merged.xlsx", [("People", None, [
        ["Roster of the North"], title, names,
        [1, "Ann", "Lee", "Law", (43539, 1)],
        [2, "Bob", "Ray", None, (43540, 1)],
        [3, "Cy", "Fox", "Tax", "<c t=\"d\"><v>2019-03-17</v></c>"],
    ], ["A1:E1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "D4:D5"])])
    xlsx("sheets.xlsx", [
        ("Read me", None, [["Made for the coordinator"], ["Second line"]], []),
        ("Secret", "hidden", [["Name", "Email"], ["Old One", "old@example.org"]], []),
        ("Deeper", "veryHidden", [["Name", "Email"], ["Older One", "older@example.org"]], []),
        ("People & more", None, [["Name", "Email"], ["Ann Lee", "ann@example.org"]], []),
    ])
    xlsx("formulas.xlsx", [("People", None, [
        ["Employee ID", "Name", "Email", "Hours"],
        [1, '<c t="str"><f>B9&amp;C9</f><v>Ann Lee</v></c>', "ann@example.org",
         "<c><f>1+1</f><v>2</v></c>"],
        [2, '<c t="str"><f>B9</f></c>', '<c t="e"><f>NA()</f><v>#N/A</v></c>',
         '<c t="b"><v>1</v></c>'],
    ], [])])
    xlsx("only-hidden.xlsx", [
        ("Cover", None, [], []),
        ("Data", "hidden", [["Name", "Email"], ["Ann Lee", "ann@example.org"]], []),
    ])
    merged = (
        ods_row([ods_cell("Roster of the North", more=' table:number-columns-spanned="4"'),
                 "<table:covered-table-cell table:number-columns-repeated=\"3\"/>"])
        + ods_row([ods_cell("Employee ID", more=' table:number-rows-spanned="2"'),
                   ods_cell("Name", more=' table:number-columns-spanned="2"'),
                   "<table:covered-table-cell/>",
                   ods_cell("Department", more=' table:number-rows-spanned="2"')])
        + ods_row(["<table:covered-table-cell/>", ods_cell("First Name"), ods_cell("Last Name"),
                   "<table:covered-table-cell/>"])
        + ods_row([ods_cell((1, "1")), ods_cell("Ann"), ods_cell("Lee"),
                   ods_cell("Law", more=' table:number-rows-spanned="2"')])
        + ods_row([ods_cell((2, "2")), ods_cell("Bob", 2), "<table:covered-table-cell/>"])
        + ods_row([ods_cell((3, "003")), ods_cell("Cy"), ods_cell("Fox"), ods_cell("Tax")], 2)
        + ods_row([ods_cell(None, 16384)], 1048568))
    remark = (
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation>'
        "<text:p>a remark that is no content</text:p></office:annotation><text:p>Ann"
        '<text:s text:c="2"/><text:span>Lee</text:span></text:p><text:p>second line</text:p>'
        '</table:table-cell><table:table-cell office:value-type="boolean" '
        'office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2019-03-15T09:05:00">'
        "<text:p>15 March</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2019-03-15T00:00:00">'
        "<text:p>15 March</text:p></table:table-cell>"
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p>'
        "</table:table-cell></table:table-row>")
    ods("merged.ods", [
        ("Old", True, ods_row([ods_cell("Name"), ods_cell("Email"), ods_cell("Department")])
         + ods_row([ods_cell("Old One"), ods_cell("old@example.org"), ods_cell("Law")])),
        ("People", False, merged),
        ("Kinds", False, ods_row([ods_cell(h) for h in ("Note", "b", "c", "d", "e", "f")]) + remark),
    ])


if __name__ == "__main__":
    same()
    others()
