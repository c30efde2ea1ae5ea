/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-agenda-words.h"

#include "base/td-text.h"
#include "base/td-direction.h"
#include "candidates/td-line.h"
#include "pairing/td-pair-begin.h"

#include <glib/gi18n-lib.h>

char *
td_agenda_row_dup_title (const TdAgendaRow *row)
{
  return td_text_from_to (row->mentor_name, row->mentee_name);
}

const char *
td_agenda_row_get_person (const TdAgendaRow *row)
{
  if (g_strcmp0 (row->side, "mentor") == 0)
    return row->mentor_name;
  return g_strcmp0 (row->side, "mentee") == 0 ? row->mentee_name : NULL;
}

char *
td_agenda_dup_distance (int days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
  return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
}

static char *
say_overdue (const TdAgendaRow *row)
{
  g_autofree char *cadence = td_cadence_dup_text_label (row->cadence);
  g_autofree char *last = td_date_format (row->last);
  g_autofree char *over =
      g_strdup_printf (ngettext ("%d day over", "%d days over", row->days), row->days);

  if (row->last == TD_DATE_NONE)
    /* Translators: rhythm, how long overdue. */
    return g_strdup_printf (_ ("%s · no contact yet · %s"), cadence, over);
  /* Translators: rhythm, date of the last contact, how long overdue. */
  return g_strdup_printf (_ ("%s · last %s · %s"), cadence, last, over);
}

static char *
say_never (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (-row->days);

  /* Translators: "12 days ago". */
  return g_strdup_printf (_ ("paired %s, no contact yet"), distance);
}

static char *
say_due (const TdAgendaRow *row, TdDate as_of)
{
  g_autofree char *cadence = td_cadence_dup_text_label (row->cadence);
  g_autofree char *distance = td_agenda_dup_distance (-row->days);
  g_autofree char *agreed = td_date_format (row->next_agreed);

  if (row->next_agreed >= as_of)
    /* Translators: rhythm, "in 3 days", a date. */
    return g_strdup_printf (_ ("%s · due %s · agreed for %s"), cadence, distance, agreed);
  return g_strdup_printf (_ ("%s · due %s"), cadence, distance);
}

static char *
say_goal (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (-row->days);

  /* Translators: “Waits for a goal”, “12 days ago”. */
  return g_strdup_printf (_ ("%s · both accepted %s"), td_pair_needs_get_label (row->title),
                          distance);
}

static char *
say_waiting (const TdAgendaRow *row)
{
  const char *person = td_agenda_row_get_person (row);

  if (row->days <= 0)
    return person ? g_strdup_printf (_ ("%s has not answered yet"), person)
                  : g_strdup (_ ("Proposed today; neither has answered yet"));
  if (person == NULL)
    return g_strdup_printf (ngettext ("Neither has answered for %d day",
                                      "Neither has answered for %d days", row->days),
                            row->days);
  /* Translators: a name, days. */
  return g_strdup_printf (ngettext ("%s has not answered for %d day",
                                    "%s has not answered for %d days", row->days),
                          person, row->days);
}

static char *
say_end (const TdAgendaRow *row)
{
  g_autofree char *end = td_date_format (row->due_on);
  g_autofree char *distance = td_agenda_dup_distance (-row->days);

  /* Translators: a date, then "in 3 days" or "12 days ago". */
  return g_strdup_printf (_ ("planned end %s, %s"), end, distance);
}

static char *
say_review (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (-row->days);

  /* Translators: of a review; "in 3 days" or "12 days ago". */
  return g_strdup_printf (_ ("due %s"), distance);
}

static char *
say_concern (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (-row->days);
  const char *person = td_agenda_row_get_person (row);

  if (person == NULL)
    /* Translators: a concern; "12 days ago". */
    return g_strdup_printf (_ ("raised %s"), distance);
  /* Translators: a concern; "12 days ago", a name. */
  return g_strdup_printf (_ ("raised %s by %s"), distance, person);
}

static char *
say_leaver (const TdAgendaRow *row)
{
  g_autofree char *day = td_date_format (row->due_on);
  const char *person = td_agenda_row_get_person (row);

  if (person == NULL)
    person = row->mentee_name;
  if (row->due_on == TD_DATE_NONE)
    /* Translators: a name. */
    return g_strdup_printf (_ ("%s is no longer with the company"), person);
  /* Translators: a name, a date. */
  return g_strdup_printf (row->days > 0 ? _ ("%s left on %s") : _ ("%s leaves on %s"), person, day);
}

static char *
say_survey (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (-row->days);
  const char *person = td_agenda_row_get_person (row);

  /* Translators: a name, a survey, "12 days ago". */
  return g_strdup_printf (_ ("%s: %s, due %s"), person ? person : "",
                          row->title ? row->title : _ ("Pulse survey"), distance);
}

static char *
say_unsigned (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (row->since - row->due_on - row->days);
  const char *person = td_agenda_row_get_person (row);

  if (person == NULL)
    /* Translators: "40 days ago". */
    return g_strdup_printf (_ ("paired %s, neither has signed"), distance);
  /* Translators: "40 days ago", a name. */
  return g_strdup_printf (_ ("paired %s, %s has not signed"), distance, person);
}

static char *
say_action (const TdAgendaRow *row)
{
  g_autofree char *distance = td_agenda_dup_distance (-row->days);
  const char *person = td_agenda_row_get_person (row);

  if (person == NULL)
    /* Translators: what the coordinator was to do, "12 days ago". */
    return g_strdup_printf (_ ("you: “%s”, due %s"), row->title, distance);
  /* Translators: a name, what she was to do, "12 days ago". */
  return g_strdup_printf (_ ("%s: “%s”, due %s"), person, row->title, distance);
}

static char *
say_first (const TdAgendaRow *row)
{
  g_autofree char *due = td_date_format (row->due_on);

  return g_strdup_printf (_ ("first contact due on %s"), due);
}

static char *
say_what (const TdAgendaRow *row, TdDate as_of)
{
  switch ((TdAgendaKind) row->kind)
    {
    case TD_AGENDA_CONCERN:
      return say_concern (row);
    case TD_AGENDA_LEAVER:
      return say_leaver (row);
    case TD_AGENDA_CLOSE:
    case TD_AGENDA_SILENT:
    case TD_AGENDA_OVERDUE:
      return say_overdue (row);
    case TD_AGENDA_NEVER_MET:
      return say_never (row);
    case TD_AGENDA_ANSWER:
      return say_waiting (row);
    case TD_AGENDA_GOAL:
      return say_goal (row);
    case TD_AGENDA_DUE:
      return say_due (row, as_of);
    case TD_AGENDA_PAST_END:
    case TD_AGENDA_ENDING:
      return say_end (row);
    case TD_AGENDA_END_REVIEW:
    case TD_AGENDA_MID_REVIEW:
      return say_review (row);
    case TD_AGENDA_SURVEY:
      return say_survey (row);
    case TD_AGENDA_UNSIGNED:
      return say_unsigned (row);
    case TD_AGENDA_ACTION:
      return say_action (row);
    case TD_AGENDA_TOO_EARLY:
      return say_first (row);
    case TD_AGENDA_PAUSED:
    default:
      return td_cadence_dup_text_label (row->cadence);
    }
}

/* "reminded 3 days ago"; asked again, of one who has not answered. NULL where nobody was. */
static char *
say_reminded (const TdAgendaRow *row, TdDate as_of)
{
  g_autofree char *distance = td_agenda_dup_distance (row->reminded_on - as_of);

  if (row->reminded_on == TD_DATE_NONE)
    return NULL;
  if (row->kind == TD_AGENDA_ANSWER)
    /* Translators: "3 days ago". */
    return g_strdup_printf (_ ("asked again %s"), distance);
  /* Translators: "3 days ago". */
  return g_strdup_printf (_ ("reminded %s"), distance);
}

char *
td_agenda_row_dup_detail (const TdAgendaRow *row, TdDate as_of, gboolean with_program)
{
  GString *parts = g_string_new (NULL);
  g_autofree char *what = say_what (row, as_of);
  g_autofree char *reminded = say_reminded (row, as_of);
  const char *line = td_line_get_label ((TdLine) row->line);

  td_text_add_part (parts, "%s", line);
  td_text_add_part (parts, "%s", what);
  td_text_add_part (parts, "%s", reminded);
  if (with_program)
    td_text_add_part (parts, "%s", row->program_name);
  return g_string_free (parts, FALSE);
}
