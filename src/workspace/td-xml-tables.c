/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-table.h"

#include <string.h>

static const TdXmlSection sections[] = {
  { "settings", &td_xml_setting },
  { "layouts", &td_xml_import_mapping },
  { "imports", &td_xml_import_run },
  { "people", &td_xml_employee },
  { "erased", &td_xml_erased },
  { "programmes", &td_xml_program },
  { "enrolments", &td_xml_enrolment },
  { "applications", &td_xml_application },
  { "shortlists", &td_xml_shortlist },
  { "pairs", &td_xml_pair },
  { "proposals", &td_xml_proposal },
  { "history", &td_xml_change_log },
  {},
};

const TdXmlSection *
td_xml_sections (void)
{
  return sections;
}

static void
add_with_children (GPtrArray *tables, const TdXmlTable *table)
{
  g_ptr_array_add (tables, (gpointer) table);
  for (guint i = 0; table->children && table->children[i]; i++)
    add_with_children (tables, table->children[i]);
}

GPtrArray *
td_xml_list_tables (void)
{
  GPtrArray *tables = g_ptr_array_new ();

  for (const TdXmlSection *section = sections; section->element; section++)
    add_with_children (tables, section->table);
  return tables;
}

guint
td_xml_table_get_n_fields (const TdXmlTable *table)
{
  guint n = 0;

  while (table->fields[n].column)
    n++;
  return n;
}

const char *
td_xml_table_get_parent (const TdXmlTable *table)
{
  for (const TdXmlField *field = table->fields; field->column; field++)
    if (field->kind == TD_XML_PARENT)
      return field->column;
  return NULL;
}

const TdXmlTable *
td_xml_table_find_child (const TdXmlTable *table, const char *element)
{
  for (guint i = 0; table->children && table->children[i]; i++)
    if (strcmp (table->children[i]->element, element) == 0)
      return table->children[i];
  return NULL;
}

int
td_xml_table_find_field (const TdXmlTable *table, const char *name, gboolean element)
{
  for (int i = 0; table->fields[i].column; i++)
    {
      const TdXmlField *field = &table->fields[i];

      if (field->name && field->element == element && strcmp (field->name, name) == 0)
        return i;
    }
  return -1;
}
