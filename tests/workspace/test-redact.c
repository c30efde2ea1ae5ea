/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-redact.h"

#include "td-test-workspace.h"

static void
assert_becomes (TdRedactor *redactor, const char *text, const char *expected)
{
  g_autofree char *made = td_redactor_apply (text, redactor);

  g_assert_cmpstr (made, ==, expected);
}

static void
test_names (void)
{
  g_autoptr (TdRedactor) redactor = td_redactor_new ();

  td_redactor_add_name (redactor, "Zoë Łódzka", "X");
  assert_becomes (redactor, "Zoë Łódzka – Bob", "X – Bob");
  assert_becomes (redactor, "with ZOË  ŁÓDZKA.", "with X.");
  assert_becomes (redactor, "Zoë\u00a0Łódzka, twice: zoë łódzka", "X, twice: X");
  assert_becomes (redactor, "Zoë Łódzkas", NULL);
  assert_becomes (redactor, "AnZoë Łódzka", NULL);
  assert_becomes (redactor, "Zoë", NULL);
  assert_becomes (redactor, "", NULL);
  assert_becomes (redactor, NULL, NULL);
}

/* A word alone is too common to be a name for certain. */
static void
test_one_word (void)
{
  g_autoptr (TdRedactor) redactor = td_redactor_new ();

  td_redactor_add_name (redactor, "Will", "X");
  td_redactor_add_name (redactor, NULL, "X");
  assert_becomes (redactor, "Will she come? Will", NULL);
  td_redactor_add (redactor, "will@example.org", "X");
  assert_becomes (redactor, "mailto:Will@Example.org?", "mailto:X?");
  assert_becomes (redactor, "goodwill@example.org", NULL);
}

static void
test_numbers (void)
{
  g_autoptr (TdRedactor) redactor = td_redactor_new ();

  td_redactor_add_number (redactor, "1017", "X");
  assert_becomes (redactor, "1017", "X");
  assert_becomes (redactor, "Lee, Ann (1017)", "Lee, Ann (X)");
  assert_becomes (redactor, "{\"number\":\"1017\",\"row\":1017}",
                  "{\"number\":\"X\",\"row\":1017}");
  assert_becomes (redactor, "Room 1017", NULL);
  td_redactor_add_number (redactor, "100017", "X");
  td_redactor_add_number (redactor, "E-42", "Y");
  assert_becomes (redactor, "asked 100017, e-42", "asked X, Y");
  assert_becomes (redactor, "1000171", NULL);
}

void
test_redact_add (void)
{
  g_test_add_func ("/redact/names", test_names);
  g_test_add_func ("/redact/one-word", test_one_word);
  g_test_add_func ("/redact/numbers", test_numbers);
}
