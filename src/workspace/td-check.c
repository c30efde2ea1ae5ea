/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-check-private.h"

#include <glib/gi18n-lib.h>

static const TdField fault_fields[] = {
  TD_FIELD (TdFault, kind, TD_FIELD_TEXT),   TD_FIELD (TdFault, words, TD_FIELD_TEXT),
  TD_FIELD (TdFault, remedy, TD_FIELD_TEXT), TD_FIELD (TdFault, page, TD_FIELD_TEXT),
  TD_FIELD (TdFault, id, TD_FIELD_ID),
};

TD_DEFINE_RECORD (TdFault, td_fault, fault_fields)

TdFault *
td_check_add (GPtrArray *faults, const char *kind, char *words, const char *remedy)
{
  TdFault *fault = g_object_new (TD_TYPE_FAULT, NULL);

  td_record_set_text (&fault->kind, kind);
  td_record_take_text (&fault->words, words);
  td_record_set_text (&fault->remedy, remedy);
  g_ptr_array_add (faults, fault);
  return fault;
}

/* A day as people write it; what is no day, as it stands. */
static char *
dup_value (const char *text)
{
  TdDate day = text ? td_date_from_iso (text) : TD_DATE_NONE;

  return day == TD_DATE_NONE ? g_strdup (text) : td_date_format (day);
}

/* The words with the texts of a row, behind its id, put in for each %s in turn. */
static char *
fill_words (const char *words, TdStatement *row)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", -1);
  GString *filled = g_string_new (parts[0]);

  for (int i = 1; parts[i]; i++)
    {
      g_autofree char *value = dup_value (td_statement_get_text (row, i));

      g_string_append_printf (filled, "%s%s", value ? value : "", parts[i]);
    }
  return g_string_free (filled, FALSE);
}

/* What a row of a rule says, with the way to what it is about. */
static void
add_fault_of (GPtrArray *faults, const TdCheckRule *rule, TdStatement *row)
{
  TdFault *fault =
      td_check_add (faults, rule->kind, fill_words (_ (rule->words), row), _ (rule->remedy));

  td_record_set_text (&fault->page, rule->page);
  fault->id = td_statement_get_int (row, 0);
}

static void
add_rest (GPtrArray *faults, const TdCheckRule *rule, int n)
{
  TdFault *fault =
      td_check_add (faults, rule->kind,
                    g_strdup_printf (ngettext ("… and %d more like these.",
                                               "… and %d more like these.", (gulong) n),
                                     n),
                    _ (rule->remedy));

  td_record_set_text (&fault->page, rule->page);
}

static gboolean
check_rule (TdDatabase *db,
            const TdCheckRule *rule,
            TdDate today,
            GPtrArray *faults,
            GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (db, error, rule->sql, "D", today);
  GError *trouble = NULL;
  int n = 0;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    if (++n <= TD_CHECK_MOST)
      add_fault_of (faults, rule, row);
  if (n > TD_CHECK_MOST)
    add_rest (faults, rule, n - TD_CHECK_MOST);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
check_rules (TdDatabase *db,
             const TdCheckRule *rules,
             TdDate today,
             GPtrArray *faults,
             GError **error)
{
  for (const TdCheckRule *rule = rules; rule->kind; rule++)
    if (!check_rule (db, rule, today, faults, error))
      return FALSE;
  return TRUE;
}

/* The pages of the file, its references and its audit trail. */
static gboolean
check_base (TdDatabase *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) found = td_database_check (db, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    td_check_add (faults, "database", g_strconcat (found->pdata[i], ".", NULL),
                  _ ("Restore a backup made before. What was entered since has to be entered "
                     "again."));
  return TRUE;
}

static gboolean
check_all (TdDatabase *db, TdDate today, TdProgress *progress, GPtrArray *faults, GError **error)
{
  td_progress_set (progress, 0, _ ("Reading the file…"));
  if (!check_base (db, faults, error) || !td_check_strangers (db, faults, error))
    return FALSE;
  td_progress_set (progress, 0.5, _ ("Comparing what is in it…"));
  if (!check_rules (db, td_check_people_rules (), today, faults, error) ||
      !check_rules (db, td_check_pair_rules (), today, faults, error))
    return FALSE;
  td_progress_set (progress, 0.8, NULL);
  return td_check_cadences (db, faults, error) && td_check_texts (db, faults, error);
}

GPtrArray *
td_check_workspace (TdDatabase *db,
                    TdDate today,
                    gint64 clock,
                    TdProgress *progress,
                    GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done;

  if (!td_database_begin_reading (db, error))
    return NULL;
  done = check_all (db, today, progress, faults, error);
  td_database_end_reading (db);
  if (!done)
    return NULL;
  td_check_files (td_database_get_path (db), faults);
  td_progress_set (progress, 0.9, _ ("Looking at the backups…"));
  if (!td_check_backups (db, clock, faults, error))
    return NULL;
  return g_steal_pointer (&faults);
}
