/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-record.h"

void test_record_add (void);

#define SAMPLE_TYPE_ROW (sample_row_get_type ())
G_DECLARE_FINAL_TYPE (SampleRow, sample_row, SAMPLE, ROW, TdRecord)

struct _SampleRow
{
  TdRecord parent_instance;

  gint64 id;
  int places;
  double hours;
  gboolean ready;
  char *first_name;
  TdDate hire_date;
};

static const TdField fields[] = {
  TD_FIELD (SampleRow, id, TD_FIELD_ID),           TD_FIELD (SampleRow, places, TD_FIELD_INT),
  TD_FIELD (SampleRow, hours, TD_FIELD_REAL),      TD_FIELD (SampleRow, ready, TD_FIELD_BOOL),
  TD_FIELD (SampleRow, first_name, TD_FIELD_TEXT), TD_FIELD (SampleRow, hire_date, TD_FIELD_DATE),
};

TD_DEFINE_RECORD (SampleRow, sample_row, fields)

static void
count_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  SampleRow *row = g_object_new (SAMPLE_TYPE_ROW, "first-name", "Anouk", "id", (gint64) 7, NULL);
  g_autofree char *name = NULL;
  TdDate hired;
  int count = 0;

  row->hire_date = td_date_from_iso ("2020-02-29");
  g_object_get (row, "first-name", &name, "hire-date", &hired, NULL);
  g_assert_cmpstr (name, ==, "Anouk");
  g_assert_cmpint (hired, ==, row->hire_date);
  g_assert_cmpint (row->id, ==, 7);

  g_signal_connect (row, "notify::places", G_CALLBACK (count_cb), &count);
  g_object_set (row, "places", 3, NULL);
  g_object_set (row, "places", 3, NULL);
  g_assert_cmpint (count, ==, 1);
  g_assert_finalize_object (row);
}

static void
test_copy (void)
{
  g_autoptr (SampleRow) row = g_object_new (SAMPLE_TYPE_ROW, "first-name", "Ann", NULL);
  g_autoptr (SampleRow) copy = NULL;

  row->hours = 1.5;
  row->ready = TRUE;
  copy = td_record_copy (row);
  g_assert_true (td_record_equal (row, copy));
  td_record_set_text (&copy->first_name, "Anna");
  g_assert_false (td_record_equal (row, copy));
  g_assert_cmpstr (row->first_name, ==, "Ann");
  td_record_set_text (&copy->first_name, "Ann");
  copy->hours = 1.25;
  g_assert_false (td_record_equal (row, copy));
}

static void
test_assign (void)
{
  g_autoptr (SampleRow) shown = g_object_new (SAMPLE_TYPE_ROW, "places", 3, NULL);
  g_autoptr (SampleRow) loaded = g_object_new (SAMPLE_TYPE_ROW, "places", 4, NULL);
  int count = 0;

  g_signal_connect (shown, "notify", G_CALLBACK (count_cb), &count);
  td_record_assign (shown, loaded);
  g_assert_true (td_record_equal (shown, loaded));
  g_assert_cmpint (count, ==, 1);
}

void
test_record_add (void)
{
  g_test_add_func ("/base/record/assign", test_assign);
  g_test_add_func ("/base/record/properties", test_properties);
  g_test_add_func ("/base/record/copy", test_copy);
}
