/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-facts.h"

#include <glib/gi18n-lib.h>

#include "base/td-direction.h"
#include "base/td-text.h"
#include "contact/td-due.h"
#include "contact/td-history-query.h"
#include "feedback/td-feedback-due.h"
#include "pairing/td-pair.h"
#include "partnership/td-absence.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"

/* What the facts are made of. */
typedef struct
{
  TdDatabase *db; /* borrowed */
  gint64 person_id;
  TdDate today;
  GPtrArray *enrolments; /* borrowed */
  GPtrArray *pairs;      /* borrowed */
  GPtrArray *facts;
} Facts;

static gboolean
has_state (const TdPair *pair, const char *states)
{
  return td_text_count_common (states, pair->state) > 0;
}

/* --- Places, and her own mentor --- */

static void
add_places (Facts *self)
{
  int places = 0, taken = 0;
  TdFact *fact;

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const TdEnrolment *enrolment = self->enrolments->pdata[i];

      if (g_strcmp0 (enrolment->role, "mentee") == 0 ||
          g_strcmp0 (enrolment->state, "enrolled") != 0)
        continue;
      places += enrolment->places;
      taken += enrolment->n_mentees;
    }
  if (places == 0 && taken == 0)
    return;
  fact = td_fact_add (self->facts, "places", _ ("Places"),
                      /* Translators: places of a mentor. */
                      g_strdup_printf (_ ("%d of %d taken"), taken, places), NULL);
  td_record_take_text (&fact->detail, places > taken
                                          ? g_strdup_printf (_ ("%d free"), places - taken)
                                          : g_strdup (_ ("none free")));
}

/* The names of those who mentor her now; the page of the first. */
static void
add_mentor (Facts *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean is_mentee = FALSE;
  gint64 first = 0;
  TdFact *fact;

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      const TdEnrolment *enrolment = self->enrolments->pdata[i];

      is_mentee |= g_strcmp0 (enrolment->role, "mentor") != 0 &&
                   g_strcmp0 (enrolment->state, "withdrawn") != 0;
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TdPair *pair = self->pairs->pdata[i];

      if (pair->mentee_id != self->person_id || !has_state (pair, TD_PAIR_OPEN_STATES))
        continue;
      first = first ? first : pair->mentor_id;
      td_text_add_part (names, "%s", pair->mentor_name);
    }
  if (first == 0 && !is_mentee)
    return;
  fact = td_fact_add (self->facts, "mentor", _ ("Mentor"),
                      first ? g_strdup (names->str) : g_strdup (_ ("none yet")),
                      first ? "people" : "pairing");
  fact->id = first;
}

/* --- Contacts --- */

static gboolean
add_contacts (Facts *self, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (self->db, error,
                         "SELECT count(*) FILTER (WHERE c.outcome = 'held'), "
                         "count(*) FILTER (WHERE c.outcome <> 'held'), "
                         "max(c.on_date) FILTER (WHERE c.outcome = 'held') "
                         "FROM contact c JOIN pair p ON p.id = c.pair_id "
                         "WHERE (p.mentor_id = $1 OR p.mentee_id = $1) AND c.on_date <= $2",
                         "iD", self->person_id, self->today);
  g_autofree char *last = NULL;
  int held, other;
  TdFact *fact;

  if (row == NULL || !td_statement_next (row, error))
    return FALSE;
  held = (int) td_statement_get_int (row, 0);
  other = (int) td_statement_get_int (row, 1);
  last = td_date_format (td_statement_get_date (row, 2));
  if (self->pairs->len == 0)
    return TRUE;
  fact = td_fact_add (self->facts, "contacts", _ ("Contacts"),
                      held ? g_strdup_printf (ngettext ("%d held, the last on %s",
                                                        "%d held, the last on %s", held),
                                              held, last)
                           : g_strdup (_ ("none yet")),
                      NULL);
  if (other > 0)
    td_record_take_text (&fact->detail, g_strdup_printf (ngettext ("%d missed or cancelled",
                                                                   "%d missed or cancelled", other),
                                                         other));
  return TRUE;
}

/* When a pair's next contact is due, by its own rhythm; TD_DATE_NONE where none is. */
static gboolean
find_due (Facts *self, const TdPair *pair, TdDue *due, gboolean *active, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdHistory) history = td_history_load (self->db, pair->id, &trouble);
  g_autoptr (TdProgram) program = NULL;

  *active = FALSE;
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  program = history ? td_program_load (self->db, pair->program_id, error) : NULL;
  if (program)
    *active = td_due_from_history (history, self->today, program->grace_days, due);
  return history == NULL || program != NULL;
}

/* The contact of all of her pairs that comes first. */
static gboolean
add_next (Facts *self, GError **error)
{
  const TdPair *first = NULL;
  TdDue soonest = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *names = NULL;
  TdFact *fact;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TdPair *pair = self->pairs->pdata[i];
      gboolean active = FALSE;
      TdDue due;

      if (!has_state (pair, "active; paused"))
        continue;
      if (!find_due (self, pair, &due, &active, error))
        return FALSE;
      if (active && due.next_due && (first == NULL || due.next_due < soonest.next_due))
        {
          first = pair;
          soonest = due;
        }
    }
  if (first == NULL)
    return TRUE;
  day = td_date_format (soonest.next_due);
  fact = td_fact_add (self->facts, "next", _ ("Next contact"), g_steal_pointer (&day), "pairs");
  names = td_text_from_to (first->mentor_name, first->mentee_name);
  td_record_take_text (&fact->detail,
                       g_strdup_printf ("%s · %s", td_due_state_get_label (soonest.state), names));
  fact->id = first->id;
  return TRUE;
}

/* --- Surveys and agreements --- */

static gboolean
count_due (Facts *self, int *n_due, gint64 *pair_id, GError **error)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TdPair *pair = self->pairs->pdata[i];
      g_autoptr (GPtrArray) due = NULL;

      if (!has_state (pair, "active; paused"))
        continue;
      due = td_feedback_list_due_of_pair (self->db, pair->id, self->today, error);
      if (due == NULL)
        return FALSE;
      for (guint j = 0; j < due->len; j++)
        if (((TdFeedbackDue *) due->pdata[j])->person_id == self->person_id)
          {
            *n_due += 1;
            *pair_id = *pair_id ? *pair_id : pair->id;
          }
    }
  return TRUE;
}

static gboolean
add_surveys (Facts *self, GError **error)
{
  gint64 answered = 0, pair_id = 0;
  int due = 0;
  TdFact *fact;

  if (!td_database_query_int (self->db, &answered, error,
                              "SELECT count(*) FROM feedback f JOIN pair p ON p.id = f.pair_id "
                              "WHERE (p.mentor_id = $1 AND f.side = 'mentor') "
                              "OR (p.mentee_id = $1 AND f.side = 'mentee')",
                              "i", self->person_id) ||
      !count_due (self, &due, &pair_id, error))
    return FALSE;
  if (answered == 0 && due == 0)
    return TRUE;
  fact = td_fact_add (self->facts, "surveys", _ ("Surveys"),
                      g_strdup_printf (ngettext ("%d answered", "%d answered", (gulong) answered),
                                       (int) answered),
                      due ? "pairs" : NULL);
  fact->id = pair_id;
  if (due)
    td_record_take_text (
        &fact->detail,
        /* Translators: surveys. */
        g_strdup_printf (ngettext ("%d waits for an answer", "%d wait for an answer", due), due));
  return TRUE;
}

/* Of the pairs that live, on which of them her own name is missing. */
static void
add_agreements (Facts *self)
{
  int signed_by_her = 0, missing = 0;
  gint64 pair_id = 0;
  TdFact *fact;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const TdPair *pair = self->pairs->pdata[i];
      TdDate on =
          pair->mentor_id == self->person_id ? pair->mentor_signed_on : pair->mentee_signed_on;

      if (!has_state (pair, "active; paused"))
        continue;
      signed_by_her += on != TD_DATE_NONE;
      missing += on == TD_DATE_NONE;
      if (on == TD_DATE_NONE && pair_id == 0)
        pair_id = pair->id;
    }
  if (signed_by_her == 0 && missing == 0)
    return;
  fact = td_fact_add (self->facts, "agreements", _ ("Agreements"),
                      g_strdup_printf (ngettext ("%d signed", "%d signed", signed_by_her),
                                       signed_by_her),
                      missing ? "pairs" : NULL);
  fact->id = pair_id;
  if (missing)
    td_record_take_text (&fact->detail, g_strdup_printf (ngettext ("%d not signed yet",
                                                                   "%d not signed yet", missing),
                                                         missing));
}

/* --- Away --- */

/* The absence that is, else the one that comes next; why she is away is not said here. */
static gboolean
add_away (Facts *self, GError **error)
{
  g_autoptr (GPtrArray) absences = td_absence_list (self->db, self->person_id, error);
  const TdAbsence *next = NULL;

  if (absences == NULL)
    return FALSE;
  for (guint i = 0; i < absences->len; i++)
    {
      const TdAbsence *absence = absences->pdata[i];

      if ((absence->to_date == TD_DATE_NONE || absence->to_date >= self->today) &&
          (next == NULL || absence->from_date < next->from_date))
        next = absence;
    }
  if (next)
    td_fact_add (self->facts, "away",
                 next->from_date <= self->today ? _ ("Away now") : _ ("Away soon"),
                 td_absence_say_days (next->from_date, next->to_date), NULL);
  return TRUE;
}

GPtrArray *
td_person_facts_load (TdDatabase *db,
                      const TdPersonOverview *overview,
                      TdDate today,
                      GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_object_unref);
  Facts self = { db, overview->person->id, today, overview->enrolments, overview->pairs, facts };

  add_places (&self);
  add_mentor (&self);
  if (!add_contacts (&self, error) || !add_next (&self, error) || !add_surveys (&self, error))
    return NULL;
  add_agreements (&self);
  if (!add_away (&self, error))
    return NULL;
  return g_steal_pointer (&facts);
}
