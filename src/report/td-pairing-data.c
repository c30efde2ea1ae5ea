/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-pairing-data.h"

#include "candidates/td-waiting-since.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is being loaded, and where somebody stands in the lists, by id. */
typedef struct
{
  TdPairingData *data;
  GHashTable *mentors;
  GHashTable *mentees;
} Loading;

static TdPairingPerson *
get_person (GArray *people, guint index)
{
  return &g_array_index (people, TdPairingPerson, index);
}

const TdPairingPerson *
td_pairing_data_get_mentor (const TdPairingData *data, guint index)
{
  return get_person (data->mentors, index);
}

const TdPairingPerson *
td_pairing_data_get_mentee (const TdPairingData *data, guint index)
{
  return get_person (data->mentees, index);
}

const TdPairingPair *
td_pairing_data_get_pair (const TdPairingData *data, guint index)
{
  return &g_array_index (data->pairs, TdPairingPair, index);
}

gboolean
td_pairing_person_is_unmatched (const TdPairingPerson *person, gboolean decided)
{
  return person->n_mentors == 0 && (person->no_match != NULL) == decided;
}

/* A text that is often the same: a department, a code. */
static const char *
keep_common (TdPairingData *data, const char *text)
{
  return text ? g_string_chunk_insert_const (data->texts, text) : NULL;
}

static const char *
keep_own (TdPairingData *data, const char *text)
{
  return text ? g_string_chunk_insert (data->texts, text) : NULL;
}

/* --- People --- */

static void
take_person (TdPairingData *data, GArray *people, TdStatement *row)
{
  TdPairingPerson person = {
    .employee_id = td_statement_get_int (row, 0),
    .name = keep_own (data, td_statement_get_text (row, 1)),
    .department = keep_common (data, td_statement_get_text (row, 2)),
    .waiting = g_strcmp0 (td_statement_get_text (row, 3), "waiting") == 0,
    .places = (int) td_statement_get_int (row, 4),
    .from_date = td_statement_get_date (row, 5),
    .skills_wanted = keep_common (data, td_statement_get_text (row, 6)),
    .no_match = keep_common (data, td_statement_get_text (row, 7)),
  };

  g_array_append_val (people, person);
}

/* One side's people; only a mentor who is enrolled has places to give. What somebody wants to learn
 * is said of those who wait only. */
static gboolean
load_side (TdPairingData *data,
           GArray *people,
           TdDatabase *db,
           const TdReportOptions *options,
           const char *role,
           GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT n.employee_id, e.name, e.department, n.state, n.places, " TD_WAITING_SINCE
      ", CASE WHEN $2 = 'mentee' AND NOT EXISTS (SELECT 1 FROM pair p "
      "WHERE p.mentee_id = n.employee_id AND p.program_id = n.program_id "
      "AND p.state IN ('proposed', 'accepted', 'active', 'paused')) THEN n.skills_wanted END, "
      "d.reason FROM enrolment n JOIN employee e ON e.id = n.employee_id "
      "LEFT JOIN no_match d ON d.program_id = n.program_id AND d.mentee_id = n.employee_id "
      "WHERE n.program_id = $1 AND n.role IN ($2, 'both') AND n.from_date <= $3 "
      "AND (n.state = 'enrolled' OR (n.state = 'waiting' AND $2 = 'mentee')) "
      "ORDER BY td_sort_key(e.name, e.name_key), e.id",
      "isD", options->program_id, role, options->as_of);
  GError *trouble = NULL;

  while (row && td_statement_next (row, &trouble))
    take_person (data, people, row);
  if (trouble)
    g_propagate_error (error, trouble);
  return row && trouble == NULL;
}

static GHashTable *
index_people (GArray *people)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_insert (index, g_memdup2 (&get_person (people, i)->employee_id, sizeof (gint64)),
                         GUINT_TO_POINTER (i));
  return index;
}

/* --- Pairs --- */

/* Where somebody stands; who is not enrolled any more is added. */
static guint
find_person (Loading *loading,
             GHashTable *index,
             GArray *people,
             gint64 employee_id,
             const char *name,
             const char *department)
{
  gpointer place;
  TdPairingPerson person = { .employee_id = employee_id };

  if (g_hash_table_lookup_extended (index, &employee_id, NULL, &place))
    return GPOINTER_TO_UINT (place);
  person.name = keep_own (loading->data, name);
  person.department = keep_common (loading->data, department);
  g_hash_table_insert (index, g_memdup2 (&employee_id, sizeof employee_id),
                       GUINT_TO_POINTER (people->len));
  g_array_append_val (people, person);
  return people->len - 1;
}

static void
count_pair (TdPairingData *data, guint index)
{
  const TdPairingPair *pair = td_pairing_data_get_pair (data, index);
  TdPairingPerson *mentor = get_person (data->mentors, pair->mentor);

  if (mentor->n_mentees++ == 0)
    mentor->first_pair = index;
  get_person (data->mentees, pair->mentee)->n_mentors++;
}

/* What is nobody's business on paper is not kept: notes, the intake, addresses. */
static void
take_pair (TdPair *pair, gpointer user_data)
{
  Loading *loading = user_data;
  TdPairingData *data = loading->data;
  TdPairingPair taken = {
    .mentor = find_person (loading, loading->mentors, data->mentors, pair->mentor_id,
                           pair->mentor_name, pair->mentor_department),
    .mentee = find_person (loading, loading->mentees, data->mentees, pair->mentee_id,
                           pair->mentee_name, pair->mentee_department),
    .matched_on = pair->matched_on,
    .planned_end = pair->planned_end,
    .state = keep_common (data, pair->state),
    .state_label = keep_common (data, td_pair_get_state_label (pair)),
    .cadence = keep_common (data, pair->agreed_cadence),
    .source = keep_common (data, pair->source),
    .line = (TdLine) pair->line,
  };

  g_array_append_val (data->pairs, taken);
  count_pair (data, data->pairs->len - 1);
}

/* --- Confidential programmes --- */

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer people)
{
  gint64 left = get_person (people, *(const guint *) a)->employee_id;
  gint64 right = get_person (people, *(const guint *) b)->employee_id;

  return (left > right) - (left < right);
}

/* Numbers in place of names. They follow the order of the workspace, because the order of names
 * would tell who is who. Returns the new place of each: to be freed. */
static guint *
hide_names (TdPairingData *data, GArray **people, const char *format)
{
  guint n = (*people)->len;
  g_autofree guint *order = g_new (guint, n);
  guint *places = g_new (guint, n);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (TdPairingPerson), n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) n, sizeof *order, compare_ids, *people);
  for (guint i = 0; i < n; i++)
    {
      TdPairingPerson person = *get_person (*people, order[i]);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
      g_autofree char *name = g_strjoinv (number, parts);

      person.name = keep_own (data, name);
      g_array_append_val (sorted, person);
      places[order[i]] = i;
    }
  g_array_unref (*people);
  *people = sorted;
  return places;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const TdPairingPair *left = a;
  const TdPairingPair *right = b;

  if (left->mentor != right->mentor)
    return left->mentor < right->mentor ? -1 : 1;
  return (left->mentee > right->mentee) - (left->mentee < right->mentee);
}

static void
hide (TdPairingData *data)
{
  g_autofree guint *mentors
      /* Translators: stands for a person's name; a number. */
      = hide_names (data, &data->mentors, _ ("Mentor %s"));
  g_autofree guint *mentees
      /* Translators: stands for a person's name; a number. */
      = hide_names (data, &data->mentees, _ ("Mentee %s"));

  for (guint i = 0; i < data->pairs->len; i++)
    {
      TdPairingPair *pair = &g_array_index (data->pairs, TdPairingPair, i);

      pair->mentor = mentors[pair->mentor];
      pair->mentee = mentees[pair->mentee];
    }
  g_array_sort (data->pairs, compare_places);
  for (guint i = data->pairs->len; i > 0; i--)
    get_person (data->mentors, td_pairing_data_get_pair (data, i - 1)->mentor)->first_pair = i - 1;
}

/* --- All of it --- */

static gboolean
load_lists (TdPairingData *data, TdDatabase *db, const TdReportOptions *options, GError **error)
{
  TdPairFilter filter = { .program_id = options->program_id, .state = TD_PAIR_OPEN_STATES };
  g_autoptr (GHashTable) mentors = NULL;
  g_autoptr (GHashTable) mentees = NULL;
  Loading loading = { data };

  if (!load_side (data, data->mentors, db, options, "mentor", error) ||
      !load_side (data, data->mentees, db, options, "mentee", error))
    return FALSE;
  loading.mentors = mentors = index_people (data->mentors);
  loading.mentees = mentees = index_people (data->mentees);
  return td_pair_walk (db, &filter, options->as_of, take_pair, &loading, error);
}

TdPairingData *
td_pairing_data_load (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdPairingData) data = g_atomic_rc_box_new0 (TdPairingData);

  data->mentors = g_array_new (FALSE, FALSE, sizeof (TdPairingPerson));
  data->mentees = g_array_new (FALSE, FALSE, sizeof (TdPairingPerson));
  data->pairs = g_array_new (FALSE, FALSE, sizeof (TdPairingPair));
  data->texts = g_string_chunk_new (4096);
  data->program = td_program_load (db, options->program_id, error);
  if (data->program == NULL || !load_lists (data, db, options, error))
    return NULL;
  if (data->program->confidential)
    hide (data);
  return g_steal_pointer (&data);
}

TdPairingData *
td_pairing_data_ref (TdPairingData *data)
{
  return g_atomic_rc_box_acquire (data);
}

static void
clear (gpointer memory)
{
  TdPairingData *data = memory;

  g_clear_object (&data->program);
  g_array_unref (data->mentors);
  g_array_unref (data->mentees);
  g_array_unref (data->pairs);
  g_string_chunk_free (data->texts);
}

void
td_pairing_data_unref (TdPairingData *data)
{
  g_atomic_rc_box_release_full (data, clear);
}
