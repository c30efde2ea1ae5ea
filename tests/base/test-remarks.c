/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-error.h"
#include "base/td-remarks.h"

void test_remarks_add (void);

static void
test_refusal_wins (void)
{
  g_autoptr (TdRemarks) remarks = td_remarks_new ();
  g_autoptr (GError) error = NULL;
  TdRemarkKind kind;

  td_remarks_add (remarks, TD_REMARK_WARNING, "name", "odd");
  g_assert_true (td_remarks_raise (remarks, NULL));
  td_remarks_add (remarks, TD_REMARK_REFUSAL, "name", "%d is no name", 7);
  td_remarks_add (remarks, TD_REMARK_REFUSAL, "name", "later");
  td_remarks_add (remarks, TD_REMARK_WARNING, "name", "later too");

  g_assert_cmpuint (td_remarks_get_size (remarks), ==, 1);
  g_assert_cmpstr (td_remarks_get (remarks, "name", &kind), ==, "7 is no name");
  g_assert_cmpint (kind, ==, TD_REMARK_REFUSAL);
  g_assert_true (td_remarks_refuse (remarks));
  g_assert_false (td_remarks_raise (remarks, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "7 is no name");
}

static void
test_order (void)
{
  g_autoptr (TdRemarks) remarks = td_remarks_new ();
  const char *field;

  td_remarks_add (remarks, TD_REMARK_WARNING, "b", "1");
  td_remarks_add (remarks, TD_REMARK_WARNING, "a", "2");
  g_assert_cmpstr (td_remarks_get_nth (remarks, 1, &field, NULL), ==, "2");
  g_assert_cmpstr (field, ==, "a");
  g_assert_null (td_remarks_get (remarks, "c", NULL));
  g_assert_false (td_remarks_refuse (remarks));
}

void
test_remarks_add (void)
{
  g_test_add_func ("/remarks/refusal-wins", test_refusal_wins);
  g_test_add_func ("/remarks/order", test_order);
}
