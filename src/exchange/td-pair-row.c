/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-pair-row.h"

#include "base/td-text.h"
#include "candidates/td-line.h"
#include "exchange/td-pair-words.h"
#include "exchange/td-role-words.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_pair_row_free (TdPairRow *row)
{
  if (row == NULL)
    return;
  g_clear_object (&row->said);
  g_clear_object (&row->before);
  g_clear_object (&row->after);
  g_free (row);
}

gboolean
td_pair_book_load (TdPairBook *book, TdDatabase *db, gint64 program_id, GError **error)
{
  book->program_id = program_id;
  book->people = td_directory_new ();
  book->by_id = g_hash_table_new (NULL, NULL);
  book->programs = td_program_list (db, TRUE, error);
  book->employees = book->programs ? td_database_load (db, TD_TYPE_EMPLOYEE, error,
                                                       "SELECT * FROM employee ORDER BY id", "")
                                   : NULL;
  for (guint i = 0; book->employees && i < book->employees->len; i++)
    {
      TdEmployee *person = book->employees->pdata[i];

      g_hash_table_insert (book->by_id, GSIZE_TO_POINTER (person->id), person);
      td_directory_add (book->people, person, person->number, person->email, person->name,
                        person->given_name, person->family_name);
    }
  return book->employees && td_directory_load_other_numbers (book->people, db, error);
}

void
td_pair_book_clear (TdPairBook *book)
{
  g_clear_pointer (&book->programs, g_ptr_array_unref);
  g_clear_pointer (&book->people, td_directory_free);
  g_clear_pointer (&book->by_id, g_hash_table_unref);
  g_clear_pointer (&book->employees, g_ptr_array_unref);
}

/* --- Reading --- */

static gboolean
read_person (TdRowReader *reader, TdPairBook *book, const char *field, TdEmployee **person)
{
  g_autofree char *text = td_row_reader_dup (reader, field);
  gpointer found = NULL;
  TdDirectoryAnswer answer;

  *person = NULL;
  if (text == NULL)
    return TRUE;
  answer = td_directory_find (book->people, text, &found);
  if (answer == TD_DIRECTORY_FOUND)
    {
      *person = found;
      return TRUE;
    }
  td_row_reader_complain (reader, field,
                          answer == TD_DIRECTORY_MANY
                              ? _ ("Several people have this name or address; add the number.")
                              : _ ("This person is not on the roster."));
  return FALSE;
}

static gboolean
read_program (TdRowReader *reader, TdPairBook *book, TdProgram **program)
{
  g_autofree char *name = td_row_reader_dup (reader, "program");

  *program = NULL;
  for (guint i = 0; i < book->programs->len; i++)
    {
      TdProgram *other = book->programs->pdata[i];

      if (name ? td_text_same (other->name, name) : other->id == book->program_id)
        *program = other;
    }
  if (name == NULL || *program)
    return TRUE;
  td_row_reader_complain (reader, "program", _ ("There is no programme of this name."));
  return FALSE;
}

/* A word that has a code; @free_text: or any other. */
static gboolean
read_word (TdRowReader *reader,
           const char *field,
           const char *(*read) (const char *),
           gboolean free_text,
           char **member)
{
  g_autofree char *text = td_row_reader_dup (reader, field);
  const char *code = text ? read (text) : NULL;

  td_record_set_text (member, code || !free_text ? code : text);
  if (text == NULL || *member)
    return TRUE;
  td_row_reader_complain (reader, field, _ ("This word is not known here."));
  return FALSE;
}

static gboolean
read_cadence (TdRowReader *reader, char **member)
{
  g_autofree char *text = td_row_reader_dup (reader, "cadence");
  g_autofree char *notation = text ? td_pair_words_read_cadence (text) : NULL;

  if (text && notation == NULL)
    {
      td_row_reader_complain (reader, "cadence",
                              _ ("This is not a contact rhythm. Write “monthly”, “2 times a "
                                 "month” or “every 6 weeks”."));
      return FALSE;
    }
  td_record_take_text (member, g_steal_pointer (&notation));
  return TRUE;
}

/* The day it was signed, or only that it was: then on the first day. */
static gboolean
read_signed (TdRowReader *reader, TdPair *said)
{
  g_autofree char *text = td_row_reader_dup (reader, "signed");
  gboolean truth = FALSE;
  TdDate on = TD_DATE_NONE;

  if (text && td_truth_read (text, &truth))
    on = truth ? said->matched_on : TD_DATE_NONE;
  else if (!td_row_reader_read_date (reader, "signed", &on))
    return FALSE;
  if (truth && on == TD_DATE_NONE)
    {
      td_row_reader_complain (reader, "signed",
                              _ ("Write the day it was signed: this row has no start."));
      return FALSE;
    }
  said->mentor_signed_on = said->mentee_signed_on = on;
  return TRUE;
}

static gboolean
read_values (TdRowReader *reader, TdPair *said)
{
  gboolean fine = td_row_reader_read_date (reader, "start", &said->matched_on);

  fine = td_row_reader_read_date (reader, "planned_end", &said->planned_end) && fine;
  fine = td_row_reader_read_date (reader, "ended_on", &said->ended_on) && fine;
  fine = read_word (reader, "state", td_pair_words_read_state, FALSE, &said->state) && fine;
  fine = read_word (reader, "source", td_pair_words_read_source, FALSE, &said->source) && fine;
  fine = read_word (reader, "end_reason", td_pair_words_read_end_reason, TRUE, &said->end_reason) &&
         fine;
  fine = read_cadence (reader, &said->cadence) && fine;
  return read_signed (reader, said) && fine;
}

static gboolean
check_people (TdRowReader *reader, const TdPairRow *row)
{
  if (row->said->reference == NULL && (row->mentor == NULL || row->mentee == NULL))
    td_row_reader_complain (reader, row->mentor ? "mentee" : "mentor",
                            _ ("A pair is a mentor and a mentee; one of them is missing."));
  else if (row->mentor && row->mentor == row->mentee)
    td_row_reader_complain (reader, "mentee", _ ("Mentor and mentee are the same person."));
  else
    return TRUE;
  return FALSE;
}

TdPairRow *
td_pair_row_read (TdRowReader *reader, TdPairBook *book)
{
  g_autoptr (TdPairRow) row = g_new0 (TdPairRow, 1);
  gboolean fine;

  row->row = reader->row;
  row->said = g_object_new (TD_TYPE_PAIR, NULL);
  td_record_set_text (&row->said->state, NULL);
  td_record_set_text (&row->said->source, NULL);
  td_record_take_text (&row->said->reference, td_row_reader_dup (reader, "pair"));
  fine = read_person (reader, book, "mentor", &row->mentor);
  fine = read_person (reader, book, "mentee", &row->mentee) && fine;
  fine = read_program (reader, book, &row->program) && fine;
  fine = read_values (reader, row->said) && fine;
  return fine && check_people (reader, row) ? g_steal_pointer (&row) : NULL;
}

char *
td_pair_row_dup_names (const TdPairRow *row)
{
  const TdPair *before = row->before;

  return g_strdup_printf ("%s – %s",
                          row->mentor ? row->mentor->name
                          : before    ? before->mentor_name
                                      : "?",
                          row->mentee ? row->mentee->name
                          : before    ? before->mentee_name
                                      : "?");
}

/* --- Settling --- */

static gboolean
is_one_of (const char *state, const char *const *states)
{
  return state && g_strv_contains (states, state);
}

static gboolean
runs (const char *state)
{
  static const char *const states[] = { "active", "paused", NULL };

  return is_one_of (state, states);
}

static gboolean
is_over (const char *state)
{
  static const char *const states[] = { "completed", "ended", NULL };

  return is_one_of (state, states);
}

/* A day to come is no end that was, unless the row says that it is over. */
static void
take_end_for_plan (TdPair *said, TdDate today)
{
  if (said->ended_on <= today || is_over (said->state))
    return;
  if (said->planned_end == TD_DATE_NONE)
    said->planned_end = said->ended_on;
  said->ended_on = TD_DATE_NONE;
}

static const char *
find_state (const TdPair *said)
{
  if (said->state)
    return said->state;
  if (said->ended_on == TD_DATE_NONE)
    return "active";
  return said->end_reason && strcmp (said->end_reason, "goal-reached") != 0 ? "ended" : "completed";
}

static void
put (TdDate *member, TdDate said)
{
  if (said)
    *member = said;
}

static void
put_text (char **member, const char *said)
{
  if (said)
    td_record_set_text (member, said);
}

static void
merge (TdPairRow *row)
{
  const TdPair *said = row->said;
  TdPair *after = row->after;

  put_text (&after->reference, said->reference);
  put_text (&after->source, said->source);
  put_text (&after->cadence, said->cadence);
  put_text (&after->end_reason, said->end_reason);
  put (&after->matched_on, said->matched_on);
  put (&after->planned_end, said->planned_end);
  put (&after->ended_on, said->ended_on);
  put (&after->mentor_signed_on, said->mentor_signed_on);
  put (&after->mentee_signed_on, said->mentee_signed_on);
}

/* What a missing column should have said is a fault of the state that asks for it. */
static gboolean
complain (TdRowReader *reader, const char *field, const char *message)
{
  if (!td_row_reader_has (reader, field))
    field = td_row_reader_has (reader, "state") ? "state" : "mentee";
  td_row_reader_complain (reader, field, message);
  return FALSE;
}

/* Whether the days and the state of the result go together. */
static gboolean
check (const TdPair *after, TdRowReader *reader)
{
  if (strcmp (after->state, "proposed") == 0 || strcmp (after->state, "declined") == 0)
    return TRUE;
  if (after->matched_on == TD_DATE_NONE)
    return complain (reader, "start", _ ("A pair that has begun needs the day it began."));
  if (after->ended_on && after->ended_on < after->matched_on)
    return complain (reader, "ended_on", _ ("The end lies before the beginning."));
  if (after->planned_end <= after->matched_on)
    return complain (reader, "planned_end", _ ("The planned end lies before the beginning."));
  if (is_over (after->state) && after->ended_on == TD_DATE_NONE)
    return complain (reader, "ended_on", _ ("A pair that is over needs the day it ended."));
  if (runs (after->state) && after->ended_on)
    return complain (reader, "state", _ ("The pair ended, and its state says it goes on."));
  return TRUE;
}

/* The end that the programme plans, where nobody says another. */
static void
plan_end (TdPairRow *row)
{
  TdPair *after = row->after;

  if (after->planned_end == TD_DATE_NONE && after->matched_on && row->program)
    after->planned_end = td_date_add_months (after->matched_on, row->program->planned_months);
}

static gboolean
settle_new (TdPairRow *row, TdRowReader *reader)
{
  TdPair *after = row->after = g_object_new (TD_TYPE_PAIR, NULL);
  gboolean begun;

  after->program_id = row->program->id;
  after->mentor_id = row->mentor->id;
  after->mentee_id = row->mentee->id;
  td_record_set_text (&after->source, "coordinator");
  td_record_set_text (&after->state, find_state (row->said));
  merge (row);
  begun = runs (after->state) || is_over (after->state);
  after->proposed_on = after->matched_on ? after->matched_on : reader->options->today;
  if (strcmp (after->state, "declined") == 0)
    after->declined_on = after->ended_on ? after->ended_on : after->proposed_on;
  if (!begun)
    after->matched_on = after->planned_end = after->ended_on = TD_DATE_NONE;
  plan_end (row);
  return check (after, reader);
}

/* What a file may do to a pair that is there: begin it, pause it, let it go on, end it. */
static gboolean
move_state (TdPairRow *row, TdRowReader *reader)
{
  static const char *const waiting[] = { "proposed", "accepted", NULL };
  const char *before = row->before->state, *state = find_state (row->said);

  if (row->said->state == NULL && row->said->ended_on == TD_DATE_NONE && is_over (before))
    return TRUE;
  if (is_one_of (before, waiting) && strcmp (state, "proposed") == 0)
    return TRUE;
  /* Nothing but silence says that a pair goes on. */
  if (row->said->state == NULL && row->said->ended_on == TD_DATE_NONE &&
      (runs (before) || row->after->matched_on == TD_DATE_NONE))
    return TRUE;
  if (strcmp (before, state) == 0 || (is_over (before) && is_over (state)) ||
      ((is_one_of (before, waiting) || runs (before)) && (runs (state) || is_over (state))))
    {
      td_record_set_text (&row->after->state, state);
      return TRUE;
    }
  return complain (reader, "state",
                   is_over (before) ? _ ("This pair has ended in the workspace, and stays so.")
                                    : _ ("This is not the state of the pair in the workspace."));
}

/* What holds now is what the file is compared with; six weeks are 42 days. */
static void
keep_same_cadence (TdPairRow *row)
{
  TdCadence agreed = td_cadence_from_text (row->before->agreed_cadence);
  TdCadence said = td_cadence_from_text (row->said->cadence);

  if (row->said->cadence == NULL || td_cadence_is_same (&agreed, &said))
    td_record_set_text (&row->after->cadence, row->before->agreed_cadence);
}

static gboolean
settle_there (TdPairRow *row, TdRowReader *reader)
{
  static const char *const refused[] = { "declined", "withdrawn", NULL };

  row->after = td_record_copy (row->before);
  if (is_one_of (row->before->state, refused))
    {
      td_record_set_text (&row->after->cadence, row->before->agreed_cadence);
      return strcmp (find_state (row->said), "declined") == 0 ||
             complain (reader, "state", _ ("This pair was declined in the workspace."));
    }
  merge (row);
  keep_same_cadence (row);
  if (!move_state (row, reader))
    return FALSE;
  plan_end (row);
  return check (row->after, reader);
}

gboolean
td_pair_row_settle (TdPairRow *row, TdRowReader *reader)
{
  take_end_for_plan (row->said, reader->options->today);
  return row->before ? settle_there (row, reader) : settle_new (row, reader);
}

char *
td_pair_row_list_changes (const TdPairRow *row)
{
  static const struct
  {
    const char *member;
    const char *field;
  } members[] = {
    { "reference", "pair" },
    { "matched_on", "start" },
    { "planned_end", "planned_end" },
    { "ended_on", "ended_on" },
    { "state", "state" },
    { "end_reason", "end_reason" },
    { "source", "source" },
    { "mentor_signed_on", "signed" },
    { "mentee_signed_on", "signed" },
  };
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *const one[] = { members[i].member, NULL };

      if (td_record_equal_fields (row->before, row->after, one) ||
          g_strcmp0 (last, members[i].field) == 0)
        continue;
      last = members[i].field;
      g_strv_builder_add (changed, last);
    }
  if (g_strcmp0 (row->before->agreed_cadence, row->after->cadence) != 0)
    g_strv_builder_add (changed, "cadence");
  list = g_strv_builder_end (changed);
  return td_text_join_list ((const char *const *) list);
}

/* --- The reporting line --- */

static TdLineStep
get_step (const TdEmployee *person)
{
  return person ? (TdLineStep){ person->manager_id, person->manager_text }
                : (TdLineStep){ 0, NULL };
}

void
td_pair_row_flag_line (const TdPairRow *row, TdRowReader *reader, TdPairBook *book)
{
  TdEmployee *mentor = g_hash_table_lookup (book->by_id, GSIZE_TO_POINTER (row->after->mentor_id));
  TdEmployee *mentee = g_hash_table_lookup (book->by_id, GSIZE_TO_POINTER (row->after->mentee_id));
  TdLineStep own = get_step (mentee);
  TdLineStep upper = get_step (
      own.manager_id ? g_hash_table_lookup (book->by_id, GSIZE_TO_POINTER (own.manager_id)) : NULL);
  TdLineMentor meant = { mentor->id, mentor->number, mentor->email, mentor->name };
  TdLine line = td_line_find (&meant, &own, &upper);

  if (line != TD_LINE_NONE)
    td_row_reader_complain (reader, "mentor", td_line_get_sentence (line));
}
