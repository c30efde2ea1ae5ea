/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cohort-file.h"

#include "proposal/td-proposal.h"
#include "solver/instance.h"

#include <string.h>

/* Somebody of the cohort, and the id that the file gave. */
typedef struct
{
  const TdParticipant *who;
  gboolean mentor;
  gint64 id;
} Person;

typedef struct
{
  TdDatabase *db;
  const TdCandidates *candidates;
  GArray *people;  /* Person, in the order of writing */
  GHashTable *ids; /* employee of the cohort to index in @people */
  GError *error;
} Writer;

static char *
words_to_list (const TdWords *words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < words->n; i++)
    g_string_append_printf (list, "%sword %u", i ? "; " : "", words->keys[i]);
  return g_string_free (list, FALSE);
}

static gint64
id_of (Writer *writer, gint64 employee_id)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (writer->ids, &employee_id, NULL, &index))
    g_error ("%" G_GINT64_FORMAT " is not in the cohort", employee_id);
  return g_array_index (writer->people, Person, GPOINTER_TO_UINT (index)).id;
}

static void
write_person (Writer *writer, Person *person)
{
  const TdParticipant *who = person->who;
  g_autofree char *skills = words_to_list (&who->skills);
  g_autofree char *reasons = words_to_list (&who->reasons);
  g_autofree char *languages = words_to_list (&who->languages);
  g_autofree char *grade = g_strdup_printf ("G%d", who->grade);

  td_database_execute (writer->db, &writer->error,
                       "INSERT INTO employee (number, name, name_key, search_key, department, "
                       "location, grade) VALUES ($1, $2, $2, $2, $3, $4, $5)",
                       "sssss", who->number, who->name, who->department, who->location, grade);
  g_assert_no_error (writer->error);
  td_database_query_int (writer->db, &person->id, &writer->error,
                         "SELECT id FROM employee WHERE number = $1", "s", who->number);
  td_database_execute (writer->db, &writer->error,
                       "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                       "hours, skills_offered, skills_wanted, reasons, languages) "
                       "VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
                       "isDidssss", person->id, person->mentor ? "mentor" : "mentee",
                       who->from_date, (gint64) who->places, who->hours,
                       person->mentor ? skills : NULL, person->mentor ? NULL : skills, reasons,
                       languages);
  g_assert_no_error (writer->error);
}

static void
write_fields (Writer *writer, const Person *person)
{
  for (guint w = 0; w < writer->candidates->n_weights; w++)
    {
      const TdWeight *weight = &writer->candidates->weights[w];
      g_autofree char *list = NULL;

      if (weight->known)
        continue;
      list = words_to_list (&person->who->fields[weight->field]);
      td_database_execute (writer->db, &writer->error,
                           "INSERT INTO employee_extra VALUES ($1, $2, $3)", "iss", person->id,
                           weight->name + strlen ("field:"), list);
    }
}

static void
write_preferences (Writer *writer, const Person *person, GHashTable *table, const char *kind)
{
  GHashTableIter iter;
  gpointer key, value;

  if (table == NULL)
    return;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    td_database_execute (writer->db, &writer->error,
                         "INSERT INTO preference (enrolment_id, employee_id, kind, rank) SELECT "
                         "id, $2, $3, $4 FROM enrolment WHERE employee_id = $1",
                         "iisi", person->id, id_of (writer, *(gint64 *) key), kind,
                         (gint64) GPOINTER_TO_INT (value));
}

/* Earlier pairs were in another programme. */
static void
write_pair (Writer *writer, const Person *mentee, gint64 mentor_id, const char *state)
{
  td_database_execute (writer->db, &writer->error,
                       "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, "
                       "proposed_on) VALUES ('x', 2, $1, $2, $3, '2025-01-01')",
                       "iis", mentor_id, mentee->id, state);
}

static void
write_relations (Writer *writer, const Person *person)
{
  GHashTableIter iter;
  gpointer key, value;

  if (person->who->relations == NULL)
    return;
  g_hash_table_iter_init (&iter, person->who->relations);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 mentor_id = id_of (writer, *(gint64 *) key);

      if (GPOINTER_TO_INT (value) & TD_RELATION_PREVIOUS)
        write_pair (writer, person, mentor_id, "completed");
      if (GPOINTER_TO_INT (value) & TD_RELATION_DECLINED)
        write_pair (writer, person, mentor_id, "declined");
      if (GPOINTER_TO_INT (value) & TD_RELATION_FORBIDDEN)
        td_database_execute (writer->db, &writer->error,
                             "INSERT INTO pairing_constraint VALUES (1, $1, $2, 'forbidden', NULL)",
                             "ii", mentor_id, person->id);
    }
}

static void
write_links (Writer *writer, const Person *person)
{
  if (person->who->manager_id)
    td_database_execute (writer->db, &writer->error,
                         "UPDATE employee SET manager_id = $2 WHERE id = $1", "ii", person->id,
                         id_of (writer, person->who->manager_id));
  write_fields (writer, person);
  write_preferences (writer, person, person->who->wishes, "wish");
  write_preferences (writer, person, person->who->vetoes, "veto");
  write_relations (writer, person);
  g_assert_no_error (writer->error);
}

static void
write_rule (Writer *writer, const char *kind, const char *name, int value)
{
  td_database_execute (writer->db, &writer->error,
                       "INSERT INTO program_rule VALUES (1, $1, $2, $3)", "ssi", kind, name,
                       (gint64) value);
  g_assert_no_error (writer->error);
}

static void
write_rules (Writer *writer)
{
  const TdCandidates *candidates = writer->candidates;

  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    write_rule (writer, "rule", td_hard_rules[i].name, (candidates->rules >> i) & 1);
  for (guint i = 0; i < candidates->n_weights; i++)
    {
      write_rule (writer, "criterion", candidates->weights[i].name, candidates->weights[i].weight);
      if (candidates->weights[i].known == NULL)
        write_rule (writer, "parameter", candidates->weights[i].name,
                    (int) candidates->weights[i].mode);
    }
  write_rule (writer, "parameter", "grade_from", candidates->grade_from);
  write_rule (writer, "parameter", "grade_to", candidates->grade_to);
  write_rule (writer, "parameter", "chain_levels", candidates->chain_levels);
  write_rule (writer, "parameter", "lowest_score", candidates->lowest_percent);
}

static void
collect_people (Writer *writer, GRand *random)
{
  const TdCandidates *candidates = writer->candidates;
  guint n = candidates->mentees->len + candidates->mentors->len;
  g_autofree guint *order = random ? instance_order (random, n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      guint k = order ? order[i] : i;
      gboolean mentor = k >= candidates->mentees->len;
      Person person = { mentor ? candidates->mentors->pdata[k - candidates->mentees->len]
                               : candidates->mentees->pdata[k],
                        mentor, 0 };

      g_array_append_val (writer->people, person);
      g_hash_table_insert (writer->ids, (gpointer) &person.who->employee_id, GUINT_TO_POINTER (i));
    }
}

void
cohort_file_fill (TdDatabase *db, const TdCandidates *candidates, GRand *random)
{
  Writer writer = { .db = db, .candidates = candidates };
  g_autoptr (TdChange) change = td_change_begin (db, "test.cohort", &writer.error);

  writer.people = g_array_new (FALSE, FALSE, sizeof (Person));
  writer.ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  td_database_execute (db, &writer.error,
                       "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Earlier')",
                       "");
  collect_people (&writer, random);
  for (guint i = 0; i < writer.people->len; i++)
    write_person (&writer, &g_array_index (writer.people, Person, i));
  for (guint i = 0; i < writer.people->len; i++)
    write_links (&writer, &g_array_index (writer.people, Person, i));
  write_rules (&writer);
  td_change_commit (change, &writer.error);
  g_assert_no_error (writer.error);
  g_array_unref (writer.people);
  g_hash_table_unref (writer.ids);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
cohort_file_dup_pairs (TdDatabase *db, gint64 proposal_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (db, proposal_id, &error);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const TdProposalRow *row = rows->pdata[i];

      g_ptr_array_add (pairs, g_strdup_printf ("%s%s%s %d", row->mentee_number,
                                               row->round == 1 ? "-" : "=",
                                               row->mentor_number ? row->mentor_number : "none",
                                               row->score));
    }
  g_ptr_array_sort (pairs, compare_texts);
  g_ptr_array_add (pairs, NULL);
  return g_strjoinv (" ", (char **) pairs->pdata);
}
