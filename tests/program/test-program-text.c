/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-program-text.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "program/td-program.h"
#include "tests/td-test.h"

void test_program_text_add (void);

static const TdTextValue values[] = {
  { "given_name", "Zoë" }, { "other", "Bram de Vries" }, { "cadence", "monthly" },
  { "next_due", "" },      { "planned_end", "1 May" },
};

static void
test_fill (void)
{
  static const struct
  {
    const char *text;
    const char *want;
  } cases[] = {
    { "Dear {given_name},", "Dear Zoë," },
    { "{Given Name} {GIVEN-NAME} { given_name }", "Zoë Zoë Zoë" },
    { "Until {planned end}.", "Until 1 May." },
    { "{rhythm}, {other}", "monthly, Bram de Vries" },
    { "a\n\n{next_due} was due\n\nb", "a\n\nb" },
    { "{last_contact}\n\nb", "b" },
    { "a\nlast {last_contact}\n\nb", "a\n\nb" },
    { "a\n\n{last_contact}\n{next_due}\nb\n", "a\n\nb\n" },
    { "{other} {next_due}\nb", "b" },
    { "{unheard of} {other", "{unheard of} {other" },
    { "{{other}}", "{Bram de Vries}" },
    { "{} {oth\ner}", "{} {oth\ner}" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filled = td_text_fill (cases[i].text, values, G_N_ELEMENTS (values));

      g_assert_cmpstr (filled, ==, cases[i].want);
    }
}

/* A value is put in once: braces in it are not read again. */
static void
test_fill_value_with_braces (void)
{
  const TdTextValue tricky[] = { { "other", "{name}" }, { "name", "secret" } };
  g_autofree char *filled = td_text_fill ("{other}", tricky, G_N_ELEMENTS (tricky));

  g_assert_cmpstr (filled, ==, "{name}");
}

/* A name in a line from the right keeps its place; items of a list are lines of their own. */
static void
test_fill_mirrored (void)
{
  const TdTextValue mixed[] = { { "other", "Ann" },
                                { "reasons", "• Ann يود\n• هو" },
                                { "focus", "• Ann يود" } };
  g_autofree char *filled = NULL;

  g_setenv ("LANGUAGE", "ar", TRUE);
  filled = td_text_fill ("مع {other}.\n{reasons}\n{focus}", mixed, G_N_ELEMENTS (mixed));
  g_unsetenv ("LANGUAGE");
  g_assert_cmpstr (filled, ==, "مع \u2068Ann\u2069.\n• Ann يود\n• هو\n• Ann يود");
}

static void
test_named (void)
{
  g_autofree char *named = td_text_name_placeholders ("{Planned end}, {other} {who}\n{{name}");

  g_assert_cmpstr (named, ==, "{planned_end}, {other} {who}\n{{name}");
}

static void
test_unknown (void)
{
  g_auto (GStrv) unknown = td_text_list_unknown ("{mentr} {other} {mentr} {when} {a\nb}");
  g_auto (GStrv) none = td_text_list_unknown ("{Mentor} no { braces");

  g_assert_cmpuint (g_strv_length (unknown), ==, 2);
  g_assert_cmpstr (unknown[0], ==, "mentr");
  g_assert_cmpstr (unknown[1], ==, "when");
  g_assert_null (none[0]);
}

/* Every word that is offered is found again, and means one thing. */
static void
test_placeholders (void)
{
  guint n;
  const TdTextPlaceholder *placeholders = td_text_placeholders (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *label = td_text_placeholder_get_label (&placeholders[i]);

      g_assert_true (td_text_placeholder_find (placeholders[i].name) == &placeholders[i]);
      g_assert_true (td_text_placeholder_find (label) == &placeholders[i]);
      g_assert_cmpstr (td_text_placeholder_get_description (&placeholders[i]), !=, "");
    }
}

/* Every built-in text uses placeholders that there are, and a letter has a subject. */
static void
test_builtin (void)
{
  guint n;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *subject = td_program_text_get_builtin_subject (kinds[i].kind);
      g_autofree char *remark =
          td_program_text_check (kinds[i].kind, subject,
                                 td_program_text_get_builtin_body (kinds[i].kind));

      g_assert_null (remark);
      g_assert_true ((subject != NULL) == kinds[i].letter);
      g_assert_cmpstr (td_program_text_kind_get_label (kinds[i].kind), !=, "");
    }
  g_assert_null (td_program_text_kind_find ("nothing"));
}

static gint64
make_program (TdDatabase *db)
{
  g_autoptr (TdProgram) program = td_program_new ("mentoring");

  td_record_set_text (&program->name, "Spring");
  g_assert_true (td_program_save (db, program, NULL));
  return program->id;
}

static void
assert_text (TdDatabase *db, gint64 program_id, const char *subject, const char *body)
{
  g_autofree char *found_subject = td_program_text_dup_subject (db, program_id, "reminder", NULL);
  g_autofree char *found_body = td_program_text_dup_body (db, program_id, "reminder", NULL);

  g_assert_cmpstr (found_subject, ==, subject);
  g_assert_cmpstr (found_body, ==, body);
}

static void
test_set_and_reset (TdTestFile *file, gconstpointer data)
{
  const char *subject = td_program_text_get_builtin_subject ("reminder");
  const char *body = td_program_text_get_builtin_body ("reminder");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  gint64 id = make_program (file->db);
  gboolean changed = TRUE;

  assert_text (file->db, id, subject, body);
  g_assert_true (td_program_text_set (file->db, id, "reminder", subject, "Hi {name}", &error));
  g_assert_no_error (error);
  assert_text (file->db, id, subject, "Hi {name}");
  g_assert_true (td_program_text_is_changed (file->db, id, "reminder", &changed, &error));
  g_assert_true (changed);
  entry = td_change_find_undoable (file->db, NULL);
  g_assert_cmpstr (entry->action, ==, "program.text");
  g_assert_cmpstr (entry->detail, ==, "Spring, Reminder");

  /* The same again is no change; the built-in text is not stored. */
  g_assert_true (td_program_text_set (file->db, id, "reminder", subject, "Hi {name}", &error));
  g_assert_cmpint (td_change_get_newest (file->db), ==, entry->id);
  g_assert_true (td_program_text_set (file->db, id, "reminder", "Me", body, &error));
  assert_text (file->db, id, "Me", body);
  g_assert_true (td_program_text_set (file->db, id, "reminder", subject, body, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM program_text"), ==, 0);
  g_assert_true (td_program_text_set (file->db, id, "reminder", "A", "B", &error));
  g_assert_true (td_program_text_set (file->db, id, "reminder", NULL, NULL, &error));
  assert_text (file->db, id, subject, body);
  g_assert_true (td_program_text_is_changed (file->db, id, "reminder", &changed, &error));
  g_assert_false (changed);
  g_assert_true (td_change_undo (file->db, td_change_get_newest (file->db), &error));
  assert_text (file->db, id, "A", "B");
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = make_program (file->db);

  g_assert_false (td_program_text_set (file->db, id, "end", NULL, "Dear {nmae}", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "{nmae}"));
  g_clear_error (&error);
  g_assert_false (td_program_text_set (file->db, id, "end", "{what}", "Dear", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_program_text_set (file->db, id, "end", NULL, " \n", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_program_text_set (file->db, 99, "end", NULL, "Dear", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM program_text"), ==, 0);
}

/* The texts go with a programme that is copied. */
static void
test_copied (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdProgram) copy = NULL;
  g_autofree char *body = NULL;
  gint64 id = make_program (file->db);

  g_assert_true (td_program_text_set (file->db, id, "agreement", "not used", "We agree.", &error));
  copy = td_program_copy (file->db, id, "Autumn", td_test_date ("2026-09-01"), &error);
  g_assert_no_error (error);
  body = td_program_text_dup_body (file->db, copy->id, "agreement", &error);
  g_assert_cmpstr (body, ==, "We agree.");
  g_assert_null (td_program_text_dup_subject (file->db, copy->id, "agreement", &error));
  g_assert_no_error (error);
}

void
test_program_text_add (void)
{
#define ADD(name, function)                                                          \
  g_test_add ("/program-text/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  g_test_add_func ("/program-text/fill", test_fill);
  g_test_add_func ("/program-text/fill-value-with-braces", test_fill_value_with_braces);
  g_test_add_func ("/program-text/fill-mirrored", test_fill_mirrored);
  g_test_add_func ("/program-text/named", test_named);
  g_test_add_func ("/program-text/unknown", test_unknown);
  g_test_add_func ("/program-text/placeholders", test_placeholders);
  g_test_add_func ("/program-text/builtin", test_builtin);
  ADD ("set-and-reset", test_set_and_reset);
  ADD ("refused", test_refused);
  ADD ("copied", test_copied);
#undef ADD
}
