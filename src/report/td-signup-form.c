/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The form on paper with which people sign up for a programme. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "people/td-employee.h"
#include "program/td-sign-up.h"
#include "report/td-report-private.h"

#define BOX "☐"

/* Whom a question is for. */
typedef enum
{
  FOR_MENTEES,
  FOR_MENTORS,
  FOR_BOTH,
} Who;

static Who
find_who (const TdSignUpQuestion *question)
{
  static const char *const of_mentees[] = { "skills_wanted", "reasons", "occasion", NULL };
  static const char *const of_mentors[] = { "skills_offered", "strengths", "places", NULL };

  if (g_strv_contains (of_mentees, question->field))
    return FOR_MENTEES;
  return g_strv_contains (of_mentors, question->field) ? FOR_MENTORS : FOR_BOTH;
}

/* A form for one side does not ask which. */
static gboolean
is_for (const TdSignUpQuestion *question, const char *side)
{
  if (side == NULL)
    return TRUE;
  if (strcmp (question->field, "role") == 0)
    return FALSE;
  return find_who (question) != (strcmp (side, "mentor") == 0 ? FOR_MENTEES : FOR_MENTORS);
}

/* A few answers stand in a line, many below each other. */
static void
add_options (TdDocument *document, const TdSignUpQuestion *question)
{
  g_autoptr (GString) line = g_string_new (NULL);

  td_document_add_label (document, question->title);
  for (const char *const *option = question->options; *option; option++)
    if (question->several)
      td_document_add_item (document, BOX, *option);
    else
      {
        g_autofree char *words = g_strdup_printf (BOX " %s", *option);

        words = td_report_hold_together (g_steal_pointer (&words));
        g_string_append_printf (line, "%s%s", line->len ? "     " : "", words);
      }
  td_document_add_paragraph (document, line->str);
}

/* What is known of her stands there already. */
static const char *
find_known (const TdSignUpQuestion *question, TdEmployee *employee)
{
  if (employee && strcmp (question->field, "name") == 0)
    return employee->name;
  return employee && strcmp (question->field, "email") == 0 ? employee->email : NULL;
}

static void
add_question (TdDocument *document, const TdSignUpQuestion *question, TdEmployee *employee)
{
  const char *known = find_known (question, employee);
  g_autofree char *label = question->lines > 1
                               /* Translators: a question of a form, and how it is answered. */
                               ? g_strdup_printf (_ ("%s (%s)"), question->title, question->hint)
                               : g_strdup (question->title);

  if (known && *known)
    td_document_add_fact (document, label, known);
  else if (question->options)
    add_options (document, question);
  else
    td_document_add_blank (document, label, (guint) MAX (question->lines, 1));
}

static const char *
heading_of (Who who)
{
  if (who == FOR_MENTEES)
    return _ ("If you would like a mentor");
  return who == FOR_MENTORS ? _ ("If you would like to be a mentor") : _ ("For everybody");
}

/* Those for everybody first and last, as they come; a side's together. */
static void
add_questions (TdDocument *document, const char *side, TdEmployee *employee)
{
  g_autoptr (GArray) questions = td_sign_up_list_questions ();
  Who last = FOR_BOTH;

  for (guint i = 0; i < questions->len; i++)
    {
      const TdSignUpQuestion *question = &g_array_index (questions, TdSignUpQuestion, i);
      Who who = find_who (question);

      if (!is_for (question, side))
        continue;
      if (side == NULL && who != last)
        td_document_add_heading (document, 2, heading_of (who));
      last = who;
      add_question (document, question, employee);
    }
}

static char *
dup_title (TdProgram *program, const char *side)
{
  if (side == NULL)
    /* Translators: a programme. */
    return g_strdup_printf (_ ("Sign up for %s"), program->name);
  return strcmp (side, "mentor") == 0 ? g_strdup_printf (_ ("Be a mentor in %s"), program->name)
                                      : g_strdup_printf (_ ("Find a mentor in %s"), program->name);
}

TdDocument *
td_signup_form_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, options->program_id, error);
  g_autoptr (TdEmployee) employee = NULL;
  g_autoptr (TdDocument) document = NULL;
  g_autofree char *title = NULL;

  if (program == NULL)
    return NULL;
  if (options->employee_id)
    {
      employee = td_employee_load (db, options->employee_id, error);
      if (employee == NULL)
        return NULL;
    }
  title = dup_title (program, options->side);
  document = td_document_new (title);
  td_document_set_dates (document, options->printed_on, TD_DATE_NONE);
  td_document_set_letter (document, TRUE);
  td_document_set_confidentiality (document, _ ("Confidential: between whoever fills it in and the "
                                                "coordinator."));
  td_document_add_paragraph (document, program->objective);
  td_document_add_paragraph (
      document, _ ("What you write is used to find somebody who suits you, and for nothing else: "
                   "it is not shown to your manager and has no part in appraisals."));
  add_questions (document, options->side, employee);
  td_document_add_signature (document, employee ? employee->name : _ ("Signature"), program->name,
                             NULL);
  return g_steal_pointer (&document);
}
