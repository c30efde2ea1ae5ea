/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "workspace/td-xml-table.h"

G_BEGIN_DECLS

/**
 * TdXmlRow:
 *
 * A row of a table while its element is read.
 */
typedef struct _TdXmlRow TdXmlRow;

/* @outer: (nullable): the row it is in. */
TdXmlRow *td_xml_row_new (const TdXmlTable *table, TdXmlRow *outer);
void td_xml_row_free (TdXmlRow *row);

const TdXmlTable *td_xml_row_get_table (const TdXmlRow *row);

/* FALSE where there is no such attribute, or not with such a value. */
gboolean td_xml_row_set_attribute (TdXmlRow *row, const char *name, const char *value);

/* An element in the row that is words or bytes, with the blocks in it; FALSE where it is none. What
 * is between its beginning and its end goes to td_xml_row_end_element(). */
gboolean td_xml_row_begin_element (TdXmlRow *row, const char *name);
gboolean td_xml_row_is_inside (const TdXmlRow *row);
gboolean td_xml_row_end_element (TdXmlRow *row, const char *words);

/* TRUE the first time it is asked. */
gboolean td_xml_row_take_unstored (TdXmlRow *row);

/* INSERT INTO …, with a parameter for each field. To be freed. */
char *td_xml_row_make_sql (const TdXmlTable *table);

/* Binds the values to such a statement. FALSE where a text is escaped wrongly. */
gboolean td_xml_row_bind (TdXmlRow *row, TdStatement *statement);

/* Whether it is an entry of the audit trail that came without its digest. */
gboolean td_xml_row_lacks_seal (const TdXmlRow *row);

G_END_DECLS
