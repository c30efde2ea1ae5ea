/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-letter.h"

#include "agenda/td-letter-private.h"
#include "base/td-text.h"
#include "feedback/td-feedback-due.h"
#include "pairing/td-pair-answer.h"
#include "program/td-cadence.h"
#include "program/td-program-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const TdField letter_fields[] = {
  TD_FIELD (TdLetter, pair_id, TD_FIELD_ID),      TD_FIELD (TdLetter, reference, TD_FIELD_TEXT),
  TD_FIELD (TdLetter, program_id, TD_FIELD_ID),   TD_FIELD (TdLetter, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdLetter, kind, TD_FIELD_TEXT),       TD_FIELD (TdLetter, side, TD_FIELD_TEXT),
  TD_FIELD (TdLetter, person_id, TD_FIELD_ID),    TD_FIELD (TdLetter, name, TD_FIELD_TEXT),
  TD_FIELD (TdLetter, given_name, TD_FIELD_TEXT), TD_FIELD (TdLetter, email, TD_FIELD_TEXT),
  TD_FIELD (TdLetter, other_name, TD_FIELD_TEXT), TD_FIELD (TdLetter, subject, TD_FIELD_TEXT),
  TD_FIELD (TdLetter, body, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdLetter, td_letter, letter_fields)

/* --- The values of a letter --- */

typedef struct
{
  GArray *values;  /* of TdTextValue */
  GPtrArray *kept; /* of char *: what values own */
} Values;

static void
clear_values (Values *values)
{
  g_clear_pointer (&values->values, g_array_unref);
  g_clear_pointer (&values->kept, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, clear_values)

static void
add (Values *values, const char *name, const char *text)
{
  const TdTextValue value = { name, text };

  g_array_append_val (values->values, value);
}

static void
take (Values *values, const char *name, char *text)
{
  g_ptr_array_add (values->kept, text);
  add (values, name, text);
}

static void
add_number (Values *values, const char *name, int number)
{
  if (number > 0)
    take (values, name, g_strdup_printf ("%d", number));
}

static const char *
role_label (TdSide side)
{
  /* Translators: in a letter: "is proposed as your mentor". */
  return side == TD_SIDE_MENTOR ? C_ ("role", "mentor") : C_ ("role", "mentee");
}

/* A person without a given name of her own is called by the first word of her name. */
static char *
dup_given_name (const TdLetterPerson *person)
{
  if (person->given_name && *person->given_name)
    return g_strdup (person->given_name);
  return g_strndup (person->name, strcspn (person->name, " "));
}

static void
add_people (Values *values, const TdLetterPair *pair, TdSide side)
{
  TdSide other = side == TD_SIDE_MENTOR ? TD_SIDE_MENTEE : TD_SIDE_MENTOR;
  const TdLetterPerson *mentor = &pair->people[TD_SIDE_MENTOR];
  const TdLetterPerson *mentee = &pair->people[TD_SIDE_MENTEE];

  add (values, "name", pair->people[side].name);
  take (values, "given_name", dup_given_name (&pair->people[side]));
  add (values, "department", pair->people[side].department);
  add (values, "role", role_label (side));
  add (values, "other", pair->people[other].name);
  add (values, "other_role", role_label (other));
  add (values, "other_email", pair->people[other].email);
  add (values, "mentor", mentor->name);
  add (values, "mentor_department", mentor->department);
  add (values, "mentee", mentee->name);
  add (values, "mentee_department", mentee->department);
}

static void
add_pair (Values *values, const TdLetterPair *pair, TdDate today)
{
  TdDate asked = MAX (pair->proposed, pair->asked);

  add (values, "program", pair->program_name);
  add (values, "objective", pair->objective);
  take (values, "cadence", td_cadence_dup_text_label (pair->cadence));
  take (values, "start", td_date_format (pair->start));
  take (values, "planned_end", td_date_format (pair->planned_end));
  add_number (values, "months", pair->months);
  take (values, "last_contact", td_date_format (pair->last_contact));
  take (values, "next_due", td_date_format (pair->next_due));
  take (values, pair->next_due < today ? "was_due" : "is_due", td_date_format (pair->next_due));
  take (values, "next_agreed", td_date_format (pair->next_agreed));
  add_number (values, "days_overdue", pair->days_overdue);
  take (values, "proposed", td_date_format (asked));
  add_number (values, "days_waiting", asked ? today - asked : 0);
  take (values, "today", td_date_format (today));
}

static void
add_reason (Values *values, const TdLetterPair *pair, TdSide side)
{
  take (values, "reasons", td_letter_pair_dup_reasons (pair, side));
  take (values, "focus", td_letter_pair_dup_focus (pair));
  take (values, "time", td_letter_pair_dup_time (pair, side));
  take (values, "benefit", td_letter_pair_dup_benefit (pair, side));
}

static void
collect (Values *values,
         const TdLetterPair *pair,
         TdSide side,
         const TdLetterSender *sender,
         TdDate today)
{
  values->values = g_array_new (FALSE, FALSE, sizeof (TdTextValue));
  values->kept = g_ptr_array_new_with_free_func (g_free);
  add_people (values, pair, side);
  add_pair (values, pair, today);
  add_reason (values, pair, side);
  add (values, "coordinator", sender ? sender->name : NULL);
  add (values, "coordinator_email", sender ? sender->email : NULL);
  add (values, "organisation", sender ? sender->organisation : NULL);
}

static char *
fill (const char *text, const Values *values)
{
  return td_text_fill (text, (const TdTextValue *) (gpointer) values->values->data,
                       values->values->len);
}

/* A subject is one line. */
static char *
fill_subject (const char *text, const Values *values)
{
  return g_strstrip (g_strdelimit (fill (text, values), "\r\n\t", ' '));
}

gboolean
td_letter_is_address (const char *text)
{
  const char *at = text ? strchr (text, '@') : NULL;

  return at && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL &&
         strpbrk (text, " \t\r\n,;<>\"()") == NULL;
}

TdLetter *
td_letter_make (const TdLetterPair *pair,
                TdSide side,
                const char *kind,
                const char *subject,
                const char *body,
                const TdLetterSender *sender,
                TdDate today)
{
  TdLetter *letter = g_object_new (TD_TYPE_LETTER, NULL);
  const TdLetterPerson *person = &pair->people[side];
  const TdLetterPerson *other = &pair->people[side == TD_SIDE_MENTOR];
  g_auto (Values) values = {};

  collect (&values, pair, side, sender, today);
  letter->pair_id = pair->pair_id;
  td_record_set_text (&letter->reference, pair->reference);
  letter->program_id = pair->program_id;
  td_record_set_text (&letter->program_name, pair->program_name);
  td_record_set_text (&letter->kind, kind);
  td_record_set_text (&letter->side, side == TD_SIDE_MENTOR ? "mentor" : "mentee");
  letter->person_id = person->id;
  td_record_set_text (&letter->name, person->name);
  td_record_take_text (&letter->given_name, dup_given_name (person));
  if (td_letter_is_address (person->email))
    td_record_set_text (&letter->email, person->email);
  td_record_set_text (&letter->other_name, other->name);
  if (subject)
    td_record_take_text (&letter->subject, fill_subject (subject, &values));
  td_record_take_text (&letter->body, fill (body, &values));
  return letter;
}

/* --- Letters to many --- */

/* The words of one programme. */
typedef struct
{
  gint64 program_id;
  char *subject;
  char *body;
  GHashTable *surveyed; /* "PAIR SIDE" of who has a survey to answer; of kind "survey" */
} Words;

static void
clear_words (Words *words)
{
  g_clear_pointer (&words->subject, g_free);
  g_clear_pointer (&words->body, g_free);
  g_clear_pointer (&words->surveyed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static char *
side_key (gint64 pair_id, const char *side)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pair_id, side);
}

static gboolean
load_surveyed (TdDatabase *db, Words *words, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) due = td_feedback_list_due (db, words->program_id, today, error);

  if (due == NULL)
    return FALSE;
  words->surveyed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < due->len; i++)
    {
      TdFeedbackDue *row = due->pdata[i];

      g_hash_table_add (words->surveyed, side_key (row->pair_id, row->side));
    }
  return TRUE;
}

static gboolean
load_words (TdDatabase *db,
            gint64 program_id,
            const char *kind,
            Words *words,
            TdDate today,
            GError **error)
{
  if (words->body && words->program_id == program_id)
    return TRUE;
  clear_words (words);
  words->program_id = program_id;
  words->subject = td_program_text_dup_subject (db, program_id, kind, error);
  words->body = words->subject ? td_program_text_dup_body (db, program_id, kind, error) : NULL;
  if (words->body == NULL)
    return FALSE;
  return !g_str_equal (kind, "survey") || load_surveyed (db, words, today, error);
}

static gboolean
has_survey (const Words *words, const TdLetterPair *pair, const char *side)
{
  g_autofree char *key = side_key (pair->pair_id, side);

  return g_hash_table_contains (words->surveyed, key);
}

static gboolean
is_for (const Words *words, const TdLetterPair *pair, TdSide side, const char *kind)
{
  gboolean mentor, mentee;

  if (g_str_equal (kind, "answer"))
    return pair->people[side].accepted_on == TD_DATE_NONE;
  if (words->surveyed == NULL)
    return TRUE;
  mentor = has_survey (words, pair, "mentor");
  mentee = has_survey (words, pair, "mentee");
  return mentor == mentee || (side == TD_SIDE_MENTOR ? mentor : mentee);
}

/* A mail has no headings: what marks them on paper is taken away. */
static TdLetter *
without_headings (TdLetter *letter)
{
  g_auto (GStrv) lines = g_strsplit (letter->body, "\n", -1);

  for (char **line = lines; *line; line++)
    if (g_str_has_prefix (*line, "# "))
      memmove (*line, *line + 2, strlen (*line + 2) + 1);
  td_record_take_text (&letter->body, g_strjoinv ("\n", lines));
  return letter;
}

GPtrArray *
td_letter_list (TdDatabase *db,
                const gint64 *pair_ids,
                guint n_pairs,
                const char *kind,
                const TdLetterSender *sender,
                TdDate today,
                GError **error)
{
  const TdProgramTextKind *info = td_program_text_kind_find (kind);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Words) words = {};

  g_return_val_if_fail (info != NULL && info->letter, NULL);

  for (guint i = 0; i < n_pairs; i++)
    {
      g_autoptr (TdLetterPairs) pairs = td_letter_pairs_load_one (db, pair_ids[i], today, error);
      const TdLetterPair *pair = pairs ? td_letter_pairs_get (pairs, 0) : NULL;

      if (pair == NULL || !load_words (db, pair->program_id, kind, &words, today, error))
        return NULL;
      for (TdSide side = TD_SIDE_MENTOR; side <= TD_SIDE_MENTEE; side++)
        if (is_for (&words, pair, side, kind))
          g_ptr_array_add (letters,
                           without_headings (td_letter_make (pair, side, kind, words.subject,
                                                             words.body, sender, today)));
    }
  return g_steal_pointer (&letters);
}

TdLetter *
td_letter_preview (TdDatabase *db,
                   gint64 program_id,
                   const char *kind,
                   const char *subject,
                   const char *body,
                   const TdLetterSender *sender,
                   TdDate today,
                   GError **error)
{
  g_autoptr (TdLetterPairs) pairs = NULL;
  gint64 pair_id = 0;

  if (!td_database_query_int (db, &pair_id, error,
                              "SELECT id FROM pair WHERE program_id = $1 "
                              "ORDER BY state <> 'active', id LIMIT 1",
                              "i", program_id))
    return NULL;
  pairs = pair_id ? td_letter_pairs_load_one (db, pair_id, today, error)
                  : td_letter_pairs_invent (db, program_id, today, error);
  if (pairs == NULL)
    return NULL;
  return without_headings (td_letter_make (td_letter_pairs_get (pairs, 0), TD_SIDE_MENTEE, kind,
                                           subject, body, sender, today));
}

/* --- Sending --- */

/* RFC 6068: everything but the unreserved characters is encoded, a line end is CR LF. */
static char *
encode_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *wire = g_strjoinv ("\r\n", lines);

  return g_uri_escape_string (wire, NULL, FALSE);
}

char *
td_letter_dup_uri (TdLetter *letter)
{
  g_autofree char *address = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (TD_IS_LETTER (letter), NULL);

  if (letter->email == NULL)
    return NULL;
  address = g_uri_escape_string (letter->email, "@", FALSE);
  subject = encode_text (letter->subject ? letter->subject : "");
  body = encode_text (letter->body);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", address, subject, body);
}

char *
td_letter_dup_unreachable (GPtrArray *letters)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < letters->len; i++)
    {
      TdLetter *letter = letters->pdata[i];

      if (letter->email == NULL)
        g_strv_builder_add (builder, letter->name);
    }
  names = g_strv_builder_end (builder);
  return names[0] ? g_strjoinv (td_text_get_comma (), names) : NULL;
}
