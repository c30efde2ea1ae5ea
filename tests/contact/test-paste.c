/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-paste.h"

#include "td-test.h"

#include <string.h>

void test_paste_add (void);

static GPtrArray *
paste (const char *text)
{
  TdLinePair pairs[] = {
    { 1, "Ada One", "Bob Two", NULL, td_test_date ("2024-01-01") },
    { 2, "Ada One", "Cid Three", NULL, td_test_date ("2024-01-01") },
  };
  g_autoptr (TdLineNames) names = td_line_names_new (pairs, G_N_ELEMENTS (pairs));

  return td_contact_paste_read (text, names, td_test_date ("2024-03-20"), TD_DATE_ORDER_DMY);
}

static void
assert_preview (GPtrArray *lines, guint i, guint number, gboolean valid, const char *words)
{
  const TdPastedLine *pasted = lines->pdata[i];

  g_test_message ("%s → %s", pasted->text, pasted->line->preview);
  g_assert_cmpuint (pasted->number, ==, number);
  g_assert_cmpint (pasted->line->valid, ==, valid);
  g_assert_nonnull (strstr (pasted->line->preview, words));
}

/* Lines as they are typed; blank ones are passed over, not counted. */
static void
test_typed (void)
{
  g_autoptr (GPtrArray) lines = paste ("12/3 bob 45m video\r\n\r\n13/3 ada\n14/3 nobody\n");

  g_assert_cmpuint (lines->len, ==, 3);
  assert_preview (lines, 0, 1, TRUE, "12 Mar 2024: Ada One – Bob Two, 45 minutes, video");
  assert_preview (lines, 1, 2, FALSE, "can be");
  assert_preview (lines, 2, 3, FALSE, "No active pair");
}

/* Cells in any order; a bare number is minutes, what means nothing else the note. */
static void
test_cells (void)
{
  g_autoptr (GPtrArray) lines = paste ("Date\tMentor\tMentee\tMinutes\tNote\n"
                                       "12/3/2024\tAda One\tBob Two\t45\tWent well, really\n"
                                       "Two, Bob\t13/3/2024\t\t\t\n"
                                       "14/3/2024\tAda One\tZoe\t30\tphone\n"
                                       "15/3/2024\tAda One\tCid Three\tmissed\t\n");

  g_assert_cmpuint (lines->len, ==, 4);
  assert_preview (lines, 0, 2, TRUE, "45 minutes, “Went well, really”");
  assert_preview (lines, 1, 3, TRUE, "13 Mar 2024: Ada One – Bob Two");
  assert_preview (lines, 2, 4, FALSE, "");
  assert_preview (lines, 3, 5, TRUE, "15 Mar 2024: Ada One – Cid Three, missed");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) lines = paste ("\n \t \n");

  g_assert_cmpuint (lines->len, ==, 0);
}

void
test_paste_add (void)
{
  g_test_add_func ("/paste/typed", test_typed);
  g_test_add_func ("/paste/cells", test_cells);
  g_test_add_func ("/paste/nothing", test_nothing);
}
