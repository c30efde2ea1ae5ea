/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-retention-private.h"

#include "base/td-text.h"
#include "insight/td-filter-kept.h"

#include <glib/gi18n-lib.h>

/* A roster without a hire or a leaver for longer than this has probably not been imported since. */
#define STALE_DAYS 92

/* People who came back are noted where they are more than this share of the rows. */
#define REHIRED_SHARE 0.02

#define CONTACTS_OUTSIDE "contact_outside"

typedef struct
{
  const char *code;
  const char *label;
} Words;

/* Every check, in the order shown; the count stands behind it. */
static const Words words[] = {
  { "no_hire_date", N_ ("No hire date, left out") },
  { "left_before_hire", N_ ("Left before the hire date, left out") },
  { "hired_later", N_ ("Hired after this day, not counted") },
  { "duplicate", N_ ("Same name and hire date as another row") },
  { "rehired", N_ ("Hired again after leaving; each time is counted as an employment") },
  { "status", N_ ("Status contradicts the dates; the dates count") },
  { "enrolled_before_hire", N_ ("Enrolled before the hire date") },
  { "enrolled_after_leaving", N_ ("Enrolled after the leave date") },
  { "match_outside", N_ ("Matched before the hire date or after the leave date") },
  { CONTACTS_OUTSIDE, N_ ("Contacts outside the life of their pair, counted nowhere") },
  { "stale", N_ ("Last hire or leaver known; the roster may be out of date") },
  { "leavers_missing", N_ ("First known leaver; earlier ones seem to be missing") },
};

void
td_retention_note (TdRetention *self, const char *code, TdSubject subject, gint64 id)
{
  g_autofree char *key = g_strconcat ("check/", code, NULL);

  td_insight_lists_add (self->lists, key, subject, TD_LIST_PLAIN, id, 0);
}

void
td_retention_finish_checks (TdRetention *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *key = g_strconcat ("check/", words[i].code, NULL);
      const TdInsightList *list = td_retention_get_list (self, key);
      TdDataCheck *check;

      if (list == NULL)
        continue;
      check = g_new0 (TdDataCheck, 1);
      check->code = g_strdup (words[i].code);
      check->count = list->entries->len;
      check->label = _ (words[i].label);
      g_ptr_array_add (self->checks, check);
    }
}

TdLeaving
td_retention_parse_leaving (const char *reason)
{
  static const char *const voluntary[] = { "voluntary", "resign", "retire", "quit" };
  static const char *const involuntary[] = { "involuntary", "dismiss", "redundan", "layoff",
                                             "terminated for cause" };
  g_autofree char *folded = td_text_fold (reason);

  for (guint i = 0; i < G_N_ELEMENTS (voluntary); i++)
    if (g_str_has_prefix (folded, voluntary[i]))
      return TD_LEAVING_VOLUNTARY;
  for (guint i = 0; i < G_N_ELEMENTS (involuntary); i++)
    if (g_str_has_prefix (folded, involuntary[i]))
      return TD_LEAVING_INVOLUNTARY;
  return TD_LEAVING_UNKNOWN;
}

TdLeaving
td_retention_read_leaving (const char *kind, const char *reason)
{
  return td_retention_parse_leaving (kind ? kind : reason);
}

/* A status that says the opposite of the dates; words that say nothing contradict nothing. */
static gboolean
contradicts (TdStatusWord status, const TdSpell *spell, TdDate as_of)
{
  gboolean gone = spell->leave != TD_DATE_NONE && spell->leave <= as_of;

  return (status == TD_STATUS_THERE && gone) || (status == TD_STATUS_GONE && !gone);
}

/* Notes what is wrong with a row; FALSE where it cannot be counted. */
static gboolean
check_spell (TdRetention *self, const TdRosterRow *row)
{
  const TdSpell *spell = &row->spell;

  if (spell->hire != TD_DATE_NONE && contradicts (row->status, spell, self->filter.as_of))
    td_retention_note (self, "status", TD_SUBJECT_EMPLOYEE, spell->id);
  if (spell->hire == TD_DATE_NONE)
    td_retention_note (self, "no_hire_date", TD_SUBJECT_EMPLOYEE, spell->id);
  else if (spell->leave != TD_DATE_NONE && spell->leave < spell->hire)
    td_retention_note (self, "left_before_hire", TD_SUBJECT_EMPLOYEE, spell->id);
  else if (spell->hire > self->filter.as_of)
    td_retention_note (self, "hired_later", TD_SUBJECT_EMPLOYEE, spell->id);
  else
    return TRUE;
  return FALSE;
}

/* The last day on which the roster knows somebody to have come or gone. */
static void
find_last_event (TdRetention *self, const TdRoster *roster)
{
  gint64 last = 0;

  for (guint i = 0; i < roster->spells->len; i++)
    {
      const TdSpell *spell = &g_array_index (roster->spells, TdSpell, i);
      TdDate event =
          spell->leave <= self->filter.as_of ? MAX (spell->hire, spell->leave) : spell->hire;

      if (event > self->last_event)
        {
          self->last_event = event;
          last = spell->id;
        }
    }
  if (last != 0 && self->filter.as_of - self->last_event > STALE_DAYS)
    td_retention_note (self, "stale", TD_SUBJECT_EMPLOYEE, last);
}

/* Notes who came back: a row of a name whose other row ended before it began. @others: of each
 * name the row that began last, or NULL. */
static void
note_rehire (TdRetention *self, const TdSpell **others, const TdRosterRow *row)
{
  const TdSpell *spell = &row->spell, *other = others[row->name];

  if (other && other->leave != TD_DATE_NONE && other->leave < spell->hire)
    td_retention_note (self, "rehired", TD_SUBJECT_EMPLOYEE, spell->id);
  else if (other && spell->leave != TD_DATE_NONE && spell->leave < other->hire)
    td_retention_note (self, "rehired", TD_SUBJECT_EMPLOYEE, other->id);
  if (other == NULL || other->hire < spell->hire)
    others[row->name] = spell;
}

/* A few rows of people who came back change nothing. */
static void
drop_few_rehires (TdRetention *self, const TdRoster *roster)
{
  const TdInsightList *list = td_retention_get_list (self, "check/rehired");

  if (list && list->entries->len <= REHIRED_SHARE * roster->spells->len)
    g_hash_table_remove (self->lists, "check/rehired");
}

gboolean
td_retention_read_roster (TdDatabase *db, TdRetention *self, TdRoster *roster, GError **error)
{
  g_autoptr (GArray) rows = td_roster_rows_load (db, &self->filter, error);
  g_autofree const TdSpell **others = NULL;

  if (rows == NULL)
    return FALSE;
  others = g_new0 (const TdSpell *, rows->len + 1);
  self->n_people = rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      const TdRosterRow *row = &g_array_index (rows, TdRosterRow, i);

      if (row->duplicate)
        td_retention_note (self, "duplicate", TD_SUBJECT_EMPLOYEE, row->spell.id);
      if (!check_spell (self, row))
        continue;
      g_array_append_val (roster->spells, row->spell);
      note_rehire (self, others, row);
    }
  find_last_event (self, roster);
  drop_few_rehires (self, roster);
  return TRUE;
}

/* An id and the day that is wrong. */
typedef struct
{
  gint64 id;
  TdDate day;
} WrongDay;

static GArray *
read_wrong_days (TdDatabase *db, const TdInsightFilter *filter, const char *sql, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (WrongDay));
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) statement =
      td_database_query (db, error, sql, "s", td_insight_filter_get_value (filter));

  if (statement == NULL)
    return NULL;
  while (td_statement_next (statement, &trouble))
    {
      WrongDay wrong = { td_statement_get_int (statement, 0),
                         td_statement_get_date (statement, 1) };

      g_array_append_val (days, wrong);
    }
  if (trouble == NULL)
    return g_steal_pointer (&days);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* Kept with the connection: few rows that take a look at all. */
static GArray *
get_wrong_days (TdDatabase *db,
                const TdInsightFilter *filter,
                const char *code,
                const char *sql,
                GError **error)
{
  g_autofree char *what = g_strconcat ("insight/wrong-days/", code, NULL);
  const TdInsightFilter people = { .dimension = filter->dimension, .value = filter->value };
  GArray *days = td_filter_ref_array (db, what, &people);

  if (days)
    return days;
  days = read_wrong_days (db, filter, sql, error);
  if (days)
    td_filter_keep_array (db, what, &people, days);
  return days;
}

/* @sql gives ids and days; the days after the one asked for are passed over here, because a
 * condition on them leads the query to an index that does not help. */
static gboolean
note_rows (TdDatabase *db,
           TdRetention *self,
           const char *code,
           TdSubject subject,
           const char *sql,
           GError **error)
{
  g_autoptr (GArray) days = get_wrong_days (db, &self->filter, code, sql, error);

  for (guint i = 0; days && i < days->len; i++)
    {
      const WrongDay *wrong = &g_array_index (days, WrongDay, i);

      if (wrong->day <= self->filter.as_of)
        td_retention_note (self, code, subject, wrong->id);
    }
  return days != NULL;
}

/* @wrong: what is wrong about the date of an enrolment n of an employee e. */
static gboolean
note_enrolments (TdDatabase *db,
                 TdRetention *self,
                 const char *code,
                 const char *wrong,
                 GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_condition (&self->filter, "e", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT e.id, n.from_date FROM enrolment n "
                                          "JOIN employee e ON e.id = n.employee_id "
                                          "WHERE e.outside = 0 AND %s AND %s "
                                          "ORDER BY td_sort_key(e.name, e.name_key), e.id",
                                          wrong, condition);

  return note_rows (db, self, code, TD_SUBJECT_EMPLOYEE, sql, error);
}

/* What the comparison cannot use: without the dates corrected, more than a few withhold it. */
static gboolean
note_matches (TdDatabase *db, TdRetention *self, GError **error)
{
  g_autofree char *condition = td_insight_filter_dup_condition (&self->filter, "e", 1);
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.id, MIN(p.matched_on) AS day FROM pair p "
                       "JOIN employee e ON e.id = p.mentee_id "
                       "WHERE e.outside = 0 AND p.matched_on IS NOT NULL AND %s GROUP BY e.id "
                       "HAVING day < e.hire_date OR day > e.leave_date ORDER BY "
                       "td_sort_key(e.name, e.name_key), e.id",
                       condition);

  return note_rows (db, self, "match_outside", TD_SUBJECT_EMPLOYEE, sql, error);
}

static char *
dup_contacts_sql (const TdInsightFilter *filter)
{
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 1);

  return g_strdup_printf ("SELECT p.id, c.on_date FROM contact c JOIN pair p ON p.id = c.pair_id "
                          "WHERE c.outcome = 'held' "
                          "AND (c.on_date < p.matched_on OR c.on_date > p.ended_on) "
                          "AND ($1 IS NULL OR EXISTS (SELECT 1 FROM employee e "
                          "WHERE e.id = p.mentee_id AND %s)) ORDER BY p.id, c.id",
                          condition);
}

/* Where nobody has any, a department has none: millions are looked through once. */
static gboolean
note_contacts (TdDatabase *db, TdRetention *self, GError **error)
{
  const TdInsightFilter everybody = { .as_of = self->filter.as_of };
  g_autofree char *all_sql = dup_contacts_sql (&everybody);
  g_autofree char *sql = dup_contacts_sql (&self->filter);
  g_autoptr (GArray) all = get_wrong_days (db, &everybody, CONTACTS_OUTSIDE, all_sql, error);

  if (all == NULL)
    return FALSE;
  return all->len == 0 || note_rows (db, self, CONTACTS_OUTSIDE, TD_SUBJECT_PAIR, sql, error);
}

gboolean
td_retention_check_records (TdDatabase *db, TdRetention *self, GError **error)
{
  return note_enrolments (db, self, "enrolled_before_hire", "n.from_date < e.hire_date", error) &&
         note_enrolments (db, self, "enrolled_after_leaving", "n.from_date > e.leave_date",
                          error) &&
         note_matches (db, self, error) && note_contacts (db, self, error);
}
