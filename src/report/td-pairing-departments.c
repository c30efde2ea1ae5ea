/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The pairing report by department. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/td-department-charts.h"
#include "report/td-pairing-report-private.h"
#include "report/td-report-private.h"

typedef struct
{
  const char *name; /* borrowed */
  guint mentors, places, taken, mentees, paired;
} Department;

static Department *
find_department (GArray *departments, const char *name)
{
  Department fresh = { td_report_department (name) };

  for (guint i = 0; i < departments->len; i++)
    if (strcmp (g_array_index (departments, Department, i).name, fresh.name) == 0)
      return &g_array_index (departments, Department, i);
  g_array_append_val (departments, fresh);
  return &g_array_index (departments, Department, departments->len - 1);
}

static int
compare_departments (gconstpointer a, gconstpointer b)
{
  const char *left = ((const Department *) a)->name;
  const char *right = ((const Department *) b)->name;
  int order = g_utf8_collate (left, right);

  return order ? order : strcmp (left, right);
}

static GArray *
count_departments (TdPairingData *data)
{
  GArray *departments = g_array_new (FALSE, FALSE, sizeof (Department));

  for (guint i = 0; i < data->mentors->len; i++)
    {
      TdPairingPerson *mentor = data->mentors->pdata[i];
      Department *department = find_department (departments, mentor->department);

      department->mentors++;
      department->places += (guint) mentor->places;
      department->taken += (guint) mentor->n_mentees;
    }
  for (guint i = 0; i < data->mentees->len; i++)
    {
      TdPairingPerson *mentee = data->mentees->pdata[i];
      Department *department = find_department (departments, mentee->department);

      department->mentees++;
      department->paired += mentee->n_mentors > 0;
    }
  g_array_sort (departments, compare_departments);
  return departments;
}

static void
add_department_row (TdDocumentTable *table, const Department *department)
{
  const guint values[] = { department->mentors, department->places,
                           department->taken,   department->mentees,
                           department->paired,  department->mentees - department->paired };
  const char *cells[G_N_ELEMENTS (values) + 1] = { department->name };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%u", values[i]));
      cells[i + 1] = texts->pdata[i];
    }
  td_document_table_add_row_array (table, cells);
}

static void
add_department_counts (TdDocument *document, GArray *departments)
{
  const char *const heads[] = { _ ("Mentors"), _ ("Places"),    _ ("Taken"),
                                _ ("Mentees"), _ ("In a pair"), C_ ("mentees", "Waiting") };
  TdDocumentTable *table = td_document_add_table (document);
  Department all = { _ ("All") };

  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Department"));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    td_document_table_add_column (table, TD_COLUMN_NUMBER, heads[i]);
  for (guint i = 0; i < departments->len; i++)
    {
      const Department *department = &g_array_index (departments, Department, i);

      add_department_row (table, department);
      all.mentors += department->mentors;
      all.places += department->places;
      all.taken += department->taken;
      all.mentees += department->mentees;
      all.paired += department->paired;
    }
  if (departments->len > 1)
    {
      add_department_row (table, &all);
      td_document_table_mark_total (table);
    }
}

static void
add_department_pairs (TdDocument *document, GArray *departments, GPtrArray *pairs)
{
  TdDocumentTable *table;

  td_document_add_heading (document, 2, _ ("Pairs by the mentee’s department"));
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentee"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentor"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentor’s department"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Since"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("State"));
  for (guint i = 0; i < departments->len; i++)
    {
      const Department *department = &g_array_index (departments, Department, i);
      gboolean begun = FALSE;

      for (guint j = 0; j < pairs->len; j++)
        {
          TdPair *pair = pairs->pdata[j];
          g_autofree char *since = NULL;

          if (strcmp (td_report_department (pair->mentee_department), department->name) != 0)
            continue;
          if (!begun)
            td_document_table_add_group (table, department->name, NULL);
          begun = TRUE;
          since = td_report_date (pair->matched_on);
          td_document_table_add_row (table, pair->mentee_name, pair->mentor_name,
                                     td_report_department (pair->mentor_department), since,
                                     td_pair_get_state_label (pair));
        }
    }
}

void
td_pairing_report_add_departments (TdDocument *document, TdPairingData *data)
{
  g_autoptr (GArray) departments = count_departments (data);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (TdChartScene) scene = NULL;

  td_document_add_heading (document, 1, _ ("By department"));
  add_department_counts (document, departments);
  td_document_add_note (document, _ ("Mentors and their places by the mentor’s department, mentees "
                                     "by the mentee’s."));
  if (data->pairs->len == 0)
    return;
  pairs = td_department_pairs_from_pairs (data->pairs);
  scene = td_department_chart (pairs);
  td_document_add_chart (document, scene, 0);
  add_department_pairs (document, departments, data->pairs);
}
