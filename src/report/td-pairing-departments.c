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
      const TdPairingPerson *mentor = td_pairing_data_get_mentor (data, i);
      Department *department = find_department (departments, mentor->department);

      department->mentors++;
      department->places += (guint) mentor->places;
      department->taken += (guint) mentor->n_mentees;
    }
  for (guint i = 0; i < data->mentees->len; i++)
    {
      const TdPairingPerson *mentee = td_pairing_data_get_mentee (data, i);
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

/* --- Pairs --- */

/* Departments and pairs of the table: a group's key is that of its first pair. */
static void
compose (TdDocumentRow *row, TdRowKind kind, guint key, gpointer user_data)
{
  const TdPairingData *data = user_data;
  const TdPairingPair *pair = td_pairing_data_get_pair (data, key);
  const TdPairingPerson *mentor = td_pairing_data_get_mentor (data, pair->mentor);
  const TdPairingPerson *mentee = td_pairing_data_get_mentee (data, pair->mentee);
  g_autofree char *since = td_report_date (pair->matched_on);

  if (kind == TD_ROW_GROUP)
    {
      td_document_row_set (row, 0, td_report_department (mentee->department));
      return;
    }
  td_document_row_set (row, 0, mentee->name);
  td_document_row_set (row, 1, mentor->name);
  td_document_row_set (row, 2, td_report_department (mentor->department));
  td_document_row_set (row, 3, since);
  td_document_row_set (row, 4, pair->state_label);
}

static void
add_department_pairs (TdDocument *document, GArray *departments, TdPairingData *data)
{
  TdDocumentTable *table;

  td_document_add_heading (document, 2, _ ("Pairs by the mentee’s department"));
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentee"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentor"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Mentor’s department"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Since"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("State"));
  td_document_table_set_compose (table, compose, td_pairing_data_ref (data),
                                 (GDestroyNotify) td_pairing_data_unref);
  for (guint i = 0; i < departments->len; i++)
    {
      const Department *department = &g_array_index (departments, Department, i);
      gboolean begun = FALSE;

      for (guint j = 0; j < data->pairs->len; j++)
        {
          const TdPairingPair *pair = td_pairing_data_get_pair (data, j);
          const TdPairingPerson *mentee = td_pairing_data_get_mentee (data, pair->mentee);

          if (strcmp (td_report_department (mentee->department), department->name) != 0)
            continue;
          if (!begun)
            td_document_table_add_composed (table, TD_ROW_GROUP, j);
          begun = TRUE;
          td_document_table_add_composed (table, TD_ROW_PLAIN, j);
        }
    }
}

/* How many pairs each two departments have. */
static GPtrArray *
count_meetings (TdPairingData *data)
{
  GPtrArray *meetings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < data->pairs->len; i++)
    {
      const TdPairingPair *pair = td_pairing_data_get_pair (data, i);
      const char *mentor = td_pairing_data_get_mentor (data, pair->mentor)->department;
      const char *mentee = td_pairing_data_get_mentee (data, pair->mentee)->department;
      g_autofree char *key =
          g_strdup_printf ("%s\n%s", td_report_department (mentor), td_report_department (mentee));
      TdDepartmentPair *meeting = g_hash_table_lookup (index, key);

      if (meeting == NULL)
        {
          meeting = td_department_pair_new (mentor, mentee, 0);
          g_ptr_array_add (meetings, meeting);
          g_hash_table_insert (index, g_steal_pointer (&key), meeting);
        }
      meeting->n_pairs++;
    }
  return td_department_pairs_group (meetings);
}

void
td_pairing_report_add_departments (TdDocument *document, TdPairingData *data)
{
  g_autoptr (GArray) departments = count_departments (data);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (TdChartScene) scene = NULL;

  td_document_add_heading (document, 1, _ ("By department"));
  add_department_counts (document, departments);
  td_document_add_note (document, _ ("Mentors and their places by the mentor’s department, mentees "
                                     "by the mentee’s."));
  if (data->pairs->len == 0)
    return;
  meetings = count_meetings (data);
  scene = td_department_chart (meetings);
  td_document_add_chart (document, scene, 0);
  add_department_pairs (document, departments, data);
}
