/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-candidates.h"

#include "base/td-error.h"
#include "candidates/td-candidates-rules.h"
#include "candidates/td-line.h"
#include "candidates/td-managers.h"
#include "candidates/td-no-match.h"
#include "candidates/td-waiting-since.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is needed while loading. */
typedef struct
{
  TdDatabase *db;
  gint64 program_id;
  TdCandidates *candidates; /* borrowed */
  TdWordBook *book;
  TdManagers *managers;
  GHashTable *by_mentee;    /* gint64 employee to TdParticipant */
  GHashTable *by_enrolment; /* gint64 enrolment to GPtrArray of TdParticipant: both roles */
  TdCandidatesWho who;
  gint64 proposal_id;  /* or 0: whose mentees and pairs */
  char *rules;         /* of the proposal, as JSON */
  GHashTable *drafted; /* (nullable): gint64 employees, the mentees of the proposal */
} Loader;

static GHashTable *
table_new (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, value_free);
}

static gpointer
key_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
loader_clear (Loader *loader)
{
  g_hash_table_unref (loader->book);
  g_clear_pointer (&loader->managers, td_managers_free);
  g_hash_table_unref (loader->by_mentee);
  g_hash_table_unref (loader->by_enrolment);
  g_clear_pointer (&loader->drafted, g_hash_table_unref);
  g_free (loader->rules);
}

/* The rules of the proposal as it was made, else those of the programme. */
static gboolean
load_rules (Loader *loader, GError **error)
{
  g_autoptr (TdRules) rules = NULL;

  if (loader->proposal_id)
    {
      td_candidates_take_rules_json (loader->candidates, loader->rules);
      return TRUE;
    }
  rules = td_rules_load (loader->db, loader->candidates->program_id, error);
  if (rules == NULL)
    return FALSE;
  td_candidates_take_rules (loader->candidates, rules);
  return TRUE;
}

static guint
count_fields (const TdCandidates *candidates)
{
  guint n_fields = 0;

  for (guint i = 0; i < candidates->n_weights; i++)
    n_fields += candidates->weights[i].known == NULL;
  return n_fields;
}

enum
{
  COLUMN_ENROLMENT,
  COLUMN_EMPLOYEE,
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_TITLE,
  COLUMN_DEPARTMENT,
  COLUMN_LOCATION,
  COLUMN_GRADE,
  COLUMN_FROM,
  COLUMN_HOURS,
  COLUMN_PLACES,
  COLUMN_OFFERED,
  COLUMN_WANTED,
  COLUMN_REASONS,
  COLUMN_LANGUAGES,
  COLUMN_EXCLUDED,
  COLUMN_IS_MENTOR,
  COLUMN_IS_MENTEE,
  COLUMN_USED,
  COLUMN_HELD,
  COLUMN_EMAIL,
  COLUMN_MANAGER_TEXT,
  COLUMN_UPPER_TEXT,
};

/* A pair x that no row of a proposal made or moves. The set is gathered once, not looked for with
 * each pair. */
#define NOT_OF_PROPOSAL(proposal)                                 \
  "x.id NOT IN (SELECT w.pair_id FROM proposal_row w "            \
  "WHERE w.proposal_id = " proposal " AND w.pair_id IS NOT NULL " \
  "UNION ALL SELECT w.earlier_pair_id FROM proposal_row w "       \
  "WHERE w.proposal_id = " proposal " AND w.earlier_pair_id IS NOT NULL)"

/* Open pairs of the programme $1: but those that the proposal $3 made or may move, and with $4
 * without those of a proposal that nobody answered, where such a one is the only one of its mentee.
 */
#define OPEN                                                                \
  "x.program_id = $1 AND (x.state IN ('accepted', 'active', 'paused') "     \
  "OR (x.state = 'proposed' AND ($4 = 0 OR x.source <> 'proposal' "         \
  "OR EXISTS (SELECT 1 FROM pair y "                                        \
  "WHERE y.program_id = $1 AND y.mentee_id = x.mentee_id AND y.id <> x.id " \
  "AND y.state IN ('proposed', 'accepted', 'active', 'paused'))))) "        \
  "AND " NOT_OF_PROPOSAL ("$3")

/* Everyone enrolled and ready on the day $2, of the programme $1. */
static const char people_sql[] =
    "SELECT n.id, n.employee_id, e.number, e.name, e.title, e.department, e.location, "
    "e.grade, " TD_WAITING_SINCE
    ", n.hours, n.places, n.skills_offered, n.skills_wanted, n.reasons, "
    "coalesce(nullif(n.languages, ''), e.languages), "
    "coalesce(n.topics_excluded, '') || '; ' || coalesce(n.offers_not, ''), "
    "n.role IN ('mentor', 'both') AND (p.requires_training = 0 OR n.trained_on <= $2), "
    "n.role IN ('mentee', 'both'), "
    "(SELECT count(*) FROM pair x WHERE x.mentor_id = e.id AND " OPEN "), "
    "CASE WHEN " TD_NO_MATCH_NONE " "
    "THEN (SELECT count(*) FROM pair x WHERE x.mentee_id = e.id AND " OPEN ") ELSE -1 END, "
    "e.email, e.manager_text, u.manager_text "
    "FROM enrolment n JOIN employee e ON e.id = n.employee_id " TD_LINE_JOIN
    "JOIN program p ON p.id = "
    "n.program_id "
    "WHERE n.program_id = $1 AND n.state = 'enrolled' AND n.not_ready = 0 AND n.from_date <= $2 "
    "AND e.anonymous = 0 AND (e.leave_date IS NULL OR e.leave_date >= $2)";

/* A mentor does not offer what he excluded, whatever he says he can. */
static void
read_skills (Loader *loader, TdStatement *row, gboolean mentor, TdParticipant *self)
{
  TdWords excluded;

  self->topics = g_strdup (td_statement_get_text (row, mentor ? COLUMN_EXCLUDED : COLUMN_WANTED));
  self->skills =
      td_word_book_read (loader->book,
                         td_statement_get_text (row, mentor ? COLUMN_OFFERED : COLUMN_WANTED));
  if (!mentor)
    return;
  self->offered = g_strdup (td_statement_get_text (row, COLUMN_OFFERED));
  excluded = td_word_book_read (loader->book, self->topics);
  td_words_subtract (&self->skills, &excluded);
  td_words_clear (&excluded);
}

static TdParticipant *
read_participant (Loader *loader, TdStatement *row, gboolean mentor)
{
  TdParticipant *self = td_participant_new ();
  int used = (int) td_statement_get_int (row, COLUMN_USED);

  self->enrolment_id = td_statement_get_int (row, COLUMN_ENROLMENT);
  self->employee_id = td_statement_get_int (row, COLUMN_EMPLOYEE);
  self->number = g_strdup (td_statement_get_text (row, COLUMN_NUMBER));
  self->name = g_strdup (td_statement_get_text (row, COLUMN_NAME));
  self->title = g_strdup (td_statement_get_text (row, COLUMN_TITLE));
  self->department = g_strdup (td_statement_get_text (row, COLUMN_DEPARTMENT));
  self->location = g_strdup (td_statement_get_text (row, COLUMN_LOCATION));
  self->department_key = td_word_book_get_key (loader->book, self->department);
  self->location_key = td_word_book_get_key (loader->book, self->location);
  self->grade = td_participant_read_grade (td_statement_get_text (row, COLUMN_GRADE));
  self->manager_id = td_managers_find (loader->managers, self->employee_id);
  self->email = g_strdup (td_statement_get_text (row, COLUMN_EMAIL));
  self->manager_text = g_strdup (td_statement_get_text (row, COLUMN_MANAGER_TEXT));
  self->upper_text = g_strdup (td_statement_get_text (row, COLUMN_UPPER_TEXT));
  self->from_date = td_statement_get_date (row, COLUMN_FROM);
  self->hours = td_statement_get_real (row, COLUMN_HOURS);
  self->places = (int) td_statement_get_int (row, COLUMN_PLACES);
  self->places_left = MAX (self->places - used, 0);
  read_skills (loader, row, mentor, self);
  self->reasons_list = g_strdup (td_statement_get_text (row, COLUMN_REASONS));
  self->reasons = td_word_book_read (loader->book, self->reasons_list);
  self->languages = td_word_book_read (loader->book, td_statement_get_text (row, COLUMN_LANGUAGES));
  self->n_fields = count_fields (loader->candidates);
  self->fields = g_new0 (TdWords, self->n_fields);
  td_managers_collect (loader->managers, self->employee_id, self->above);
  return self;
}

static void
take_participant (Loader *loader, TdParticipant *participant, gboolean mentor)
{
  GPtrArray *sides = g_hash_table_lookup (loader->by_enrolment, &participant->enrolment_id);

  g_ptr_array_add (mentor ? loader->candidates->mentors : loader->candidates->mentees, participant);
  if (!mentor)
    g_hash_table_insert (loader->by_mentee, key_new (participant->employee_id), participant);
  if (sides == NULL)
    {
      sides = g_ptr_array_new ();
      g_hash_table_insert (loader->by_enrolment, key_new (participant->enrolment_id), sides);
    }
  g_ptr_array_add (sides, participant);
}

static gboolean
is_wanted_mentee (Loader *loader, TdStatement *row)
{
  gint64 employee_id = td_statement_get_int (row, COLUMN_EMPLOYEE);
  gint64 held = td_statement_get_int (row, COLUMN_HELD);

  if (!td_statement_get_int (row, COLUMN_IS_MENTEE))
    return FALSE;
  if (loader->drafted)
    return g_hash_table_contains (loader->drafted, &employee_id);
  if (loader->who.mentee_id)
    return employee_id == loader->who.mentee_id;
  return held == 0 || (held == 1 && loader->who.second);
}

static gboolean
load_people (Loader *loader, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (loader->db, error, people_sql, "iDib", loader->candidates->program_id,
                         loader->candidates->today, loader->proposal_id, loader->who.movable);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      if (td_statement_get_int (row, COLUMN_IS_MENTOR))
        take_participant (loader, read_participant (loader, row, TRUE), TRUE);
      if (is_wanted_mentee (loader, row))
        take_participant (loader, read_participant (loader, row, FALSE), FALSE);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

static gboolean
load_preferences (Loader *loader, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (loader->db, error,
                         "SELECT f.enrolment_id, f.employee_id, f.kind, f.rank FROM preference f "
                         "JOIN enrolment n ON n.id = f.enrolment_id WHERE n.program_id = $1",
                         "i", loader->candidates->program_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 enrolment_id = td_statement_get_int (row, 0);
      gint64 about = td_statement_get_int (row, 1);
      gboolean wish = strcmp (td_statement_get_text (row, 2), "wish") == 0;
      GPtrArray *sides = g_hash_table_lookup (loader->by_enrolment, &enrolment_id);

      for (guint i = 0; sides && i < sides->len; i++)
        if (wish)
          td_participant_add_wish (sides->pdata[i], about, (int) td_statement_get_int (row, 3));
        else
          td_participant_add_veto (sides->pdata[i], about);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* Rows of mentor, mentee and what is between them. */
static gboolean
load_relation (Loader *loader, TdRelation relation, const char *sql, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (loader->db, error, sql, "iib", loader->candidates->program_id,
                         loader->proposal_id, loader->who.movable);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 mentee_id = td_statement_get_int (row, 1);
      TdParticipant *mentee = g_hash_table_lookup (loader->by_mentee, &mentee_id);

      if (mentee)
        td_participant_add_relation (mentee, td_statement_get_int (row, 0), relation);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* Not a pair that the proposal $2 made or may move. */
#define OTHERS "AND " NOT_OF_PROPOSAL ("$2") " "

#define WERE_PAIR                                            \
  "x.state <> 'declined' "                                   \
  "AND NOT (x.state = 'proposed' AND x.source = 'proposal' " \
  "AND x.program_id = $1 AND $3 = 1) " OTHERS

/* Previous pairs count in whatever programme they were, and whoever was the mentor; a declined one
 * was none, nor (with $3) one of this programme that nobody answered. One that was withdrawn may be
 * proposed again, unless nobody answered. */
static gboolean
load_relations (Loader *loader, GError **error)
{
  return load_relation (loader, TD_RELATION_PREVIOUS,
                        "SELECT x.mentor_id, x.mentee_id FROM pair x WHERE " WERE_PAIR
                        "UNION ALL SELECT x.mentee_id, x.mentor_id FROM pair x WHERE " WERE_PAIR,
                        error) &&
         load_relation (loader, TD_RELATION_DECLINED,
                        "SELECT x.mentor_id, x.mentee_id FROM pair x JOIN enrolment n "
                        "ON n.employee_id = x.mentee_id WHERE n.program_id = $1 "
                        "AND x.state = 'declined' "
                        "AND (x.declined_by IS NOT NULL OR x.declined_reason IS NULL "
                        "OR x.declined_reason = 'no-answer') " OTHERS,
                        error) &&
         load_relation (loader, TD_RELATION_FORBIDDEN,
                        "SELECT mentor_id, mentee_id FROM pairing_constraint "
                        "WHERE program_id = $1 AND kind = 'forbidden' AND $2 = $2",
                        error) &&
         load_relation (loader, TD_RELATION_LOCKED,
                        "SELECT mentor_id, mentee_id FROM pairing_constraint "
                        "WHERE program_id = $1 AND kind = 'locked' AND $2 = 0 "
                        "UNION SELECT mentor_id, mentee_id FROM proposal_row WHERE "
                        "proposal_id = $2 AND locked = 1 AND mentor_id = proven_id "
                        "AND round = 1",
                        error);
}

static gboolean
load_field (Loader *loader, const TdWeight *weight, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (loader->db, error,
                         "SELECT n.id, x.value FROM employee_extra x JOIN enrolment n ON "
                         "n.employee_id = x.employee_id "
                         "WHERE n.program_id = $1 AND x.field = $2",
                         "is", loader->candidates->program_id, weight->name + strlen ("field:"));
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 enrolment_id = td_statement_get_int (row, 0);
      GPtrArray *sides = g_hash_table_lookup (loader->by_enrolment, &enrolment_id);

      for (guint i = 0; sides && i < sides->len; i++)
        ((TdParticipant *) sides->pdata[i])->fields[weight->field] =
            td_word_book_read (loader->book, td_statement_get_text (row, 1));
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

static gboolean
load_fields (Loader *loader, GError **error)
{
  const TdCandidates *candidates = loader->candidates;

  for (guint i = 0; i < candidates->n_weights; i++)
    if (candidates->weights[i].known == NULL &&
        !load_field (loader, &candidates->weights[i], error))
      return FALSE;
  return TRUE;
}

/* By number, which is the same in every copy of a roster; who has none comes last, by name. */
static int
compare_participants (gconstpointer a, gconstpointer b)
{
  const TdParticipant *first = *(TdParticipant *const *) a;
  const TdParticipant *second = *(TdParticipant *const *) b;
  int order;

  if (first->number && second->number)
    return strcmp (first->number, second->number);
  if (first->number || second->number)
    return first->number ? -1 : 1;
  order = strcmp (first->name, second->name);
  return order ? order : (first->employee_id > second->employee_id) * 2 - 1;
}

static TdCandidates *
candidates_new (gint64 program_id, TdDate today)
{
  TdCandidates *candidates = g_new0 (TdCandidates, 1);

  candidates->program_id = program_id;
  candidates->today = today;
  candidates->mentees = g_ptr_array_new_with_free_func ((GDestroyNotify) td_participant_free);
  candidates->mentors = g_ptr_array_new_with_free_func ((GDestroyNotify) td_participant_free);
  return candidates;
}

TdCandidates *
td_candidates_load_rules (TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdCandidates) candidates = candidates_new (program_id, TD_DATE_NONE);
  Loader loader = { .db = db, .program_id = program_id, .candidates = candidates };

  return load_rules (&loader, error) ? g_steal_pointer (&candidates) : NULL;
}

static gboolean
load_all (Loader *loader, GError **error)
{
  return load_rules (loader, error) &&
         (loader->managers = td_managers_load (loader->db, loader->program_id, error)) &&
         load_people (loader, error) && load_preferences (loader, error) &&
         load_relations (loader, error) && load_fields (loader, error);
}

/* Loads everything that @loader asks for. */
static TdCandidates *
load (Loader *loader, TdDate today, GError **error)
{
  g_autoptr (TdCandidates) candidates = candidates_new (loader->program_id, today);
  gboolean done;

  loader->candidates = candidates;
  loader->book = td_word_book_new ();
  loader->by_mentee = table_new (NULL);
  loader->by_enrolment = table_new ((GDestroyNotify) g_ptr_array_unref);
  done = load_all (loader, error);
  loader_clear (loader);
  if (!done)
    return NULL;
  g_ptr_array_sort (candidates->mentees, compare_participants);
  g_ptr_array_sort (candidates->mentors, compare_participants);
  return g_steal_pointer (&candidates);
}

TdCandidates *
td_candidates_load (TdDatabase *db,
                    gint64 program_id,
                    gint64 mentee_id,
                    TdDate today,
                    GError **error)
{
  TdCandidatesWho who = { .mentee_id = mentee_id };

  return td_candidates_load_who (db, program_id, &who, today, error);
}

TdCandidates *
td_candidates_load_who (TdDatabase *db,
                        gint64 program_id,
                        const TdCandidatesWho *who,
                        TdDate today,
                        GError **error)
{
  Loader loader = { .db = db, .program_id = program_id, .who = *who };

  return load (&loader, today, error);
}

static GHashTable *
load_drafted (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (GHashTable) drafted = table_new (NULL);
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT mentee_id FROM proposal_row WHERE proposal_id = $1 AND round = 1",
                         "i", proposal_id);
  GError *trouble = NULL;

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    g_hash_table_add (drafted, key_new (td_statement_get_int (row, 0)));
  if (trouble == NULL)
    return g_steal_pointer (&drafted);
  g_propagate_error (error, trouble);
  return NULL;
}

/* What the proposal was made of. */
static gboolean
load_proposal (Loader *loader, TdDate *made_on, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (loader->db, error,
                         "SELECT program_id, made_on, rules FROM proposal WHERE id = $1", "i",
                         loader->proposal_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  if (!td_statement_next (row, &trouble))
    {
      if (trouble)
        g_propagate_error (error, trouble);
      else
        g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no proposal %d."),
                     (int) loader->proposal_id);
      return FALSE;
    }
  loader->program_id = td_statement_get_int (row, 0);
  *made_on = td_statement_get_date (row, 1);
  loader->rules = g_strdup (td_statement_get_text (row, 2));
  return TRUE;
}

TdCandidates *
td_candidates_load_for_proposal (TdDatabase *db, gint64 proposal_id, GError **error)
{
  Loader loader = { .db = db, .proposal_id = proposal_id };
  TdDate made_on;

  if (!load_proposal (&loader, &made_on, error))
    return NULL;
  loader.drafted = load_drafted (db, proposal_id, error);
  if (loader.drafted == NULL)
    {
      g_free (loader.rules);
      return NULL;
    }
  return load (&loader, made_on, error);
}
