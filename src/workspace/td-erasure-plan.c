/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "workspace/td-person-tables.h"

static const TdField item_fields[] = {
  TD_FIELD (TdErasureItem, table, TD_FIELD_TEXT),
  TD_FIELD (TdErasureItem, title, TD_FIELD_TEXT),
  TD_FIELD (TdErasureItem, n, TD_FIELD_INT),
  TD_FIELD (TdErasureItem, words, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdErasureItem, td_erasure_item, item_fields)

void
td_erasure_plan_free (TdErasurePlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->names);
  g_ptr_array_unref (plan->goes);
  g_ptr_array_unref (plan->stays);
  g_ptr_array_unref (plan->cautions);
  g_ptr_array_unref (plan->refusals);
  g_clear_pointer (&plan->copies, g_ptr_array_unref);
  g_free (plan);
}

static TdErasurePlan *
plan_new (TdErasureKind kind)
{
  TdErasurePlan *plan = g_new0 (TdErasurePlan, 1);

  plan->kind = kind;
  plan->names = g_ptr_array_new_with_free_func (g_free);
  plan->goes = g_ptr_array_new_with_free_func (g_object_unref);
  plan->stays = g_ptr_array_new_with_free_func (g_object_unref);
  plan->cautions = g_ptr_array_new_with_free_func (g_free);
  plan->refusals = g_ptr_array_new_with_free_func (g_free);
  return plan;
}

static void
add_item (GPtrArray *items, const char *table, const char *title, gint64 n, char *words)
{
  TdErasureItem *item = g_object_new (TD_TYPE_ERASURE_ITEM, NULL);

  td_record_set_text (&item->table, table);
  td_record_set_text (&item->title, title);
  td_record_take_text (&item->words, words);
  item->n = (int) n;
  g_ptr_array_add (items, item);
}

/* --- Counting --- */

static gboolean
count_rows (TdDatabase *db,
            TdErasureSubjects *subjects,
            const TdPersonTable *table,
            gint64 *n,
            GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table->table, table->condition);

  *n = 0;
  for (guint i = 0; i < subjects->people->len; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];
      gint64 of_one = 0;

      if (!td_database_query_int (db, &of_one, error, sql, "i", person->id))
        return FALSE;
      *n += of_one;
    }
  return TRUE;
}

/* "(a IS NOT NULL) + …": how many texts of a row are emptied; NULL where none can be. */
static char *
texts_of (const char *table)
{
  GString *sql = NULL;
  guint n;
  const TdFateOfColumn *fates = td_fates (&n);

  for (guint i = 0; i < n; i++)
    if ((fates[i].fate == TD_FATE_CLEARED ||
         (fates[i].fate == TD_FATE_REPLACED && strcmp (fates[i].column, "title") == 0)) &&
        strcmp (fates[i].table, table) == 0)
      {
        if (sql == NULL)
          sql = g_string_new (NULL);
        g_string_append_printf (sql, "%s(%s IS NOT NULL)", sql->len ? " + " : "", fates[i].column);
      }
  return sql ? g_string_free (sql, FALSE) : NULL;
}

static gboolean
count_texts (TdDatabase *db,
             TdErasureSubjects *subjects,
             const TdPersonTable *table,
             gint64 *n,
             GError **error)
{
  g_autofree char *texts = texts_of (table->table);
  g_autofree char *sql = NULL;

  *n = 0;
  if (texts == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT coalesce(sum(%s), 0) FROM %s WHERE %s", texts, table->table,
                         table->condition);
  for (guint i = 0; i < subjects->people->len; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];
      gint64 of_one = 0;

      if (!td_database_query_int (db, &of_one, error, sql, "i", person->id))
        return FALSE;
      *n += of_one;
    }
  return TRUE;
}

static char *
entries_words (gint64 n)
{
  return g_strdup_printf (ngettext ("%d entry", "%d entries", (gulong) n), (int) n);
}

static char *
texts_words (gint64 n)
{
  /* Translators: words that somebody wrote, in the entries of a table. */
  return g_strdup_printf (ngettext ("The words in it: %d text", "The words in them: %d texts",
                                    (gulong) n),
                          (int) n);
}

static char *
stays_words (gint64 n, const char *why)
{
  g_autofree char *entries = entries_words (n);

  /* Translators: how many entries stay, and a sentence that says why. */
  return why ? g_strdup_printf (_ ("%s. %s"), entries, why)
             : g_strdup_printf (_ ("%s. Only days and codes are left in it."), entries);
}

static gboolean
add_table (TdDatabase *db,
           TdErasurePlan *plan,
           TdErasureSubjects *subjects,
           const TdPersonTable *table,
           GError **error)
{
  const char *title = td_person_table_get_title (table);
  gint64 n_rows, n_texts;

  if (strcmp (table->table, "employee") == 0)
    return TRUE;
  if (!count_rows (db, subjects, table, &n_rows, error) ||
      !count_texts (db, subjects, table, &n_texts, error))
    return FALSE;
  if (n_rows == 0)
    return TRUE;
  if (td_erasure_deletes (plan->kind, table->table))
    {
      add_item (plan->goes, table->table, title, n_rows, entries_words (n_rows));
      return TRUE;
    }
  if (n_texts)
    add_item (plan->goes, table->table, title, n_texts, texts_words (n_texts));
  add_item (plan->stays, table->table, title, n_rows,
            stays_words (n_rows, td_person_table_get_why (table)));
  return TRUE;
}

static void
add_identity (TdErasurePlan *plan, TdErasureSubjects *subjects)
{
  const TdPersonTable *table = td_person_table_find ("employee");
  guint n = subjects->people->len;

  add_item (plan->goes, "employee", td_person_table_get_title (table), n,
            g_strdup (_ ("Name, number, e-mail address, job title, manager and languages, also "
                         "where texts of others have them")));
  add_item (plan->stays, "employee", td_person_table_get_title (table), n,
            g_strdup (td_person_table_get_why (table)));
  add_item (plan->stays, NULL, _ ("Department, grade, location and reason for leaving"), n,
            g_strdup (_ ("As far as others share them: figures are shown by these groups.")));
  add_item (plan->stays, "erased", _ ("A keyed hash of the number and of the e-mail address"), n,
            g_strdup (_ ("So that an import does not bring the person back. A number can be "
                         "checked against it, but not read from it.")));
}

/* --- What there is to know before --- */

static void
add_cautions (TdErasurePlan *plan, TdErasureSubjects *subjects, TdDate today)
{
  guint n_employed = 0;

  for (guint i = 0; i < subjects->people->len; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];

      n_employed += !person->outside && td_employee_is_employed (person, today);
    }
  if (n_employed)
    g_ptr_array_add (
        plan->cautions,
        g_strdup_printf (
            ngettext ("%u person still works here. The roster skips this person from now on, so "
                      "Tandem will not learn of the last day and goes on counting the person as "
                      "staying.",
                      "%u people still work here. The roster skips them from now on, so Tandem "
                      "will not learn of their last days and goes on counting them as staying.",
                      n_employed),
            n_employed));
  for (guint i = 0; i < subjects->namesakes->len; i++)
    g_ptr_array_add (
        plan->cautions,
        /* Translators: a name. */
        g_strdup_printf (_ ("Somebody else is called %s too. Texts of others that have "
                            "this name stay as they are."),
                         (char *) subjects->namesakes->pdata[i]));
  if (plan->n_entries)
    g_ptr_array_add (
        plan->cautions,
        g_strdup_printf (
            ngettext ("%d entry of the history can no longer be undone: it holds these "
                      "data.",
                      "%d entries of the history can no longer be undone: they hold "
                      "these data.",
                      (gulong) plan->n_entries),
            plan->n_entries));
  if (plan->kind == TD_ERASURE_ANONYMISE)
    g_ptr_array_add (plan->cautions,
                     g_strdup (_ ("Whoever knows the first and the last day at work could still "
                                  "tell who it was.")));
}

static void
add_names (TdErasurePlan *plan, TdErasureSubjects *subjects)
{
  for (guint i = 0; i < subjects->people->len; i++)
    {
      TdEmployee *person = subjects->people->pdata[i];

      g_ptr_array_add (plan->names, g_strdup (person->name));
    }
}

TdErasurePlan *
td_erasure_plan (TdDatabase *db,
                 TdErasureKind kind,
                 const gint64 *ids,
                 guint n_ids,
                 TdDate today,
                 GError **error)
{
  g_autoptr (TdErasurePlan) plan = plan_new (kind);
  g_autoptr (TdErasureSubjects) subjects = NULL;
  guint n_tables;
  const TdPersonTable *tables = td_person_tables (&n_tables);

  g_return_val_if_fail (n_ids > 0, NULL);

  subjects = td_erasure_subjects_load (db, kind, ids, n_ids, error);
  if (subjects == NULL || !td_erasure_add_refusals (db, subjects, plan->refusals, error))
    return NULL;
  add_names (plan, subjects);
  if (subjects->people->len)
    add_identity (plan, subjects);
  /* What weighs most stands last in the list of tables: children come before their parents. */
  for (guint i = n_tables; i > 0; i--)
    if (!add_table (db, plan, subjects, &tables[i - 1], error))
      return NULL;
  plan->n_entries =
      td_change_count_held (db, subjects->traces, td_redactor_apply, subjects->redactor, error);
  if (plan->n_entries < 0)
    return NULL;
  add_cautions (plan, subjects, today);
  plan->copies = td_erasure_list_copies (db);
  return g_steal_pointer (&plan);
}
