/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only what every row has is an attribute: libxml2 takes time by the power of two of those that may
 * not be there to validate an element. */

/* Where each table and column of the workspace is in the XML of it: the one list, for writing, for
 * reading and for the test that holds it against the schema of the database. What a file looks like
 * is told in data/workspace.rng, which says the same. */

/**
 * TdXmlKind:
 * @TD_XML_PARENT: points to the row it is in; not written
 * @TD_XML_WHOLE: a whole number
 * @TD_XML_REAL: a number
 * @TD_XML_FLAG: true or false
 * @TD_XML_CODE: a short text
 * @TD_XML_WORDS: words
 * @TD_XML_UNDO: bytes that undo an entry of the audit trail: base64 in blocks
 * @TD_XML_SEAL: a short text that goes with them
 */
typedef enum
{
  TD_XML_PARENT,
  TD_XML_WHOLE,
  TD_XML_REAL,
  TD_XML_FLAG,
  TD_XML_CODE,
  TD_XML_WORDS,
  TD_XML_UNDO,
  TD_XML_SEAL,
} TdXmlKind;

typedef struct
{
  const char *column; /* NULL ends the list */
  const char *name;
  TdXmlKind kind;
  gboolean element; /* otherwise an attribute: what every row has, and short */
} TdXmlField;

/* A table with those inside it. Attributes come first in the list of fields, then elements. */
typedef struct _TdXmlTable TdXmlTable;
struct _TdXmlTable
{
  const char *table;
  const char *element;
  const char *order; /* of the rows within what they are in */
  const TdXmlField *fields;
  const TdXmlTable *const *children; /* NULL-terminated, or NULL */
};

/* A part of the file: an element that holds the rows of a table. */
typedef struct
{
  const char *element; /* NULL ends the list */
  const TdXmlTable *table;
} TdXmlSection;

const TdXmlSection *td_xml_sections (void);

/* Every table that is written, those inside others too; free the container only. */
GPtrArray *td_xml_list_tables (void);

guint td_xml_table_get_n_fields (const TdXmlTable *table);

/* The column that points to the row it is in, or NULL. */
const char *td_xml_table_get_parent (const TdXmlTable *table);

/* The table of the rows that are elements of this name in a row of @table, or NULL. */
const TdXmlTable *td_xml_table_find_child (const TdXmlTable *table, const char *element);

/* The field of this name, in an element or in an attribute: its position, -1 for none. */
int td_xml_table_find_field (const TdXmlTable *table, const char *name, gboolean element);

extern const TdXmlTable td_xml_setting;
extern const TdXmlTable td_xml_import_mapping;
extern const TdXmlTable td_xml_import_run;
extern const TdXmlTable td_xml_employee;
extern const TdXmlTable td_xml_erased;
extern const TdXmlTable td_xml_program;
extern const TdXmlTable td_xml_enrolment;
extern const TdXmlTable td_xml_application;
extern const TdXmlTable td_xml_shortlist;
extern const TdXmlTable td_xml_pair;
extern const TdXmlTable td_xml_proposal;
extern const TdXmlTable td_xml_change_log;

G_END_DECLS
