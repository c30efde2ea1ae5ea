/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-pairing-data.h"

#include "candidates/td-waiting-since.h"

#include <glib/gi18n-lib.h>

static const TdField person_fields[] = {
  TD_FIELD (TdPairingPerson, employee_id, TD_FIELD_ID),
  TD_FIELD (TdPairingPerson, name, TD_FIELD_TEXT),
  TD_FIELD (TdPairingPerson, department, TD_FIELD_TEXT),
  TD_FIELD (TdPairingPerson, role, TD_FIELD_TEXT),
  TD_FIELD (TdPairingPerson, state, TD_FIELD_TEXT),
  TD_FIELD (TdPairingPerson, places, TD_FIELD_INT),
  TD_FIELD (TdPairingPerson, from_date, TD_FIELD_DATE),
  TD_FIELD (TdPairingPerson, skills_wanted, TD_FIELD_TEXT),
  TD_FIELD (TdPairingPerson, no_match, TD_FIELD_TEXT),
  TD_FIELD (TdPairingPerson, n_mentees, TD_FIELD_INT),
  TD_FIELD (TdPairingPerson, n_mentors, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdPairingPerson, td_pairing_person, person_fields)

gboolean
td_pairing_person_is_unmatched (TdPairingPerson *person, gboolean decided)
{
  return person->n_mentors == 0 && (person->no_match != NULL) == decided;
}

/* One side's people; only a mentor who is enrolled has places to give. */
static GPtrArray *
load_side (TdDatabase *db, const TdReportOptions *options, const char *role, GError **error)
{
  return td_database_load (
      db, TD_TYPE_PAIRING_PERSON, error,
      "SELECT n.employee_id, e.name, e.department, n.role, n.state, n.places, " TD_WAITING_SINCE
      " AS from_date, n.skills_wanted, d.reason AS no_match "
      "FROM enrolment n JOIN employee e ON e.id = n.employee_id "
      "LEFT JOIN no_match d ON d.program_id = n.program_id AND d.mentee_id = n.employee_id "
      "WHERE n.program_id = $1 AND n.role IN ($2, 'both') AND n.from_date <= $3 "
      "AND (n.state = 'enrolled' OR (n.state = 'waiting' AND $2 = 'mentee')) "
      "ORDER BY td_sort_key(e.name, e.name_key), e.id",
      "isD", options->program_id, role, options->as_of);
}

static GHashTable *
index_people (GPtrArray *people)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < people->len; i++)
    {
      TdPairingPerson *person = people->pdata[i];

      g_hash_table_insert (index, &person->employee_id, person);
    }
  return index;
}

/* Someone of a pair who is not enrolled any more is added. */
static TdPairingPerson *
find_person (GHashTable *index,
             GPtrArray *people,
             gint64 employee_id,
             const char *name,
             const char *department,
             const char *role)
{
  TdPairingPerson *person = g_hash_table_lookup (index, &employee_id);

  if (person)
    return person;
  person = g_object_new (TD_TYPE_PAIRING_PERSON, NULL);
  person->employee_id = employee_id;
  td_record_set_text (&person->name, name);
  td_record_set_text (&person->department, department);
  td_record_set_text (&person->role, role);
  td_record_set_text (&person->state, "withdrawn");
  g_ptr_array_add (people, person);
  g_hash_table_insert (index, &person->employee_id, person);
  return person;
}

static void
count_pairs (TdPairingData *data, GHashTable *mentors, GHashTable *mentees)
{
  for (guint i = 0; i < data->pairs->len; i++)
    {
      TdPair *pair = data->pairs->pdata[i];

      find_person (mentors, data->mentors, pair->mentor_id, pair->mentor_name,
                   pair->mentor_department, "mentor")
          ->n_mentees++;
      find_person (mentees, data->mentees, pair->mentee_id, pair->mentee_name,
                   pair->mentee_department, "mentee")
          ->n_mentors++;
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = (*(TdPairingPerson *const *) a)->employee_id;
  gint64 right = (*(TdPairingPerson *const *) b)->employee_id;

  return (left > right) - (left < right);
}

/* Numbers in place of names. They follow the order of the workspace, because the order of names
 * would tell who is who. */
static void
hide_names (GPtrArray *people, const char *format)
{
  g_ptr_array_sort (people, compare_ids);
  for (guint i = 0; i < people->len; i++)
    {
      TdPairingPerson *person = people->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

      td_record_take_text (&person->name, g_strjoinv (number, parts));
    }
}

static void
hide_names_of_pairs (TdPairingData *data, GHashTable *mentors, GHashTable *mentees)
{
  for (guint i = 0; i < data->pairs->len; i++)
    {
      TdPair *pair = data->pairs->pdata[i];
      TdPairingPerson *mentor = g_hash_table_lookup (mentors, &pair->mentor_id);
      TdPairingPerson *mentee = g_hash_table_lookup (mentees, &pair->mentee_id);

      td_record_set_text (&pair->mentor_name, mentor->name);
      td_record_set_text (&pair->mentee_name, mentee->name);
      td_record_set_text (&pair->mentor_number, NULL);
      td_record_set_text (&pair->mentee_number, NULL);
      td_record_set_text (&pair->mentor_email, NULL);
      td_record_set_text (&pair->mentee_email, NULL);
    }
}

/* What is nobody's business on paper does not travel further than this. */
static void
forget_private (GPtrArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      TdPair *pair = pairs->pdata[i];

      td_record_set_text (&pair->note, NULL);
      td_record_set_text (&pair->declined_note, NULL);
      td_record_set_text (&pair->intake_issue, NULL);
      td_record_set_text (&pair->intake_cause, NULL);
      td_record_set_text (&pair->intake_measure, NULL);
      td_record_set_text (&pair->intake_plan, NULL);
    }
}

static gboolean
load_lists (TdPairingData *data, TdDatabase *db, const TdReportOptions *options, GError **error)
{
  TdPairFilter filter = { .program_id = options->program_id, .state = TD_PAIR_OPEN_STATES };

  data->mentors = load_side (db, options, "mentor", error);
  if (data->mentors == NULL)
    return FALSE;
  data->mentees = load_side (db, options, "mentee", error);
  if (data->mentees == NULL)
    return FALSE;
  data->pairs = td_pair_list (db, &filter, options->as_of, error);
  return data->pairs != NULL;
}

TdPairingData *
td_pairing_data_load (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdPairingData) data = g_new0 (TdPairingData, 1);
  g_autoptr (GHashTable) mentors = NULL;
  g_autoptr (GHashTable) mentees = NULL;

  data->program = td_program_load (db, options->program_id, error);
  if (data->program == NULL || !load_lists (data, db, options, error))
    return NULL;

  forget_private (data->pairs);
  mentors = index_people (data->mentors);
  mentees = index_people (data->mentees);
  count_pairs (data, mentors, mentees);
  if (data->program->confidential)
    {
      /* Translators: stands for a person's name; a number. */
      hide_names (data->mentors, _ ("Mentor %s"));
      /* Translators: stands for a person's name; a number. */
      hide_names (data->mentees, _ ("Mentee %s"));
      hide_names_of_pairs (data, mentors, mentees);
    }
  return g_steal_pointer (&data);
}

void
td_pairing_data_free (TdPairingData *data)
{
  g_clear_object (&data->program);
  g_clear_pointer (&data->mentors, g_ptr_array_unref);
  g_clear_pointer (&data->mentees, g_ptr_array_unref);
  g_clear_pointer (&data->pairs, g_ptr_array_unref);
  g_free (data);
}
