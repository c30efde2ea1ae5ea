/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-mapping-private.h"

#include "base/td-date.h"
#include "base/td-text.h"
#include "exchange/td-enrolment-row.h"
#include "exchange/td-import-events.h"
#include "program/td-sign-up.h"
#include "exchange/td-status-sense.h"

#include <string.h>

/* How many rows are looked at, spread over the file. */
#define N_SAMPLE_ROWS 200

/* What the cells of a column look like, as shares (0 to 1) of those that are not empty. */
typedef struct
{
  guint n_filled;
  double emails;
  double dates;
  double amounts; /* numbers */
  double distinct;
  double salutations; /* "Mr", "Mrs" … */
  double statuses;    /* "Active", "Terminated" … */
} Content;

typedef struct
{
  guint field;
  guint column;
  int score;
} Candidate;

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at > text && strchr (at, '.') && strpbrk (text, ";, ") == NULL;
}

static gboolean
is_date (const char *text)
{
  gboolean ambiguous;

  /* Most cells are no dates; reading month names in them would take its time. */
  if (strpbrk (text, "0123456789") == NULL)
    return FALSE;
  return td_date_read (text, TD_DATE_ORDER_UNKNOWN, 2026, &ambiguous) != TD_DATE_NONE || ambiguous;
}

static gboolean
is_amount (const char *text)
{
  return g_ascii_isdigit (*text) && text[strspn (text, "0123456789.,")] == '\0';
}

static gboolean
is_salutation (const char *text)
{
  static const char *const words[] = { "mr", "mr.", "mrs",  "mrs.", "ms",  "ms.", "miss",
                                       "dr", "dr.", "herr", "frau", "dhr", "mevr" };
  g_autofree char *key = NULL;

  if (strlen (text) > 5)
    return FALSE;
  key = td_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (key, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static Content
look_at (TdTable *table, guint column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows = td_table_get_n_rows (table);
  guint step = MAX (n_rows / N_SAMPLE_ROWS, 1);
  Content content = { 0 };

  for (guint row = 0; row < n_rows; row += step)
    {
      const char *cell = td_table_get_cell (table, row, column);

      if (*cell == '\0')
        continue;
      content.n_filled++;
      content.emails += is_email (cell);
      content.dates += is_date (cell);
      content.amounts += is_amount (cell);
      content.salutations += is_salutation (cell);
      content.statuses += td_status_read (cell) != TD_STATUS_UNKNOWN;
      g_hash_table_add (seen, (gpointer) cell);
    }
  if (content.n_filled == 0)
    return content;
  content.emails /= content.n_filled;
  content.dates /= content.n_filled;
  content.amounts /= content.n_filled;
  content.salutations /= content.n_filled;
  content.statuses /= content.n_filled;
  content.distinct = (double) g_hash_table_size (seen) / content.n_filled;
  return content;
}

/* Raises or lowers the score of a name by what the cells look like; 0 rules the column out. */
static int
judge (const TdImportField *field, int score, const Content *content)
{
  gboolean many = content->n_filled >= 20;

  /* A column without a single value: only its full name speaks for it. */
  if (content->n_filled == 0)
    return score >= 50 ? score - 45 : 0;
  switch (field->content)
    {
    case TD_CONTENT_EMAIL:
      if (content->emails > 0.5)
        return score > 0 ? score + 20 : 30;
      return score >= 50 && (content->emails > 0 || !many) ? score : 0;
    case TD_CONTENT_DATE:
      return content->dates > 0.3 ? score : score >= 50 && !many ? score - 40 : 0;
    case TD_CONTENT_AMOUNT:
      return content->dates > 0.5 && content->amounts < 0.5 ? 0 : score;
    case TD_CONTENT_NAME:
      return content->amounts > 0.5 || content->emails > 0.5 ? 0 : score;
    case TD_CONTENT_KEY:
      return many && content->distinct < 0.5 ? score - 60 : score;
    default:
      if (content->salutations > 0.5 || content->dates > 0.8)
        return 0;
      /* "Employment status: Full-Time" says less than "Status: Active". */
      if (strcmp (field->name, "status") == 0 && score >= 50)
        return content->statuses >= 0.5 ? score + 20 : score;
      /* Departments, sites and grades come again and again; codes of one person do not. */
      return many && content->distinct > 0.9 && content->amounts > 0.5 &&
                     strcmp (field->name, "manager") != 0
                 ? score - 40
                 : score;
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->score != second->score)
    return second->score - first->score;
  return first->column != second->column ? (int) first->column - (int) second->column
                                         : (int) first->field - (int) second->field;
}

/* Forms number their answers: "ID" beside the time of an answer is no number of a person. */
static gboolean
is_answer_id (TdMapping *mapping, const char *squeezed)
{
  return mapping->kind != TD_IMPORT_ROSTER && strcmp (squeezed, "id") == 0 &&
         td_enrolment_row_find_time (mapping->table) >= 0;
}

/* The words of Tandem's own form speak for themselves. */
static int
score_name (TdImportKind kind, const TdImportField *field, const char *header, const char *squeezed)
{
  int score = td_header_score (field, squeezed);

  if (kind == TD_IMPORT_ENROLMENTS && td_sign_up_is_title (field->name, header))
    return 120;
  /* A question about skills says more than "Skills" does. */
  return strcmp (field->name, "skills") == 0 && score < 50 ? 0 : score;
}

static GArray *
rate (TdMapping *mapping, const Content *contents)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const TdImportField *fields = td_import_fields (mapping->kind, NULL);

  for (guint column = 0; column < mapping->n_columns; column++)
    {
      const char *header = td_table_get_header (mapping->table, column);
      g_autofree char *squeezed = td_header_squeeze (header);
      gboolean private = td_header_is_private (squeezed);

      if (is_answer_id (mapping, squeezed))
        continue;
      for (guint field = 0; field < mapping->n_fields; field++)
        {
          int score = score_name (mapping->kind, &fields[field], header, squeezed);
          Candidate candidate = { field, column, 0 };

          /* A part of a name is no reason to store what is private. */
          if (private && score < 50)
            continue;
          /* The words of a question may hold any name as a part. */
          if (mapping->kind == TD_IMPORT_SURVEYS && score < 50)
            score = 0;
          candidate.score = judge (&fields[field], score, &contents[column]);
          if (candidate.score > 0)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static void
assign (TdMapping *mapping, GArray *candidates)
{
  const TdImportField *fields = td_import_fields (mapping->kind, NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (mapping->columns[candidate->field] < 0 &&
          mapping->uses[candidate->column] != TD_COLUMN_FIELD)
        td_mapping_set_column (mapping, fields[candidate->field].name, (int) candidate->column);
    }
}

/* What only a list of employees has. */
static const char *const of_rosters[] = { "department", "title", "hire_date", "manager", NULL };

/* German "Name; Vorname" and the like: beside a given name, "Name" is the family name. */
static void
settle_names (TdMapping *mapping)
{
  int name = td_mapping_get_column (mapping, "name");
  g_autofree char *squeezed = NULL;

  if (mapping->kind != TD_IMPORT_ROSTER || name < 0 ||
      td_mapping_get_column (mapping, "given_name") < 0 ||
      td_mapping_get_column (mapping, "family_name") >= 0)
    return;
  squeezed = td_header_squeeze (td_table_get_header (mapping->table, (guint) name));
  if (strcmp (squeezed, "name") == 0 || strcmp (squeezed, "naam") == 0)
    {
      td_mapping_set_column (mapping, "name", -1);
      td_mapping_set_column (mapping, "family_name", name);
    }
}

/* How many of the sampled managers are among the values of a column. */
static guint
count_found (TdTable *table, guint managers, guint column)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows = td_table_get_n_rows (table), n_found = 0;
  guint step = MAX (n_rows / N_SAMPLE_ROWS, 1);

  for (guint row = 0; row < n_rows; row++)
    g_hash_table_add (values, (gpointer) td_table_get_cell (table, row, column));
  for (guint row = 0; row < n_rows; row += step)
    {
      const char *manager = td_table_get_cell (table, row, managers);

      n_found += *manager && g_hash_table_contains (values, manager);
    }
  return n_found;
}

/* Of several columns that could be the number the one counts that the managers are given by
 * (SuccessFactors: USERID rather than EMPID). */
static void
settle_number (TdMapping *mapping, GArray *candidates)
{
  int number = td_mapping_get_column (mapping, "number");
  int manager = td_mapping_get_column (mapping, "manager");
  int number_field = td_import_field_find (mapping->kind, "number");
  guint best;

  if (number < 0 || manager < 0)
    return;
  best = count_found (mapping->table, (guint) manager, (guint) number);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if ((int) candidate->field != number_field || candidate->score < 50 ||
          mapping->uses[candidate->column] == TD_COLUMN_FIELD)
        continue;
      if (count_found (mapping->table, (guint) manager, candidate->column) <= best * 2)
        continue;
      td_mapping_set_column (mapping, "number", (int) candidate->column);
      return;
    }
}

/* How many of some fields have a column, in a mapping guessed for a kind. */
static guint
count_fields (TdMapping *mapping, const char *const *fields)
{
  guint n = 0;

  for (; *fields; fields++)
    n += td_mapping_get_column (mapping, *fields) >= 0;
  return n;
}

/* The "Start date" of a list of employees who signed up is when they were hired: taken for the day
 * they signed up on, they would have waited for years. */
static void
settle_from (TdMapping *mapping)
{
  int from = td_mapping_get_column (mapping, "from");
  g_autoptr (TdMapping) roster = NULL;

  if (mapping->kind != TD_IMPORT_ENROLMENTS || from < 0)
    return;
  roster = td_mapping_guess (mapping->table, TD_IMPORT_ROSTER);
  if (td_mapping_get_column (roster, "hire_date") == from && count_fields (roster, of_rosters) > 1)
    td_mapping_set_column (mapping, "from", -1);
}

static gboolean
keeps_free_columns (TdMapping *mapping)
{
  return mapping->kind == TD_IMPORT_ROSTER || mapping->kind == TD_IMPORT_SURVEYS;
}

static void
settle_rest (TdMapping *mapping, const Content *contents)
{
  for (guint column = 0; column < mapping->n_columns; column++)
    {
      g_autofree char *squeezed = td_header_squeeze (td_table_get_header (mapping->table, column));

      if (mapping->uses[column] == TD_COLUMN_FIELD)
        continue;
      /* Whatever a survey asked is an answer. */
      if (td_header_is_private (squeezed) && mapping->kind != TD_IMPORT_SURVEYS)
        mapping->uses[column] = TD_COLUMN_PRIVATE;
      else if (keeps_free_columns (mapping) && contents[column].n_filled > 0)
        mapping->uses[column] = TD_COLUMN_FREE;
    }
}

TdMapping *
td_mapping_guess (TdTable *table, TdImportKind kind)
{
  TdMapping *mapping = td_mapping_new (table, kind);
  g_autofree Content *contents = g_new (Content, mapping->n_columns);
  g_autoptr (GArray) candidates = NULL;

  for (guint column = 0; column < mapping->n_columns; column++)
    contents[column] = look_at (table, column);
  candidates = rate (mapping, contents);
  assign (mapping, candidates);
  settle_names (mapping);
  settle_number (mapping, candidates);
  settle_from (mapping);
  settle_rest (mapping, contents);
  return mapping;
}

TdImportKind
td_mapping_guess_kind (TdTable *table)
{
  static const char *const of_sign_ups[] = { "role",   "skills_offered", "skills_wanted",
                                             "places", "reasons",        "wishes",
                                             NULL };
  static const char *const of_contacts[] = { "minutes",      "outcome",   "mode",    "kind",
                                             "initiated_by", "next_date", "success", NULL };
  static const char *const of_pairs[] = { "start",   "planned_end", "ended_on", "state",
                                          "cadence", "source",      "signed",   NULL };
  g_autoptr (TdMapping) roster = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (TdMapping) sign_ups = td_mapping_guess (table, TD_IMPORT_ENROLMENTS);
  g_autoptr (TdMapping) contacts = td_mapping_guess (table, TD_IMPORT_CONTACTS);
  g_autoptr (TdMapping) pairs = td_mapping_guess (table, TD_IMPORT_PAIRS);
  guint n_roster = count_fields (roster, of_rosters);
  guint n_sign_ups = count_fields (sign_ups, of_sign_ups);

  if (td_import_events_know (table))
    return TD_IMPORT_EVENTS;
  /* Both people of a pair: the question is only whether they met. A form speaks of both too. */
  if (n_sign_ups < 2 && td_mapping_get_column (pairs, "mentor") >= 0 &&
      td_mapping_get_column (pairs, "mentee") >= 0)
    return td_mapping_check (contacts, NULL) &&
                   count_fields (contacts, of_contacts) >= count_fields (pairs, of_pairs)
               ? TD_IMPORT_CONTACTS
               : TD_IMPORT_PAIRS;
  if (n_roster == 0 && n_sign_ups == 0 && td_mapping_check (contacts, NULL))
    return TD_IMPORT_CONTACTS;
  return n_sign_ups > n_roster ? TD_IMPORT_ENROLMENTS : TD_IMPORT_ROSTER;
}
