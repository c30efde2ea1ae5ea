/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-enrolment-row.h"

#include "base/td-text.h"
#include "exchange/td-answer-commas.h"
#include "exchange/td-role-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_enrolment_row_free (TdEnrolmentRow *row)
{
  g_clear_object (&row->after);
  g_clear_pointer (&row->wishes, g_array_unref);
  g_clear_pointer (&row->vetoes, g_array_unref);
  g_free (row);
}

/* Microsoft Forms writes "anonymous" where nobody had to sign in. */
static gboolean
is_anonymous (const char *text)
{
  return *text == '\0' || g_ascii_strcasecmp (text, "anonymous") == 0;
}

const char *
td_enrolment_row_unknown_words (void)
{
  return _ ("This person is not on the roster.");
}

TdEmployee *
td_enrolment_row_find (TdRowReader *reader, TdDirectory *directory)
{
  return td_enrolment_row_find_in (reader, directory, td_enrolment_row_unknown_words ());
}

TdEmployee *
td_enrolment_row_find_in (TdRowReader *reader, TdDirectory *directory, const char *unknown)
{
  static const char *const keys[] = { "number", "correct_email", "email", "name" };
  const char *given = NULL;
  TdDirectoryAnswer answer = TD_DIRECTORY_NONE;
  gpointer person = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = td_row_reader_get (reader, keys[i]);

      if (is_anonymous (text))
        continue;
      answer = td_directory_find (directory, text, &person);
      if (answer == TD_DIRECTORY_FOUND)
        return person;
      if (given == NULL)
        given = keys[i];
    }
  if (given == NULL)
    td_row_reader_complain (reader, "email", _ ("This row does not say whose it is."));
  else if (answer == TD_DIRECTORY_MANY)
    td_row_reader_complain (reader, given,
                            _ ("Several people have this name or address; add the number."));
  else
    td_row_reader_complain (reader, given, unknown);
  return NULL;
}

int
td_enrolment_row_find_time (TdTable *table)
{
  static const char *const names[] = { "completiontime", "timestamp",       "zeitstempel",
                                       "abschlusszeit",  "horodateur",      "heuredefin",
                                       "tijdstempel",    "voltooiingstijd", "submittedat",
                                       "starttime" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint column = 0; column < td_table_get_n_columns (table); column++)
      {
        g_autofree char *squeezed = td_header_squeeze (td_table_get_header (table, column));

        if (strcmp (squeezed, names[i]) == 0)
          return (int) column;
      }
  return -1;
}

gint64
td_enrolment_row_read_time (TdRowReader *reader, int column)
{
  const char *text =
      column < 0 ? "" : td_table_get_cell (reader->table, reader->row, (guint) column);

  return (gint64) td_date_read (text, reader->order, reader->pivot, NULL) * 86400 +
         td_time_of_day_read (text);
}

static void
read_list (TdRowReader *reader, const char *field, char **member)
{
  g_auto (GStrv) entries = NULL;

  if (!td_row_reader_has (reader, field))
    return;
  entries = td_text_split_list (td_row_reader_get (reader, field));
  td_record_take_text (member, td_text_join_list ((const char *const *) entries));
}

/* A column of skills that does not say more: what a mentor offers and a mentee wants. What a column
 * of its own says counts for more. */
static void
read_skills (TdEnrolment *after, TdRowReader *reader)
{
  gboolean wanted = strcmp (after->role, "mentee") == 0;
  const char *own = wanted ? "skills_wanted" : "skills_offered";

  read_list (reader, "skills_offered", &after->skills_offered);
  read_list (reader, "skills_wanted", &after->skills_wanted);
  if (*td_row_reader_get (reader, "skills") == '\0' || *td_row_reader_get (reader, own) != '\0')
    return;
  read_list (reader, "skills", wanted ? &after->skills_wanted : &after->skills_offered);
  if (strcmp (after->role, "both") == 0 && *td_row_reader_get (reader, "skills_wanted") == '\0')
    td_row_reader_complain (
        reader, "skills",
        _ ("It isn't said whether these skills are offered or wanted; they were taken as offered. "
           "Two columns, “Skills offered” and “Skills wanted”, say both."));
}

/* Reasons are codes; what is none is reported and left out. */
static void
read_reasons (TdRowReader *reader, TdEnrolment *after)
{
  g_auto (GStrv) entries = NULL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  gboolean all = TRUE;

  if (!td_row_reader_has (reader, "reasons"))
    return;
  entries = td_text_split_list (td_row_reader_get (reader, "reasons"));
  for (char **entry = entries; *entry; entry++)
    {
      const char *code = td_enrolment_parse_reason (*entry);

      if (code == NULL)
        all = FALSE;
      else if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }
  if (!all)
    td_row_reader_complain (
        reader, "reasons",
        _ ("Not every reason is one that Tandem knows; those were left out. Where "
           "they are skills, let the column become “Skills wanted”."));
  g_ptr_array_add (codes, NULL);
  td_record_take_text (&after->reasons, td_text_join_list ((const char *const *) codes->pdata));
}

/* A code; what is none is reported and left out. */
static void
read_occasion (TdRowReader *reader, TdEnrolment *after)
{
  g_autofree char *text = td_row_reader_dup (reader, "occasion");
  const char *code = text ? td_enrolment_parse_occasion (text) : NULL;

  if (code)
    td_record_set_text (&after->occasion, code);
  else if (text)
    td_row_reader_complain (reader, "occasion",
                            _ ("This is no occasion that Tandem knows; it was left out."));
}

static void
read_text (TdRowReader *reader, const char *field, char **member)
{
  if (td_row_reader_has (reader, field))
    td_record_take_text (member, td_row_reader_dup (reader, field));
}

/* An amount between 0 and @most; FALSE where there is none, with a problem where it is no number.
 */
static gboolean
read_amount (TdRowReader *reader, const char *field, double most, double *amount)
{
  g_autofree char *text = td_row_reader_dup (reader, field);

  if (text == NULL)
    return FALSE;
  if (td_amount_read (text, amount) && *amount >= 0 && *amount <= most)
    return TRUE;
  td_row_reader_complain (reader, field, _ ("This is not a number that is possible here."));
  return FALSE;
}

/* The role said; else the one there was; else the one that the skills speak for. */
static const char *
read_role (TdEnrolmentRow *row, TdRowReader *reader)
{
  gboolean offers = *td_row_reader_get (reader, "skills_offered") != '\0';
  gboolean wants = *td_row_reader_get (reader, "skills_wanted") != '\0';
  const char *text = td_row_reader_get (reader, "role");
  const char *role = td_role_read (text);

  if (role == NULL && *text)
    role = td_enrolment_parse_role (text);
  if (role || (row->before && *text == '\0'))
    return role ? role : row->before->role;
  if (row->before || offers != wants)
    {
      td_row_reader_complain (reader, "role",
                              row->before ? _ ("This role is not known; the one there was stays.")
                                          : _ ("No role is said; the skills decided it."));
      return row->before ? row->before->role : offers ? "mentor" : "mentee";
    }
  td_row_reader_complain (reader, "role",
                          _ ("It can't be told whether this is a mentor or a mentee."));
  return NULL;
}

static void
read_from (TdEnrolmentRow *row, TdRowReader *reader)
{
  g_autofree char *text = td_row_reader_dup (reader, "from");
  TdDate from;

  if (td_row_reader_judge_date (reader, "from", text, TRUE, &from) && from)
    row->after->from_date = from;
}

static void
add_person (TdEnrolmentRow *row,
            TdRowReader *reader,
            GArray *ids,
            const char *field,
            gpointer found)
{
  TdEmployee *employee = found;

  if (employee == row->employee)
    {
      td_row_reader_complain (reader, field, _ ("Nobody can be named by themselves here."));
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == employee->id)
      return;
  g_array_append_val (ids, employee->id);
}

/* The people that a cell names: one alone ("LEE, ANN"), or a list. */
static GArray *
read_people (TdEnrolmentRow *row, TdRowReader *reader, TdDirectory *directory, const char *field)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *text = td_row_reader_get (reader, field);
  g_auto (GStrv) entries = td_text_split_list (text);
  gpointer person = NULL;

  if (td_directory_find (directory, text, &person) == TD_DIRECTORY_FOUND)
    {
      add_person (row, reader, ids, field, person);
      return ids;
    }
  for (char **entry = entries; *entry; entry++)
    switch (td_directory_find (directory, *entry, &person))
      {
      case TD_DIRECTORY_FOUND:
        add_person (row, reader, ids, field, person);
        break;
      case TD_DIRECTORY_MANY:
        td_row_reader_complain (reader, field,
                                _ ("Several people have a name or address given here; add the "
                                   "number."));
        break;
      default:
        td_row_reader_complain (reader, field, _ ("Somebody named here is not on the roster."));
      }
  return ids;
}

/* A veto is stronger than a wish. */
static void
drop_vetoed (TdEnrolmentRow *row, TdRowReader *reader)
{
  for (guint i = 0; row->vetoes && row->wishes && i < row->vetoes->len; i++)
    for (guint j = row->wishes->len; j > 0; j--)
      if (g_array_index (row->wishes, gint64, j - 1) == g_array_index (row->vetoes, gint64, i))
        {
          g_array_remove_index (row->wishes, j - 1);
          td_row_reader_complain (reader, "wishes",
                                  _ ("Somebody is both wished for and vetoed; the veto counts."));
        }
}

static void
read_amounts (TdEnrolmentRow *row, TdRowReader *reader)
{
  TdEnrolment *after = row->after;
  double amount;

  if (read_amount (reader, "places", 1000, &amount))
    after->places = (int) amount;
  if (strcmp (after->role, "mentee") == 0)
    after->places = 0;
  else if (after->places == 0 && *td_row_reader_get (reader, "places") == '\0')
    after->places = 1;
  if (read_amount (reader, "hours", 744, &amount))
    after->hours = amount;
}

/* A form may ask whether the answers may be kept: "No, I do not" is a no. */
static gboolean
has_consent (TdRowReader *reader)
{
  g_autofree char *text = td_row_reader_dup (reader, "consent");
  gboolean said = TRUE;

  if (text == NULL)
    return TRUE;
  text[strcspn (text, " ,.;")] = '\0';
  if (!td_truth_read (text, &said) || said)
    return TRUE;
  td_row_reader_complain (reader, "consent",
                          _ ("No consent was given to keep these answers; they were not taken."));
  return FALSE;
}

gboolean
td_enrolment_row_read (TdEnrolmentRow *row,
                       TdRowReader *reader,
                       TdDirectory *directory,
                       gint64 program_id)
{
  const char *role = has_consent (reader) ? read_role (row, reader) : NULL;

  if (role == NULL)
    return FALSE;
  row->after = row->before
                   ? td_record_copy (row->before)
                   : td_enrolment_new (program_id, row->employee->id, role, reader->options->today);
  td_record_set_text (&row->after->role, role);
  read_from (row, reader);
  read_amounts (row, reader);
  read_skills (row->after, reader);
  read_list (reader, "languages", &row->after->languages);
  read_list (reader, "strengths", &row->after->strengths);
  read_list (reader, "topics_excluded", &row->after->topics_excluded);
  read_text (reader, "referred_by", &row->after->referred_by);
  read_occasion (reader, row->after);
  read_reasons (reader, row->after);
  if (td_row_reader_has (reader, "vetoes"))
    row->vetoes = read_people (row, reader, directory, "vetoes");
  if (td_row_reader_has (reader, "wishes"))
    row->wishes = read_people (row, reader, directory, "wishes");
  drop_vetoed (row, reader);
  return TRUE;
}

static void
doubt_list (GPtrArray *rows, TdRowReader *reader, const char *field)
{
  int column = td_mapping_get_column (reader->mapping, field);
  g_autoptr (TdAnswerCommas) commas =
      column < 0 ? NULL : td_answer_commas_new (reader->table, (guint) column);

  for (guint i = 0; commas && i < rows->len; i++)
    {
      TdEnrolmentRow *row = rows->pdata[i];

      reader->row = row->row;
      if (!row->refused &&
          td_answer_commas_are_doubtful (commas, td_row_reader_get (reader, field)))
        td_row_reader_complain (
            reader, field,
            _ ("A comma here may belong to an answer; it was taken as the end of one. Look at this "
               "list, or put semicolons between the answers in the file."));
    }
}

void
td_enrolment_row_doubt_lists (GPtrArray *rows, TdRowReader *reader)
{
  static const char *const lists[] = { "skills_offered", "skills_wanted", "skills",
                                       "languages",      "strengths",     "topics_excluded" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    doubt_list (rows, reader, lists[i]);
}
