/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"
#include "insight/td-retention.h"
#include "pairing/td-pair-answer.h"
#include "program/td-enrolment.h"
#include "workspace/td-person-tables.h"

gboolean
td_erasure_deletes (TdErasureKind kind, const char *name)
{
  const TdPersonTable *table = td_person_table_find (name);

  return table && !table->counted && (kind == TD_ERASURE_ERASE || !table->anonymous);
}

/* --- Texts of her rows --- */

/* "a = NULL, b = NULL": the columns of a table that are emptied; NULL where there are none. */
static char *
clearing_of (const char *table)
{
  GString *sql = NULL;
  guint n;
  const TdFateOfColumn *fates = td_fates (&n);

  for (guint i = 0; i < n; i++)
    if (fates[i].fate == TD_FATE_CLEARED && strcmp (fates[i].table, table) == 0)
      {
        if (sql == NULL)
          sql = g_string_new (NULL);
        g_string_append_printf (sql, "%s%s = NULL", sql->len ? ", " : "", fates[i].column);
      }
  return sql ? g_string_free (sql, FALSE) : NULL;
}

static gboolean
clear_texts (TdDatabase *db, const TdPersonTable *table, gint64 id, GError **error)
{
  g_autofree char *clearing = clearing_of (table->table);
  g_autofree char *sql = NULL;

  if (clearing == NULL)
    return TRUE;
  sql = g_strdup_printf ("UPDATE %s SET %s WHERE %s", table->table, clearing, table->condition);
  return td_database_execute (db, error, sql, "i", id);
}

#define UNSHARED                                                                        \
  "(%3$s) AND %2$s IS NOT NULL AND %2$s NOT IN (SELECT %2$s FROM %1$s WHERE NOT (%3$s)" \
  " AND %2$s IS NOT NULL)"

/* A value that nobody else has tells who she was. */
static gboolean
clear_unshared (TdDatabase *db,
                const TdPersonTable *table,
                const char *column,
                gint64 id,
                GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %1$s SET %2$s = NULL WHERE " UNSHARED,
                                          table->table, column, table->condition);

  return td_database_execute (db, error, sql, "i", id);
}

/* Moves between two such values stay moves: each gets a word of its own. */
static gboolean
number_unshared (TdDatabase *db,
                 const TdPersonTable *table,
                 const char *column,
                 gint64 id,
                 GError **error)
{
  g_autofree char *find = g_strdup_printf ("SELECT DISTINCT %2$s FROM %1$s WHERE " UNSHARED,
                                           table->table, column, table->condition);
  g_autofree char *sql = g_strdup_printf ("UPDATE %1$s SET %2$s = $2 WHERE (%3$s) AND %2$s = $3",
                                          table->table, column, table->condition);
  g_autoptr (GPtrArray) values = td_database_list_texts (db, error, find, "i", id);

  for (guint i = 0; values && i < values->len; i++)
    {
      g_autofree char *word = g_strdup_printf ("(%u)", i + 1);

      if (!td_database_execute (db, error, sql, "iss", id, word, (char *) values->pdata[i]))
        return FALSE;
    }
  return values != NULL;
}

static gboolean
clear_all_unshared (TdDatabase *db, gint64 id, GError **error)
{
  guint n;
  const TdFateOfColumn *fates = td_fates (&n);

  for (guint i = 0; i < n; i++)
    {
      const TdPersonTable *table = td_person_table_find (fates[i].table);
      gboolean moves = strcmp (fates[i].table, "posting") == 0;

      if (fates[i].fate == TD_FATE_SHARED &&
          !(moves ? number_unshared : clear_unshared) (db, table, fates[i].column, id, error))
        return FALSE;
    }
  return TRUE;
}

/* --- What must not be empty --- */

/* Of the reasons to take part only the codes: they are counted, her own words are not. */
static char *
known_reasons (const char *text)
{
  g_auto (GStrv) entries = td_text_split_list (text);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (char **entry = entries; *entry; entry++)
    if (g_strv_contains (td_enrolment_list_reasons (), *entry))
      g_ptr_array_add (codes, *entry);
  g_ptr_array_add (codes, NULL);
  return td_text_join_list ((const char *const *) codes->pdata);
}

static gboolean
keep_reasons (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) enrolments = td_enrolment_list (db, 0, id, NULL, NULL, error);

  for (guint i = 0; enrolments && i < enrolments->len; i++)
    {
      TdEnrolment *enrolment = enrolments->pdata[i];
      g_autofree char *reasons = known_reasons (enrolment->reasons);

      if (!td_database_execute (db, error, "UPDATE enrolment SET reasons = $1 WHERE id = $2", "si",
                                reasons, enrolment->id))
        return FALSE;
    }
  return enrolments != NULL;
}

/* Codes of ours are counted; words of somebody's own stay where others have them too. */
static gboolean
keep_codes (TdDatabase *db,
            const char *column,
            const char *(*get_label) (const char *code),
            const char *(*get_other_label) (const char *code),
            gint64 id,
            GError **error)
{
  const TdPersonTable *table = td_person_table_find ("pair");
  g_autofree char *find = g_strdup_printf ("SELECT DISTINCT %2$s FROM %1$s WHERE " UNSHARED,
                                           table->table, column, table->condition);
  g_autofree char *sql = g_strdup_printf ("UPDATE pair SET %s = NULL WHERE (%s) AND %s = $2",
                                          column, table->condition, column);
  g_autoptr (GPtrArray) words = td_database_list_texts (db, error, find, "i", id);

  for (guint i = 0; words && i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (strcmp (get_label (word), word) == 0 && strcmp (get_other_label (word), word) == 0 &&
          !td_database_execute (db, error, sql, "is", id, word))
        return FALSE;
    }
  return words != NULL;
}

static gboolean
keep_reasons_of_pairs (TdDatabase *db, gint64 id, GError **error)
{
  return keep_codes (db, "end_reason", td_pair_end_reason_get_label, td_pair_end_reason_get_label,
                     id, error) &&
         keep_codes (db, "declined_reason", td_pair_decline_reason_get_label,
                     td_pair_withdraw_reason_get_label, id, error);
}

/* Whether she left of her own will may be known from the words of her reason alone. */
static gboolean
keep_leaving (TdDatabase *db, TdEmployee *person, GError **error)
{
  static const char *const codes[] = {
    [TD_LEAVING_VOLUNTARY] = "voluntary", [TD_LEAVING_INVOLUNTARY] = "involuntary"
  };
  TdLeaving leaving = td_retention_read_leaving (person->leave_kind, person->leave_reason);

  if (person->leave_kind || person->leave_date == TD_DATE_NONE ||
      (leaving != TD_LEAVING_VOLUNTARY && leaving != TD_LEAVING_INVOLUNTARY))
    return TRUE;
  return td_database_execute (db, error, "UPDATE employee SET leave_kind = $1 WHERE id = $2", "si",
                              codes[leaving], person->id);
}

static gboolean
replace_words (TdDatabase *db, gint64 id, GError **error)
{
#define OF_HERS " WHERE pair_id IN (SELECT id FROM pair WHERE $1 IN (mentor_id, mentee_id))"
  return td_database_execute (db, error, "UPDATE goal SET title = $2" OF_HERS, "is", id,
                              _ ("Goal")) &&
         td_database_execute (db, error, "UPDATE pair_action SET title = $2" OF_HERS, "is", id,
                              _ ("Action")) &&
         td_database_execute (db, error,
                              "UPDATE pair SET reference = CAST(id AS TEXT) "
                              "WHERE $1 IN (mentor_id, mentee_id)",
                              "i", id) &&
         td_database_execute (db, error,
                              "UPDATE enrolment SET search_key = '' WHERE employee_id = $1", "i",
                              id) &&
         td_database_execute (
             db, error,
             "UPDATE feedback SET may_quote = 0 WHERE EXISTS (SELECT 1 FROM pair p "
             "WHERE p.id = feedback.pair_id AND $1 = CASE side WHEN 'mentor' THEN p.mentor_id "
             "ELSE p.mentee_id END)",
             "i", id);
#undef OF_HERS
}

/* --- Rows --- */

/* Of an erased mentor the rows of her mentees in proposals stay, without her. */
static gboolean
leave_proposals (TdDatabase *db, gint64 id, GError **error)
{
  return td_database_execute (db, error, "DELETE FROM proposal_row WHERE mentee_id = $1", "i",
                              id) &&
         td_database_execute (db, error,
                              "UPDATE proposal_row SET mentor_id = NULL WHERE mentor_id = $1", "i",
                              id) &&
         td_database_execute (db, error,
                              "UPDATE proposal_row SET proven_id = NULL WHERE proven_id = $1", "i",
                              id);
}

static gboolean
delete_rows (TdDatabase *db, TdErasureKind kind, gint64 id, GError **error)
{
  guint n;
  const TdPersonTable *tables = td_person_tables (&n);

  if (!td_database_execute (db, error,
                            "UPDATE pair_pause SET absence_id = NULL WHERE absence_id IN "
                            "(SELECT id FROM absence WHERE employee_id = $1)",
                            "i", id) ||
      (kind == TD_ERASURE_ERASE && !leave_proposals (db, id, error)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("DELETE FROM %s WHERE %s", tables[i].table, tables[i].condition);

      if (td_erasure_deletes (kind, tables[i].table) &&
          !td_database_execute (db, error, sql, "i", id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_person (TdDatabase *db,
               TdErasureKind kind,
               gint64 id,
               const char *replacement,
               GError **error)
{
  gboolean erase = kind == TD_ERASURE_ERASE;
  g_autofree char *folded = td_text_fold (replacement);
  /* Lists that look for people who are there twice go by the key. */
  g_autofree char *key =
      erase ? g_strdup_printf ("%s %" G_GINT64_FORMAT, folded, id) : g_strdup (folded);

  return td_database_execute (db, error,
                              "UPDATE employee SET name = $2, name_key = $3, search_key = $4, "
                              "manager_id = NULL, anonymous = $5 WHERE id = $1",
                              "isssi", id, replacement, key, erase ? "" : folded,
                              (gint64) (erase ? TD_ANONYMITY_ERASED : TD_ANONYMITY_ANONYMISED)) &&
         (!erase || td_database_execute (db, error,
                                         "UPDATE employee SET manager_id = NULL "
                                         "WHERE manager_id = $1",
                                         "i", id));
}

/* A coach from outside whom no figure counts leaves no row at all. */
static gboolean
delete_uncounted (TdDatabase *db, gint64 id, GError **error)
{
  return td_database_execute (
      db, error,
      "DELETE FROM employee WHERE id = $1 AND outside = 1 "
      "AND NOT EXISTS (SELECT 1 FROM pair WHERE $1 IN (mentor_id, mentee_id)) "
      "AND NOT EXISTS (SELECT 1 FROM enrolment WHERE employee_id = $1) "
      "AND NOT EXISTS (SELECT 1 FROM application WHERE employee_id = $1) "
      "AND NOT EXISTS (SELECT 1 FROM promotion WHERE employee_id = $1) "
      "AND NOT EXISTS (SELECT 1 FROM company_survey WHERE employee_id = $1) "
      "AND NOT EXISTS (SELECT 1 FROM posting WHERE employee_id = $1)",
      "i", id);
}

gboolean
td_erasure_apply (TdDatabase *db,
                  TdErasureKind kind,
                  TdEmployee *person,
                  const char *replacement,
                  GError **error)
{
  guint n;
  const TdPersonTable *tables = td_person_tables (&n);

  if (!keep_leaving (db, person, error) || !keep_reasons (db, person->id, error) ||
      !keep_reasons_of_pairs (db, person->id, error) || !clear_all_unshared (db, person->id, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!clear_texts (db, &tables[i], person->id, error))
      return FALSE;
  return replace_words (db, person->id, error) && delete_rows (db, kind, person->id, error) &&
         rename_person (db, kind, person->id, replacement, error) &&
         (kind != TD_ERASURE_ERASE || delete_uncounted (db, person->id, error));
}

/* --- Names in the texts of others --- */

/* Who people are stays theirs, even where it is the same name. */
static gboolean
may_name (const TdFateOfColumn *fate)
{
  if (fate->fate == TD_FATE_STAYS || fate->fate == TD_FATE_SHARED ||
      strcmp (fate->table, "change_log") == 0)
    return FALSE;
  return strcmp (fate->table, "employee") != 0 || strcmp (fate->column, "manager_text") == 0;
}

static gboolean
redact_row (TdDatabase *db,
            const TdFateOfColumn *fate,
            gint64 row,
            const char *text,
            GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = $1 WHERE rowid = $2", fate->table, fate->column);

  return td_database_execute (db, error, sql, "si", text, row);
}

static gboolean
redact_column (TdDatabase *db, const TdFateOfColumn *fate, TdRedactor *redactor, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rowid, %2$s FROM %1$s WHERE %2$s IS NOT NULL",
                                          fate->table, fate->column);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "");
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      char *text = td_redactor_apply (td_statement_get_text (row, 1), redactor);
      gint64 id = td_statement_get_int (row, 0);

      if (text == NULL)
        continue;
      g_ptr_array_add (texts, text);
      g_array_append_val (rows, id);
    }
  g_clear_pointer (&row, td_statement_release);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    if (!redact_row (db, fate, g_array_index (rows, gint64, i), texts->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
td_erasure_redact (TdDatabase *db, TdRedactor *redactor, GError **error)
{
  guint n;
  const TdFateOfColumn *fates = td_fates (&n);

  for (guint i = 0; i < n; i++)
    if (may_name (&fates[i]) && !redact_column (db, &fates[i], redactor, error))
      return FALSE;
  return TRUE;
}
