/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "workspace/td-person-tables.h"

void
td_merge_plan_free (TdMergePlan *plan)
{
  if (plan == NULL)
    return;
  g_clear_object (&plan->stays);
  g_clear_object (&plan->goes);
  g_array_unref (plan->moves);
  g_ptr_array_unref (plan->cautions);
  g_ptr_array_unref (plan->refusals);
  g_free (plan);
}

/* "1042", or the name of who has no number. */
static const char *
call (const TdEmployee *person)
{
  return person->number ? person->number : person->name;
}

static void G_GNUC_PRINTF (2, 3) add (GPtrArray *sentences, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (sentences, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* --- What stands in the way --- */

static void
refuse_entries (TdMergePlan *plan)
{
  const TdEmployee *stays = plan->stays, *goes = plan->goes;
  const TdEmployee *hidden = stays->anonymous ? stays : goes->anonymous ? goes : NULL;

  if (stays->id == goes->id)
    add (plan->refusals, _ ("This is one entry already. Choose another person."));
  if (hidden)
    /* Translators: “Person 17”, somebody who was made anonymous. */
    add (plan->refusals, _ ("%s is anonymous and cannot be merged. Choose another person."),
         hidden->name);
  else if (stays->outside != goes->outside)
    /* Translators: two names or numbers. */
    add (plan->refusals,
         _ ("%s is a coach from outside and %s is on the roster. If they are one person, keep the "
            "one you work with and withdraw the other."),
         call (stays->outside ? stays : goes), call (stays->outside ? goes : stays));
}

/* Days that both are employed, although it is not one employment. */
static void
refuse_overlap (TdMergePlan *plan)
{
  const TdEmployee *later = td_merge_get_later (plan->stays, plan->goes);
  const TdEmployee *earlier = later == plan->stays ? plan->goes : plan->stays;
  g_autofree char *first = td_date_format (earlier->hire_date);
  g_autofree char *second = td_date_format (later->hire_date);

  if (td_merge_is_one_employment (plan->stays, plan->goes) ||
      (earlier->leave_date && earlier->leave_date < later->hire_date))
    return;
  /* Translators: a number and its first day, the other number and its first day, the first number.
   */
  add (plan->refusals,
       _ ("Both are employed at the same time: %s since %s, %s since %s. Give %s a last day before "
          "that, or both the same first day if it is one employment."),
       call (earlier), first, call (later), second, call (earlier));
}

static void
refuse_sides (TdMergePlan *plan, const char *pair)
{
  /* Translators: the reference of a pair. */
  add (plan->refusals,
       _ ("They are the two sides of pair %s, so they are two people. If that pair is a mistake, "
          "undo it in the history first."),
       pair);
}

static void
refuse_enrolled (TdMergePlan *plan, const char *program)
{
  /* Translators: a programme, a number. */
  add (plan->refusals, _ ("Both are enrolled in “%s”. Withdraw the enrolment of %s there first."),
       program, call (plan->goes));
}

static void
refuse_same_pair (TdMergePlan *plan, const char *pair)
{
  /* Translators: the reference of a pair. */
  add (plan->refusals, _ ("Both are in a pair with the same person. End pair %s first."), pair);
}

static void
refuse_draft (TdMergePlan *plan, const char *program)
{
  /* Translators: a programme. */
  add (plan->refusals, _ ("Both are in the draft of pairs of “%s”. Release or discard it first."),
       program);
}

#define RUNS "state IN ('proposed', 'accepted', 'active', 'paused')"

/* Rows of both that cannot be rows of one; $1 stays, $2 goes. */
static const struct
{
  void (*refuse) (TdMergePlan *plan, const char *name);
  const char *sql;
} conflicts[] = {
  { refuse_sides, "SELECT p.reference FROM pair p WHERE p.mentor_id IN ($1, $2) "
                  "AND p.mentee_id IN ($1, $2) ORDER BY p.id" },
  { refuse_enrolled, "SELECT m.name FROM program m JOIN enrolment a ON a.program_id = m.id "
                     "JOIN enrolment b ON b.program_id = m.id WHERE a.employee_id = $1 "
                     "AND b.employee_id = $2 AND a.state <> 'withdrawn' "
                     "AND b.state <> 'withdrawn' ORDER BY m.id" },
  { refuse_same_pair, "SELECT b.reference FROM pair a JOIN pair b ON b.program_id = a.program_id "
                      "AND b." RUNS " WHERE a." RUNS " AND ((a.mentor_id = $1 AND b.mentor_id = $2 "
                      "AND a.mentee_id = b.mentee_id) OR (a.mentee_id = $1 AND b.mentee_id = $2 "
                      "AND a.mentor_id = b.mentor_id)) ORDER BY b.id" },
  { refuse_draft, "SELECT DISTINCT m.name FROM proposal l JOIN program m ON m.id = l.program_id "
                  "JOIN proposal_row a ON a.proposal_id = l.id JOIN proposal_row b "
                  "ON b.proposal_id = l.id WHERE l.state = 'draft' "
                  "AND $1 IN (a.mentee_id, a.mentor_id) AND $2 IN (b.mentee_id, b.mentor_id)" },
};

static gboolean
refuse_rows (TdDatabase *db, TdMergePlan *plan, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autoptr (GPtrArray) names = td_database_list_texts (db, error, conflicts[i].sql, "ii",
                                                            plan->stays->id, plan->goes->id);

      if (names == NULL)
        return FALSE;
      for (guint k = 0; k < names->len; k++)
        conflicts[i].refuse (plan, names->pdata[k]);
    }
  return TRUE;
}

/* --- What there is to know --- */

static void
caution_entries (TdMergePlan *plan)
{
  const TdEmployee *later = td_merge_get_later (plan->stays, plan->goes);
  const TdEmployee *earlier = later == plan->stays ? plan->goes : plan->stays;

  if (!td_text_same (plan->stays->name, plan->goes->name))
    add (plan->cautions, _ ("The names differ: %s and %s. The first one stays."), plan->stays->name,
         plan->goes->name);
  if (!td_merge_is_one_employment (plan->stays, plan->goes) && earlier->leave_date &&
      later->hire_date > earlier->leave_date + 1)
    {
      g_autofree char *left = td_date_format (earlier->leave_date);
      g_autofree char *back = td_date_format (later->hire_date);

      /* Translators: two days. */
      add (plan->cautions,
           _ ("A person has one first and one last day: from %s to %s is counted as employed too."),
           left, back);
    }
}

static gboolean
caution_twice (TdDatabase *db, TdMergePlan *plan, GError **error)
{
  gint64 n = 0;
  guint n_columns;
  const TdMergeColumn *columns = td_merge_columns (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *twice = td_merge_column_dup_twice (&columns[i]);
      g_autofree char *sql = twice ? g_strconcat ("SELECT count(*)", twice, NULL) : NULL;
      gint64 found = 0;

      if (sql && strcmp (columns[i].table, "enrolment") != 0 &&
          !td_database_query_int (db, &found, error, sql, "ii", plan->stays->id, plan->goes->id))
        return FALSE;
      n += found;
    }
  if (n)
    /* Translators: how many, a number. */
    add (plan->cautions,
         ngettext ("%d entry is there twice; the one of %s stays.",
                   "%d entries are there twice; those of %s stay.", (gulong) n),
         (int) n, call (plan->stays));
  return TRUE;
}

static gboolean
caution_sign_ups (TdDatabase *db, TdMergePlan *plan, GError **error)
{
  g_autoptr (GPtrArray) programs = td_database_list_texts (
      db, error,
      "SELECT m.name FROM program m JOIN enrolment a ON a.program_id = m.id "
      "JOIN enrolment b ON b.program_id = m.id WHERE a.employee_id = $1 "
      "AND b.employee_id = $2 AND (a.state = 'withdrawn' OR b.state = 'withdrawn') "
      "ORDER BY m.id",
      "ii", plan->stays->id, plan->goes->id);

  for (guint i = 0; programs && i < programs->len; i++)
    /* Translators: a programme. */
    add (plan->cautions,
         _ ("Of the two enrolments in “%s” the withdrawn one goes, with what was answered there."),
         (char *) programs->pdata[i]);
  return programs != NULL;
}

/* --- What moves --- */

static gboolean
count_moves (TdDatabase *db, TdMergePlan *plan, GError **error)
{
  guint n_tables;
  const TdPersonTable *tables = td_person_tables (&n_tables);

  for (guint i = n_tables; i > 0; i--)
    {
      const TdPersonTable *table = &tables[i - 1];
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table->table, table->condition);
      TdMergeItem item = { table->table, td_person_table_get_title (table), 0 };
      gint64 n = 0;

      if (strcmp (table->table, "employee") == 0 || strcmp (table->table, "unsaved_form") == 0)
        continue;
      if (!td_database_query_int (db, &n, error, sql, "i", plan->goes->id))
        return FALSE;
      item.n = (int) n;
      if (n)
        g_array_append_val (plan->moves, item);
    }
  return TRUE;
}

TdMergePlan *
td_merge_plan (TdDatabase *db, gint64 stays, gint64 goes, GError **error)
{
  g_autoptr (TdMergePlan) plan = g_new0 (TdMergePlan, 1);

  plan->moves = g_array_new (FALSE, FALSE, sizeof (TdMergeItem));
  plan->cautions = g_ptr_array_new_with_free_func (g_free);
  plan->refusals = g_ptr_array_new_with_free_func (g_free);
  plan->stays = td_employee_load (db, stays, error);
  plan->goes = plan->stays ? td_employee_load (db, goes, error) : NULL;
  if (plan->goes == NULL)
    return NULL;
  refuse_entries (plan);
  if (plan->refusals->len)
    return g_steal_pointer (&plan);
  refuse_overlap (plan);
  caution_entries (plan);
  if (!refuse_rows (db, plan, error) || !caution_sign_ups (db, plan, error) ||
      !caution_twice (db, plan, error) || !count_moves (db, plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}
