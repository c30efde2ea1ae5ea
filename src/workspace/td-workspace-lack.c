/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-xml-private.h"

#include "workspace/td-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHEMA_PATH "/org/tandem/Mentoring/workspace.rng"

/* The files have these words in English, whoever writes them: the same workspace, the same bytes.
 */
static const struct
{
  const char *kind;
  const char *words;
} kinds[] = {
  { "absence.reason", N_ ("reasons of absences") },
  { "change_log.changeset", N_ ("changes that can be undone") },
  { "concern.note", N_ ("notes of concerns") },
  { "concern.settled_note", N_ ("notes on how concerns were settled") },
  { "contact.note", N_ ("notes of contacts that are marked private") },
  { "enrolment.note", N_ ("notes of enrolments") },
  { "feedback_answer.text", N_ ("answers in words of people who may not be quoted") },
  { "no_match.note", N_ ("notes on why nobody fits") },
  { "pair.declined_note", N_ ("own words behind a no") },
  { "pair.intake_issue", N_ ("issues of intakes") },
  { "pair.intake_measure", N_ ("measures of intakes") },
  { "pair.intake_plan", N_ ("plans of intakes") },
  { "pair.note", N_ ("notes of pairs") },
  { "pair_pause.reason", N_ ("reasons of pauses") },
  { "referral.reason", N_ ("reasons of referrals") },
  { "review.note", N_ ("notes of reviews") },
};

const char *
td_workspace_lack_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return kinds[i].words;
  return kind;
}

const char *
td_workspace_lack_words (const char *kind)
{
  return g_dgettext (GETTEXT_PACKAGE, td_workspace_lack_name (kind));
}

GBytes *
td_workspace_load_schema (void)
{
  GBytes *schema = g_resources_lookup_data (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (schema != NULL);
  return schema;
}

static void
lack_free (gpointer data)
{
  TdWorkspaceLack *lack = data;

  g_free (lack->kind);
  g_free (lack);
}

TdWorkspaceReceipt *
td_workspace_receipt_new (void)
{
  TdWorkspaceReceipt *receipt = g_new0 (TdWorkspaceReceipt, 1);

  receipt->lacks = g_ptr_array_new_with_free_func (lack_free);
  return receipt;
}

void
td_workspace_receipt_free (TdWorkspaceReceipt *receipt)
{
  g_ptr_array_unref (receipt->lacks);
  g_free (receipt);
}

void
td_workspace_lacks_add (GPtrArray *lacks, const char *kind, gint64 n)
{
  TdWorkspaceLack *lack = g_new (TdWorkspaceLack, 1);

  *lack = (TdWorkspaceLack){ .kind = g_strdup (kind), .n = n };
  g_ptr_array_add (lacks, lack);
}

const char *
td_workspace_private_condition (const TdXmlTable *table, const TdXmlField *field)
{
  const TdPrivateColumn *column = td_private_column_find (table->table, field->column);

  if (field->kind == TD_XML_UNDO)
    return "length(changeset) > 0";
  if (column == NULL)
    return NULL;
  if (column->privacy == TD_PRIVACY_PRIVATE)
    return column->condition ? column->condition : "1";
  /* The rule of answers: words of a named person leave only where she said she may be quoted. */
  if (column->privacy == TD_PRIVACY_RULED)
    return "feedback_id IN (SELECT id FROM feedback WHERE may_quote = 0)";
  return NULL;
}

/* How many values of a column an export leaves out now. */
static gboolean
count_column (TdDatabase *db,
              const TdXmlTable *table,
              const TdXmlField *field,
              gint64 *n,
              GError **error)
{
  const char *condition = td_workspace_private_condition (table, field);
  g_autofree char *sql = NULL;

  *n = 0;
  if (condition == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s IS NOT NULL AND %s", table->table,
                         field->column, condition);
  return td_database_query_int (db, n, error, sql, "");
}

static gboolean
add_earlier (TdDatabase *db, const char *kind, gint64 *n, GError **error)
{
  gint64 earlier = 0;

  if (!td_database_query_int (db, &earlier, error,
                              "SELECT coalesce(sum(n), 0) FROM workspace_import_lack "
                              "WHERE kind = $1",
                              "s", kind))
    return FALSE;
  *n += earlier;
  return TRUE;
}

static gboolean
list_column (TdDatabase *db,
             const TdXmlTable *table,
             const TdXmlField *field,
             gboolean include_private,
             GPtrArray *lacks,
             GError **error)
{
  g_autofree char *kind = g_strconcat (table->table, ".", field->column, NULL);
  gint64 n = 0;

  if (!include_private && !count_column (db, table, field, &n, error))
    return FALSE;
  if (!add_earlier (db, kind, &n, error))
    return FALSE;
  if (n > 0)
    td_workspace_lacks_add (lacks, kind, n);
  return TRUE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const TdWorkspaceLack *first = *(const TdWorkspaceLack *const *) a;
  const TdWorkspaceLack *second = *(const TdWorkspaceLack *const *) b;

  return strcmp (first->kind, second->kind);
}

GPtrArray *
td_workspace_list_lacks (TdDatabase *db, gboolean include_private, GError **error)
{
  g_autoptr (GPtrArray) lacks = g_ptr_array_new_with_free_func (lack_free);
  g_autoptr (GPtrArray) tables = td_xml_list_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const TdXmlTable *table = tables->pdata[i];

      for (const TdXmlField *field = table->fields; field->column; field++)
        if (td_workspace_private_condition (table, field) &&
            !list_column (db, table, field, include_private, lacks, error))
          return NULL;
    }
  g_ptr_array_sort (lacks, compare_kinds);
  return g_steal_pointer (&lacks);
}

GPtrArray *
td_workspace_count_private (TdDatabase *db, GError **error)
{
  return td_workspace_list_lacks (db, FALSE, error);
}

gboolean
td_workspace_is_empty (TdDatabase *db, gboolean *empty, GError **error)
{
  g_autoptr (GPtrArray) tables = td_xml_list_tables ();

  *empty = TRUE;
  for (guint i = 0; i < tables->len && *empty; i++)
    {
      const TdXmlTable *table = tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", table->table);
      gint64 found = 0;

      if (!td_database_query_int (db, &found, error, sql, ""))
        return FALSE;
      *empty = found == 0;
    }
  return TRUE;
}
