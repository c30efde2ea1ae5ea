/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-exit-reasons-private.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "insight/td-filter-kept.h"
#include "insight/td-suppression.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEPT "insight/wishes"

TdExitGroup *
td_exit_group_new (const char *words, const char *const *topics)
{
  TdExitGroup *self = g_new0 (TdExitGroup, 1);

  self->words = td_text_fold (words);
  self->topics = g_strdupv ((char **) topics);
  return self;
}

void
td_exit_group_free (TdExitGroup *self)
{
  g_free (self->words);
  g_strfreev (self->topics);
  g_free (self);
}

/* The codes of "skills + goals"; FALSE where one is none. */
static gboolean
parse_topics (const char *text, GStrv *topics, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (text ? text : "", "+", -1);

  for (char **word = words; *word; word++)
    {
      g_autofree char *code = td_text_clean (*word);

      if (code == NULL)
        continue;
      if (!g_strv_contains (td_enrolment_list_reasons (), code))
        {
          g_autofree char *known = g_strjoinv (", ", (char **) td_enrolment_list_reasons ());

          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("“%s” is nothing that mentees look for. It can be: %s."), code, known);
          return FALSE;
        }
      g_strv_builder_add (builder, code);
    }
  *topics = g_strv_builder_end (builder);
  return TRUE;
}

static GPtrArray *
parse_groups (const char *text, GError **error)
{
  g_autoptr (GPtrArray) groups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_exit_group_free);
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);

  for (char **entry = entries; *entry; entry++)
    {
      char *equals = strchr (*entry, '=');
      g_autofree char *words = NULL;
      g_auto (GStrv) topics = NULL;

      if (equals)
        *equals = '\0';
      words = td_text_fold (*entry);
      if (*words == '\0')
        continue;
      if (!parse_topics (equals ? equals + 1 : NULL, &topics, error))
        return NULL;
      g_ptr_array_add (groups, td_exit_group_new (words, (const char *const *) topics));
    }
  return g_steal_pointer (&groups);
}

gboolean
td_exit_topics_check (const char *text, GError **error)
{
  g_autoptr (GPtrArray) groups = parse_groups (text, error);

  return groups != NULL;
}

GPtrArray *
td_exit_groups_load (TdDatabase *db, GError **error)
{
  g_autofree char *text = NULL;
  GPtrArray *groups;

  if (!td_database_query_text (db, &text, error, "SELECT value FROM setting WHERE key = $1", "s",
                               TD_SETTING_EXIT_TOPICS))
    return NULL;
  /* What cannot be read was not written by us: the grouping of the beginning then. */
  groups = parse_groups (text ? text : TD_EXIT_TOPICS, NULL);
  return groups ? groups : parse_groups (TD_EXIT_TOPICS, error);
}

/* "career growth = skills + goals". What separates entries cannot be part of one. */
static char *
dup_entry (const TdExitGroup *group)
{
  g_autofree char *words = g_strdelimit (g_strdup (group->words), ";=", ' ');
  g_autofree char *topics = g_strjoinv (" + ", group->topics);

  g_strstrip (words);
  if (*words == '\0')
    return NULL;
  return *topics ? g_strdup_printf ("%s = %s", words, topics) : g_steal_pointer (&words);
}

char *
td_exit_groups_dup_text (GPtrArray *groups)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) entries = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *entry = dup_entry (groups->pdata[i]);

      if (entry)
        g_strv_builder_add (builder, entry);
    }
  entries = g_strv_builder_end (builder);
  text = g_strjoinv ("; ", entries);
  if (*text == '\0')
    return g_strdup ("-");
  return strcmp (text, TD_EXIT_TOPICS) == 0 ? NULL : g_steal_pointer (&text);
}

const TdExitGroup *
td_exit_groups_find (GPtrArray *groups, const char *reason)
{
  g_autofree char *folded = td_text_fold (reason);

  for (guint i = 0; i < groups->len; i++)
    if (strstr (folded, ((TdExitGroup *) groups->pdata[i])->words))
      return groups->pdata[i];
  return NULL;
}

/* --- Programmes --- */

/* Some topics as they are written, and how many mentees look for them. */
typedef struct
{
  char *text;
  guint n;
} Wish;

/* The mentees of a programme on the day: many, with few wishes. */
typedef struct
{
  gint64 id;
  char *name;
  GArray *wishes; /* of Wish */
  guint n;
} Program;

static void
clear_wish (gpointer data)
{
  g_free (((Wish *) data)->text);
}

static Program *
program_new (gint64 id, const char *name)
{
  Program *program = g_new0 (Program, 1);

  program->id = id;
  program->name = g_strdup (name);
  program->wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  g_array_set_clear_func (program->wishes, clear_wish);
  return program;
}

static void
program_free (gpointer data)
{
  Program *program = data;

  g_free (program->name);
  g_array_unref (program->wishes);
  g_free (program);
}

/* @numbers: of the wishes of the programme by their text. */
static void
add_mentee (Program *program, GHashTable *numbers, const char *text)
{
  guint number = td_dimension_number_value (numbers, text ? text : "");
  Wish wish = { NULL, 0 };

  if (number == program->wishes->len)
    {
      wish.text = g_strdup (text);
      g_array_append_val (program->wishes, wish);
    }
  g_array_index (program->wishes, Wish, number).n++;
  program->n++;
}

static GPtrArray *
read_programs (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (program_free);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT g.id, g.name, n.reasons FROM enrolment n JOIN program g ON g.id = n.program_id "
      "WHERE n.role <> 'mentor' AND n.state <> 'waiting' AND n.from_date <= $2 "
      "AND (n.state <> 'withdrawn' OR n.withdrawn_on > $2) AND ($1 = 0 OR g.id = $1) "
      "ORDER BY g.name, g.id",
      "iD", filter->program_id, filter->as_of);
  Program *last = NULL;

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      if (last == NULL || last->id != td_statement_get_int (row, 0))
        {
          last = program_new (td_statement_get_int (row, 0), td_statement_get_text (row, 1));
          g_ptr_array_add (programs, last);
          g_hash_table_remove_all (numbers);
        }
      add_mentee (last, numbers, td_statement_get_text (row, 2));
    }
  if (trouble == NULL)
    return g_steal_pointer (&programs);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* From the connection, where they are kept. */
static GPtrArray *
get_programs (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  const TdInsightFilter key = { .program_id = filter->program_id, .as_of = filter->as_of };
  GPtrArray *programs = td_filter_find_kept (db, KEPT, &key);

  if (programs)
    return g_ptr_array_ref (programs);
  programs = read_programs (db, filter, error);
  if (programs)
    td_filter_keep (db, KEPT, &key, g_ptr_array_ref (programs), (GDestroyNotify) g_ptr_array_unref);
  return programs;
}

static void
add_program (TdExitReasons *self,
             const TdExitReason *reason,
             const TdExitGroup *group,
             const Program *program,
             gint64 threshold)
{
  TdExitTopic row = { .reason = g_strdup (reason->reason),
                      .topics = g_strjoinv (TD_LIST_SEPARATOR, group->topics),
                      .program_id = program->id,
                      .program_name = g_strdup (program->name) };
  gint64 n = 0;

  for (guint i = 0; i < program->wishes->len; i++)
    {
      const Wish *wish = &g_array_index (program->wishes, Wish, i);

      n += td_text_count_common (wish->text, row.topics) > 0 ? wish->n : 0;
    }
  row.mentees.hidden = !td_suppress_group (n, program->n, threshold);
  row.mentees.count = row.mentees.hidden ? 0 : (guint) n;
  g_array_append_val (self->programs, row);
}

gboolean
td_exit_reasons_add_programs (TdDatabase *db,
                              TdExitReasons *self,
                              GPtrArray *groups,
                              gint64 threshold,
                              GError **error)
{
  g_autoptr (GPtrArray) programs = get_programs (db, &self->filter, error);

  if (programs == NULL)
    return FALSE;
  for (guint i = 0; i < self->reasons->len; i++)
    {
      const TdExitReason *reason = &g_array_index (self->reasons, TdExitReason, i);
      const TdExitGroup *group = td_exit_groups_find (groups, reason->reason);

      if (reason->hidden || group == NULL || *group->topics == NULL)
        continue;
      for (guint k = 0; k < programs->len; k++)
        add_program (self, reason, group, programs->pdata[k], threshold);
    }
  return TRUE;
}
