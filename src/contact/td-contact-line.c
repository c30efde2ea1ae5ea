/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-line.h"

#include "contact/td-contact-codes.h"
#include "contact/td-line-names.h"
#include "contact/td-line-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_NAMED 3 /* pairs that a question names before it says "and others" */

/* Names that stand together: "Ada One". */
typedef struct
{
  GPtrArray *keys; /* folded single words, owned */
  GString *text;   /* as typed */
  gsize start, end;
} Group;

typedef struct
{
  TdLineNames *names; /* borrowed */
  TdLineFacts facts;
  GPtrArray *groups;
  char *note;
  TdDate today;
  GArray *chosen;       /* of guint: indices of pairs */
  char *trouble;        /* the sentence that says why the line can't be stored */
  const Group *unclear; /* the names it is about, borrowed */
} Line;

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->keys);
  g_string_free (group->text, TRUE);
  g_free (group);
}

static void
line_clear (Line *line)
{
  g_ptr_array_unref (line->groups);
  g_array_unref (line->chosen);
  g_free (line->note);
  g_free (line->trouble);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static Group *
group_new (void)
{
  Group *group = g_new0 (Group, 1);

  group->keys = g_ptr_array_new_with_free_func (g_free);
  group->text = g_string_new (NULL);
  return group;
}

static void
group_add (Group *group, const TdLineWord *word)
{
  g_auto (GStrv) keys = g_strsplit (word->key, " ", -1);

  for (char **key = keys; *key != NULL; key++)
    g_ptr_array_add (group->keys, g_strdup (*key));
  if (group->text->len > 0)
    g_string_append_c (group->text, ' ');
  else
    group->start = word->start;
  g_string_append (group->text, word->text);
  group->end = word->end;
}

static GPtrArray *
collect_groups (GPtrArray *words)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  Group *open = NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const TdLineWord *word = g_ptr_array_index (words, i);

      if (word->kind != TD_WORD_NAME)
        {
          open = NULL;
          continue;
        }
      if (open == NULL)
        {
          open = group_new ();
          g_ptr_array_add (groups, open);
        }
      group_add (open, word);
    }
  return groups;
}

static void
read_line (Line *line, const char *text, TdLineNames *names, TdDate today, TdDateOrder order)
{
  g_autoptr (GPtrArray) words = td_line_split (text, &line->note);

  line->today = today;
  line->names = names;
  line->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  td_line_read_words (words, td_line_names_get_words (line->names), today, order, &line->facts);
  /* The word that was not clear goes with the words. */
  if (line->facts.unclear)
    line->trouble = g_strdup_printf (
        line->facts.minutes > 1440
            ? _ ("“%s” is longer than a day.")
            : _ ("“%s” can be two days. Write the month in letters, such as 12 Mar."),
        line->facts.unclear);
  line->facts.unclear = NULL;
  line->groups = collect_groups (words);
}

/* --- Whose contact --- */

static const TdLinePair *
get_pair (Line *line, GArray *indices, guint i)
{
  return td_line_names_get_pair (line->names, g_array_index (indices, guint, i));
}

static char *
dup_pair_name (const TdLinePair *pair)
{
  return g_strdup_printf ("%s – %s", pair->mentor_name, pair->mentee_name);
}

static char *
ask_which (Line *line, const Group *group, GArray *found)
{
  GString *list = g_string_new (NULL);
  guint n = MIN (found->len, MOST_NAMED);
  char *question;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dup_pair_name (get_pair (line, found, i));

      g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", name);
    }
  if (found->len > n)
    {
      int more = (int) (found->len - n);

      g_string_append (list, "; ");
      g_string_append_printf (list, ngettext ("%d more", "%d more", more), more);
    }
  /* Translators: what was typed, and the pairs it can mean. */
  question =
      g_strdup_printf (_ ("“%s” can be: %s. Add the other name."), group->text->str, list->str);
  g_string_free (list, TRUE);
  return question;
}

static GArray *
find_group (Line *line, const Group *group)
{
  return td_line_names_find (line->names, (const char *const *) group->keys->pdata,
                             group->keys->len);
}

/* Whether two neighbouring names are the two people of one pair. */
static GArray *
find_both (Line *line, const Group *group, const Group *next)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  g_ptr_array_extend (keys, group->keys, NULL, NULL);
  g_ptr_array_extend (keys, next->keys, NULL, NULL);
  return td_line_names_find (line->names, (const char *const *) keys->pdata, keys->len);
}

static void
choose (Line *line, guint pair)
{
  for (guint i = 0; i < line->chosen->len; i++)
    if (g_array_index (line->chosen, guint, i) == pair)
      return;
  g_array_append_val (line->chosen, pair);
}

/* Chooses the pair of the group @i; returns how many groups that took, 0 when it is not clear. */
static guint
choose_pair (Line *line, guint i)
{
  const Group *group = g_ptr_array_index (line->groups, i);
  g_autoptr (GArray) found = NULL;

  if (i + 1 < line->groups->len)
    {
      g_autoptr (GArray) both = find_both (line, group, g_ptr_array_index (line->groups, i + 1));

      if (both->len == 1)
        {
          choose (line, g_array_index (both, guint, 0));
          return 2;
        }
    }
  found = find_group (line, group);
  if (found->len == 1)
    {
      choose (line, g_array_index (found, guint, 0));
      return 1;
    }
  line->unclear = group;
  line->trouble = found->len > 1
                      ? ask_which (line, group, found)
                      : g_strdup_printf (_ ("No active pair has “%s”."), group->text->str);
  return 0;
}

static void
choose_pairs (Line *line)
{
  if (line->groups->len == 0 && line->trouble == NULL)
    line->trouble = g_strdup (_ ("Whose contact? Type a part of a name."));
  for (guint i = 0, n = 1; i < line->groups->len && line->trouble == NULL && n > 0; i += n)
    n = choose_pair (line, i);
}

/* --- Whether it can be stored --- */

static char *
say_dates (const char *format, TdDate one, const char *name, TdDate other)
{
  g_autofree char *one_text = td_date_format (one);
  g_autofree char *other_text = td_date_format (other);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return name ? g_strdup_printf (format, one_text, name, other_text)
              : g_strdup_printf (format, one_text, other_text);
#pragma GCC diagnostic pop
}

static void
check_dates (Line *line)
{
  TdLineFacts *facts = &line->facts;

  if (line->trouble)
    return;
  if (facts->on_date == TD_DATE_NONE)
    facts->on_date = line->today;
  if (facts->on_date > line->today)
    line->trouble =
        say_dates (_ ("%s lies ahead of today, %s."), facts->on_date, NULL, line->today);
  else if (facts->next_date != TD_DATE_NONE && facts->next_date <= facts->on_date)
    line->trouble = say_dates (_ ("The next contact, %s, must come after %s."), facts->next_date,
                               NULL, facts->on_date);
  for (guint i = 0; i < line->chosen->len && line->trouble == NULL; i++)
    {
      const TdLinePair *pair = get_pair (line, line->chosen, i);
      g_autofree char *name = dup_pair_name (pair);

      if (facts->on_date < pair->matched_on)
        line->trouble = say_dates (_ ("%s lies before %s began on %s."), facts->on_date, name,
                                   pair->matched_on);
    }
}

static TdContact *
make_contact (Line *line, const TdLinePair *pair)
{
  TdContact *contact = td_contact_new (pair->pair_id, line->facts.on_date);

  contact->next_date = line->facts.next_date;
  contact->minutes = line->facts.minutes;
  contact->success = line->facts.success;
  td_record_set_text (&contact->outcome, line->facts.outcome ? line->facts.outcome : "held");
  td_record_set_text (&contact->kind, line->facts.kind ? line->facts.kind : "meeting");
  td_record_set_text (&contact->mode, line->facts.mode);
  td_record_set_text (&contact->initiated_by, line->facts.initiated_by);
  td_record_set_text (&contact->note, line->note);
  td_record_set_text (&contact->mentor_name, pair->mentor_name);
  td_record_set_text (&contact->mentee_name, pair->mentee_name);
  td_record_set_text (&contact->program_name, pair->program_name);
  return contact;
}

/* --- The sentence --- */

static void
add_part (GString *sentence, char *part)
{
  if (part && part[0] != '\0')
    g_string_append_printf (sentence, ", %s", part);
  g_free (part);
}

static char *
say_pairs (Line *line)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < line->chosen->len; i++)
    {
      const TdLinePair *pair = get_pair (line, line->chosen, i);

      g_string_append (list, i > 0 ? "; " : "");
      if (pair->program_name)
        /* Translators: mentor, mentee, programme. */
        g_string_append_printf (list, _ ("%s with %s (%s)"), pair->mentor_name, pair->mentee_name,
                                pair->program_name);
      else
        g_string_append_printf (list, "%s – %s", pair->mentor_name, pair->mentee_name);
    }
  return g_string_free (list, FALSE);
}

static char *
say_all (Line *line)
{
  const TdLineFacts *facts = &line->facts;
  g_autofree char *on = td_date_format (facts->on_date);
  g_autofree char *next = td_date_format (facts->next_date);
  g_autofree char *pairs = say_pairs (line);
  GString *sentence = g_string_new (NULL);
  int minutes = facts->minutes;

  g_string_append_printf (sentence, "%s: %s", on, pairs);
  if (facts->outcome && !g_str_equal (facts->outcome, "held"))
    add_part (sentence, g_strdup (td_contact_outcome_get_label (facts->outcome)));
  if (facts->kind && !g_str_equal (facts->kind, "meeting"))
    add_part (sentence, g_strdup (td_contact_kind_get_label (facts->kind)));
  if (minutes > 0)
    add_part (sentence, g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes));
  add_part (sentence, g_strdup (td_contact_mode_get_label (facts->mode)));
  if (facts->initiated_by)
    add_part (sentence, g_strdup (g_str_equal (facts->initiated_by, "mentor") ? _ ("by mentor")
                                                                              : _ ("by mentee")));
  if (facts->success)
    add_part (sentence, g_strdup (_ ("a success")));
  if (facts->next_date != TD_DATE_NONE)
    /* Translators: the date agreed for the next contact. */
    add_part (sentence, g_strdup_printf (_ ("next on %s"), next));
  if (line->note)
    add_part (sentence, g_strdup_printf ("“%s”", line->note));
  return g_string_free (sentence, FALSE);
}

TdContactLine *
td_contact_line_parse (const char *text, TdLineNames *names, TdDate today, TdDateOrder order)
{
  TdContactLine *result = g_new0 (TdContactLine, 1);
  g_auto (Line) line = { 0 };

  g_return_val_if_fail (text != NULL && today != TD_DATE_NONE, result);

  result->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  read_line (&line, text, names, today, order);
  choose_pairs (&line);
  check_dates (&line);
  result->valid = line.trouble == NULL;
  if (!result->valid)
    {
      result->preview = g_steal_pointer (&line.trouble);
      return result;
    }
  result->preview = say_all (&line);
  for (guint i = 0; i < line.chosen->len; i++)
    g_ptr_array_add (result->contacts, make_contact (&line, get_pair (&line, line.chosen, i)));
  return result;
}

void
td_contact_line_free (TdContactLine *line)
{
  if (line == NULL)
    return;
  g_clear_pointer (&line->contacts, g_ptr_array_unref);
  g_free (line->preview);
  g_free (line);
}

/* --- Completion --- */

/* The line with a name made whole: one person where that is enough, else both. */
static char *
complete_with (Line *line, const char *text, const Group *group, guint index)
{
  const TdLinePair *pair = td_line_names_get_pair (line->names, index);
  gboolean mentor =
      td_line_names_is_mentor (line->names, index, (const char *const *) group->keys->pdata,
                               group->keys->len);
  const char *name = mentor ? pair->mentor_name : pair->mentee_name;
  const char *other = mentor ? pair->mentee_name : pair->mentor_name;
  gboolean enough = td_line_names_count (line->names, index, mentor) == 1;
  const char *rest = text + group->end;

  return g_strdup_printf ("%.*s%s%s%s%s", (int) group->start, text, name, enough ? "" : " & ",
                          enough ? "" : other, rest[0] != '\0' ? rest : " ");
}

/* The name being typed, or one further left that can be several pairs. */
static const Group *
choose_group (Line *line, const char *text)
{
  const Group *last =
      line->groups->len > 0 ? g_ptr_array_index (line->groups, line->groups->len - 1) : NULL;

  if (last && last->end == strlen (text))
    return last;
  choose_pairs (line);
  return line->unclear;
}

char **
td_contact_line_complete (const char *text,
                          TdLineNames *names,
                          TdDate today,
                          TdDateOrder order,
                          guint limit)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (Line) line = { 0 };
  const Group *group;
  g_autoptr (GArray) found = NULL;

  read_line (&line, text, names, today, order);
  group = choose_group (&line, text);
  if (group == NULL)
    return g_strv_builder_end (lines);
  found = find_group (&line, group);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      guint index = g_array_index (found, guint, i);
      g_autofree char *whole = complete_with (&line, text, group, index);

      g_strv_builder_add (lines, whole);
    }
  return g_strv_builder_end (lines);
}
