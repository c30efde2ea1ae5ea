/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-item.h"

#include "agenda/td-agenda.h"
#include "candidates/td-line.h"

#include <glib/gi18n-lib.h>

static const TdField today_item_fields[] = {
  TD_FIELD (TdTodayItem, heading, TD_FIELD_BOOL),
  TD_FIELD (TdTodayItem, section, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, title, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, detail, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, verb, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, log, TD_FIELD_BOOL),
  TD_FIELD (TdTodayItem, ask, TD_FIELD_BOOL),
  TD_FIELD (TdTodayItem, line, TD_FIELD_INT),
  TD_FIELD (TdTodayItem, pair_id, TD_FIELD_ID),
  TD_FIELD (TdTodayItem, mentor_name, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, mentee_name, TD_FIELD_TEXT),
  TD_FIELD (TdTodayItem, count, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdTodayItem, td_today_item, today_item_fields)

typedef enum
{
  SECTION_SILENT,
  SECTION_OVERDUE,
  SECTION_NEVER,
  SECTION_WAITING,
  SECTION_DUE,
  SECTION_ENDING,
  SECTION_TOO_EARLY, /* from here on nothing needs her */
  SECTION_PAUSED,
  N_SECTIONS
} Section;

static const struct
{
  const char *code;
  const char *title;
  const char *verb;
  gboolean log;
} sections[N_SECTIONS] = {
  [SECTION_SILENT] = { "silent", N_ ("Silent"), N_ ("Log…"), TRUE },
  [SECTION_OVERDUE] = { "overdue", N_ ("Overdue"), N_ ("Log…"), TRUE },
  [SECTION_NEVER] = { "never", N_ ("Never met"), N_ ("Log…"), TRUE },
  [SECTION_WAITING] = { "waiting", N_ ("Answers waiting"), N_ ("Answer…"), FALSE },
  [SECTION_DUE] = { "due", N_ ("Due this week"), N_ ("Log…"), TRUE },
  [SECTION_ENDING] = { "ending", N_ ("Ending"), N_ ("Review"), FALSE },
  [SECTION_TOO_EARLY] = { "too_early", N_ ("Too early to tell"), N_ ("Log…"), TRUE },
  [SECTION_PAUSED] = { "paused", N_ ("Paused"), N_ ("Open"), FALSE },
};

typedef struct
{
  TdDate today;
  gboolean with_program;
  GPtrArray *lines[N_SECTIONS];
} Builder;

/* "12 days ago", "in 3 days", "today". */
static char *
say_distance (int days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
  return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
}

static char *
say_overdue (const TdDueRow *row)
{
  g_autofree char *cadence = td_cadence_dup_text_label (row->cadence);
  g_autofree char *last = td_date_format (row->last);
  int days = row->days_overdue;
  g_autofree char *over = g_strdup_printf (ngettext ("%d day over", "%d days over", days), days);

  if (row->last == TD_DATE_NONE)
    /* Translators: rhythm, how long overdue. */
    return g_strdup_printf (_ ("%s · no contact yet · %s"), cadence, over);
  /* Translators: rhythm, date of the last contact, how long overdue. */
  return g_strdup_printf (_ ("%s · last %s · %s"), cadence, last, over);
}

static char *
say_due (const TdDueRow *row, TdDate today)
{
  g_autofree char *cadence = td_cadence_dup_text_label (row->cadence);
  g_autofree char *distance = say_distance (row->next_due - today);
  g_autofree char *agreed = td_date_format (row->next_agreed);

  if (row->next_agreed >= today)
    /* Translators: rhythm, "in 3 days", a date. */
    return g_strdup_printf (_ ("%s · due %s · agreed for %s"), cadence, distance, agreed);
  return g_strdup_printf (_ ("%s · due %s"), cadence, distance);
}

static char *
say_silence (const TdDueRow *row)
{
  int days = row->days_waiting;

  if (row->mentor_accepted_on == TD_DATE_NONE && row->mentee_accepted_on == TD_DATE_NONE)
    return g_strdup_printf (ngettext ("Neither has answered for %d day",
                                      "Neither has answered for %d days", days),
                            days);
  /* Translators: a name, days. */
  return g_strdup_printf (ngettext ("%s has not answered for %d day",
                                    "%s has not answered for %d days", days),
                          row->mentor_accepted_on ? row->mentee_name : row->mentor_name, days);
}

static char *
say_waiting (const TdDueRow *row)
{
  g_autofree char *silence = say_silence (row);
  g_autofree char *asked = td_date_format (row->asked_on);

  if (row->asked_on == TD_DATE_NONE)
    return g_steal_pointer (&silence);
  /* Translators: "NAME has not answered for 3 days", a date. */
  return g_strdup_printf (_ ("%s · asked again on %s"), silence, asked);
}

static char *
say_detail (const TdDueRow *row, Section section, TdDate today)
{
  g_autofree char *end = td_date_format (row->planned_end);
  g_autofree char *due = td_date_format (row->next_due);
  g_autofree char *distance = NULL;

  switch (section)
    {
    case SECTION_SILENT:
    case SECTION_OVERDUE:
      return say_overdue (row);
    case SECTION_NEVER:
      distance = say_distance (row->matched_on - today);
      return g_strdup_printf (_ ("paired %s, no contact yet"), distance);
    case SECTION_WAITING:
      return say_waiting (row);
    case SECTION_DUE:
      return say_due (row, today);
    case SECTION_ENDING:
      distance = say_distance (row->planned_end - today);
      /* Translators: a date, then "in 3 days" or "12 days ago". */
      return g_strdup_printf (_ ("planned end %s, %s"), end, distance);
    case SECTION_TOO_EARLY:
      return g_strdup_printf (_ ("first contact due on %s"), due);
    case SECTION_PAUSED:
    default:
      return td_cadence_dup_text_label (row->cadence);
    }
}

static void
add_line (Builder *builder, const TdDueRow *row, Section section)
{
  TdTodayItem *item = g_object_new (TD_TYPE_TODAY_ITEM, NULL);
  g_autofree char *said = say_detail (row, section, builder->today);
  const char *line = td_line_get_label ((TdLine) row->line);
  g_autofree char *detail =
      line ? g_strdup_printf ("%s · %s", line, said) : g_steal_pointer (&said);

  td_record_set_text (&item->section, sections[section].code);
  td_record_take_text (&item->title,
                       g_strdup_printf ("%s → %s", row->mentor_name, row->mentee_name));
  if (builder->with_program)
    td_record_take_text (&item->detail, g_strdup_printf ("%s · %s", detail, row->program_name));
  else
    td_record_set_text (&item->detail, detail);
  td_record_set_text (&item->verb, _ (sections[section].verb));
  item->log = sections[section].log;
  item->ask = section == SECTION_WAITING;
  item->line = row->line;
  item->pair_id = row->pair_id;
  td_record_set_text (&item->mentor_name, row->mentor_name);
  td_record_set_text (&item->mentee_name, row->mentee_name);
  g_ptr_array_add (builder->lines[section], item);
}

/* Where a pair of the board belongs; N_SECTIONS where all is well. */
static Section
choose_section (TdDueRow *row, TdDate today)
{
  switch (td_due_state_from_code (row->state))
    {
    case TD_DUE_PAUSED:
      return SECTION_PAUSED;
    case TD_DUE_SILENT:
      return td_agenda_classify (row, today) == TD_AGENDA_NEVER_MET ? SECTION_NEVER
                                                                    : SECTION_SILENT;
    case TD_DUE_OVERDUE:
      return td_agenda_classify (row, today) == TD_AGENDA_NEVER_MET ? SECTION_NEVER
                                                                    : SECTION_OVERDUE;
    case TD_DUE_DUE:
      return td_agenda_classify (row, today) == TD_AGENDA_NEVER_MET ? SECTION_NEVER : SECTION_DUE;
    case TD_DUE_TOO_EARLY:
      return td_agenda_classify (row, today) == TD_AGENDA_NEVER_MET ? SECTION_NEVER
                                                                    : SECTION_TOO_EARLY;
    case TD_DUE_ON_TRACK:
    default:
      return N_SECTIONS;
    }
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  return (*(TdDueRow *const *) a)->planned_end - (*(TdDueRow *const *) b)->planned_end;
}

static void
add_ending (Builder *builder, GPtrArray *board)
{
  g_autoptr (GPtrArray) ending = g_ptr_array_new ();

  for (guint i = 0; i < board->len; i++)
    if (td_agenda_classify_end (g_ptr_array_index (board, i), builder->today) != TD_AGENDA_NONE)
      g_ptr_array_add (ending, g_ptr_array_index (board, i));
  g_ptr_array_sort (ending, compare_ends);
  for (guint i = 0; i < ending->len; i++)
    add_line (builder, g_ptr_array_index (ending, i), SECTION_ENDING);
}

static TdTodayItem *
make_heading (Section section, guint count)
{
  TdTodayItem *item = g_object_new (TD_TYPE_TODAY_ITEM, NULL);

  item->heading = TRUE;
  item->count = (int) count;
  td_record_set_text (&item->section, sections[section].code);
  td_record_set_text (&item->title, _ (sections[section].title));
  return item;
}

GPtrArray *
td_today_items_build (GPtrArray *board,
                      GPtrArray *waiting,
                      TdDate today,
                      gboolean with_program,
                      guint *n_needs)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  Builder builder = { today, with_program, { NULL } };

  for (int i = 0; i < N_SECTIONS; i++)
    builder.lines[i] = g_ptr_array_new ();
  for (guint i = 0; i < board->len; i++)
    {
      TdDueRow *row = g_ptr_array_index (board, i);
      Section section = choose_section (row, today);

      if (section < N_SECTIONS)
        add_line (&builder, row, section);
    }
  for (guint i = 0; i < waiting->len; i++)
    add_line (&builder, g_ptr_array_index (waiting, i), SECTION_WAITING);
  add_ending (&builder, board);

  *n_needs = 0;
  for (int i = 0; i < N_SECTIONS; i++)
    {
      if (i < SECTION_TOO_EARLY)
        *n_needs += builder.lines[i]->len;
      if (builder.lines[i]->len > 0)
        g_ptr_array_add (items, make_heading (i, builder.lines[i]->len));
      g_ptr_array_extend_and_steal (items, builder.lines[i]);
    }
  return items;
}
