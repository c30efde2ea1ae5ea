/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events-private.h"

#include <string.h>

/* What the pairs and applications of one person make of her in the programme. */
typedef struct
{
  TdEventPerson *person;
  gboolean mentor;
  gboolean mentee;
  gboolean runs;  /* a pair of hers goes on */
  TdDate over;    /* the last day of the last of her pairs that ended */
  GArray *steps;  /* as mentor: of Step */
  TdDate applied; /* first */
  TdDate matched; /* first */
  TdDate led;     /* first, as mentor */
  const TdEventApplication *last;
} Member;

/* A pair of a mentor begins or ends. */
typedef struct
{
  TdDate on;
  int change;
} Step;

static void
member_free (gpointer data)
{
  Member *member = data;

  g_array_unref (member->steps);
  g_free (member);
}

static Member *
get_member (GHashTable *members, TdEventPerson *person)
{
  Member *member = g_hash_table_lookup (members, person);

  if (member == NULL)
    {
      member = g_new0 (Member, 1);
      member->person = person;
      member->steps = g_array_new (FALSE, FALSE, sizeof (Step));
      g_hash_table_insert (members, person, member);
    }
  return member;
}

static void
set_first (TdDate *first, TdDate day)
{
  if (day != TD_DATE_NONE && (*first == TD_DATE_NONE || day < *first))
    *first = day;
}

static void
note_end (Member *member, const TdEventPair *pair)
{
  if (pair->ended_on == TD_DATE_NONE)
    member->runs = TRUE;
  else
    member->over = MAX (member->over, pair->ended_on);
}

/* A pair needs its place until the day before its last one: on that day the next may begin. */
static void
add_pair (GHashTable *members, const TdEventPair *pair)
{
  Member *mentor = get_member (members, pair->mentor);
  Member *mentee = get_member (members, pair->mentee);
  Step begin = { pair->matched_on, 1 }, end = { pair->ended_on, -1 };

  mentor->mentor = TRUE;
  set_first (&mentor->led, pair->matched_on);
  note_end (mentor, pair);
  if (pair->ended_on != pair->matched_on)
    g_array_append_val (mentor->steps, begin);
  if (pair->ended_on > pair->matched_on)
    g_array_append_val (mentor->steps, end);

  mentee->mentee = TRUE;
  set_first (&mentee->matched, pair->matched_on);
  note_end (mentee, pair);
}

/* They come by day; of several of one person the last one counts. */
static void
add_application (GHashTable *members, const TdEventApplication *application)
{
  Member *member = get_member (members, application->person);

  member->mentee = TRUE;
  set_first (&member->applied, application->applied_on);
  member->last = application;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *other = b;

  if (one->on != other->on)
    return one->on < other->on ? -1 : 1;
  return one->change - other->change;
}

/* The most pairs at once; a mentor whose pairs never lasted a day had one. */
static int
count_places (Member *member)
{
  int now = 0, most = 1;

  if (!member->mentor)
    return 0;
  g_array_sort (member->steps, compare_steps);
  for (guint i = 0; i < member->steps->len; i++)
    {
      now += g_array_index (member->steps, Step, i).change;
      most = MAX (most, now);
    }
  return most;
}

/* Since the application, or the first match where it is not known. */
static TdDate
find_first_day (const Member *member)
{
  TdDate first = member->led;

  set_first (&first, member->applied);
  set_first (&first, member->matched);
  return first;
}

/* Who was ever paired is enrolled, unless the last application was withdrawn when nothing ran any
 * more; who never was is what the last application came to. */
static const char *
find_state (const Member *member, TdDate *withdrawn_on)
{
  const TdEventApplication *last = member->last;
  gboolean paired = member->runs || member->over != TD_DATE_NONE;

  *withdrawn_on = TD_DATE_NONE;
  if (last == NULL || member->runs)
    return "enrolled";
  if (strcmp (last->outcome, "withdrew") == 0 && last->outcome_on >= member->over &&
      last->applied_on >= MAX (member->matched, member->led))
    {
      *withdrawn_on = last->outcome_on;
      return "withdrawn";
    }
  return !paired && strcmp (last->outcome, "waiting") == 0 ? "waiting" : "enrolled";
}

static const char *
find_role (const Member *member)
{
  return member->mentor && member->mentee ? "both" : member->mentor ? "mentor" : "mentee";
}

static gboolean
insert_member (TdEvents *events, Member *member, GError **error)
{
  TdDate withdrawn_on;
  const char *state = find_state (member, &withdrawn_on);

  return td_database_execute (
      events->db, error,
      "INSERT INTO enrolment (program_id, employee_id, role, state, from_date, withdrawn_on, "
      "places) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      "iissDDi", events->program_id, td_event_person_get_id (member->person), find_role (member),
      state, find_first_day (member), withdrawn_on, (gint64) count_places (member));
}

/* An enrolment as it stands. */
typedef struct
{
  gint64 id;
  char *role;
  char *state;
  TdDate from_date;
  TdDate withdrawn_on;
  gint64 places;
} Enrolment;

static void
enrolment_clear (Enrolment *enrolment)
{
  g_free (enrolment->role);
  g_free (enrolment->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Enrolment, enrolment_clear)

static gboolean
load_enrolment (TdEvents *events, gint64 person_id, Enrolment *enrolment, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (events->db, error,
                         "SELECT id, role, state, from_date, withdrawn_on, places FROM enrolment "
                         "WHERE program_id = $1 AND employee_id = $2",
                         "ii", events->program_id, person_id);

  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    {
      enrolment->id = td_statement_get_int (row, 0);
      enrolment->role = g_strdup (td_statement_get_text (row, 1));
      enrolment->state = g_strdup (td_statement_get_text (row, 2));
      enrolment->from_date = td_statement_get_date (row, 3);
      enrolment->withdrawn_on = td_statement_get_date (row, 4);
      enrolment->places = td_statement_get_int (row, 5);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* Paired instead of waiting; and withdrawn where the history says so for the first time, so that
 * who was enrolled again since stays it. */
static void
find_new_state (const Member *member,
                const Enrolment *before,
                const char **state,
                TdDate *withdrawn)
{
  TdDate withdrawn_on;
  const char *found = find_state (member, &withdrawn_on);
  gboolean waits = strcmp (before->state, "waiting") == 0;

  *state = before->state;
  *withdrawn = before->withdrawn_on;
  if (strcmp (found, "withdrawn") == 0 ? !member->last->changed
                                       : !waits || strcmp (found, "waiting") == 0)
    return;
  *state = found;
  *withdrawn = withdrawn_on;
}

/* An enrolment that is there becomes only what the history proves: in both roles, earlier, with
 * more places. What the coordinator said otherwise stays. */
static gboolean
update_member (TdEvents *events,
               Member *member,
               const Enrolment *before,
               TdEventCount *count,
               GError **error)
{
  const char *role = strcmp (before->role, find_role (member)) == 0 ? before->role : "both";
  TdDate from_date = MIN (before->from_date, find_first_day (member)), withdrawn_on;
  gint64 places = MAX (before->places, count_places (member));
  const char *state;

  find_new_state (member, before, &state, &withdrawn_on);
  if (strcmp (role, before->role) == 0 && strcmp (state, before->state) == 0 &&
      from_date == before->from_date && withdrawn_on == before->withdrawn_on &&
      places == before->places)
    {
      count->n_unchanged++;
      return TRUE;
    }
  count->n_updated++;
  return td_database_execute (events->db, error,
                              "UPDATE enrolment SET role = $2, state = $3, from_date = $4, "
                              "withdrawn_on = $5, places = $6 WHERE id = $1",
                              "issDDi", before->id, role, state, from_date, withdrawn_on, places);
}

static gboolean
write_member (TdEvents *events, Member *member, TdEventCount *count, GError **error)
{
  g_auto (Enrolment) before = { 0 };

  count->n_rows++;
  if (!load_enrolment (events, td_event_person_get_id (member->person), &before, error))
    return FALSE;
  if (before.id)
    return update_member (events, member, &before, count, error);
  count->n_added++;
  return insert_member (events, member, error);
}

static GHashTable *
collect_members (TdEvents *events)
{
  GHashTable *members = g_hash_table_new_full (NULL, NULL, NULL, member_free);

  for (guint i = 0; i < events->pairs->len; i++)
    {
      const TdEventPair *pair = events->pairs->pdata[i];

      if (pair->matched_on != TD_DATE_NONE && pair->mentor && pair->mentee)
        add_pair (members, pair);
    }
  for (guint i = 0; i < events->applications->len; i++)
    add_application (members, &g_array_index (events->applications, TdEventApplication, i));
  return members;
}

/* In the order of numbers, as the people themselves. */
gboolean
td_events_write_enrolments (TdEvents *events, GError **error)
{
  g_autoptr (GHashTable) members = NULL;
  TdEventCount count = { .file = TD_EVENTS_ENROLMENTS };

  if (events->sources[TD_EVENTS_PAIRS].table == NULL &&
      events->sources[TD_EVENTS_APPLICATIONS].table == NULL)
    return TRUE;
  members = collect_members (events);
  for (guint i = 0; i < events->people->len; i++)
    {
      Member *member = g_hash_table_lookup (members, events->people->pdata[i]);

      if (!td_events_step (events, i, 0.18, error) ||
          (member && !write_member (events, member, &count, error)))
        return FALSE;
    }
  g_array_append_val (events->receipt->counts, count);
  return TRUE;
}
