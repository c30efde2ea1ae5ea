/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-names.h"

#include "base/td-error.h"
#include "exchange/td-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOLD_AT_MOST 12

/* A name that cannot be used. */
typedef struct
{
  const char *column;
  const char *name; /* borrowed */
  char *what;
  char *file; /* (nullable): where it was found, */
  guint order;
  int row;
} Fault;

static void
fault_free (gpointer data)
{
  Fault *fault = data;

  g_free (fault->what);
  g_free (fault->file);
  g_free (fault);
}

void
td_sheet_side_init (TdSheetSide *side, const char *column)
{
  *side = (TdSheetSide){ .column = column };
  side->people = g_ptr_array_new_with_free_func (g_free);
  side->directory = td_directory_new ();
  side->known = g_hash_table_new (g_int64_hash, g_int64_equal);
}

void
td_sheet_side_clear (TdSheetSide *side)
{
  g_clear_pointer (&side->people, g_ptr_array_unref);
  g_clear_pointer (&side->directory, td_directory_free);
  g_clear_pointer (&side->known, g_hash_table_unref);
  g_clear_pointer (&side->ids, g_free);
}

gboolean
td_sheet_side_load (TdSheetSide *side, TdDatabase *db, gint64 program_id, GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT e.id, e.number, e.email, e.name, e.given_name, e.family_name FROM enrolment n "
      "JOIN employee e ON e.id = n.employee_id WHERE n.program_id = $1 AND n.state = 'enrolled' "
      "AND n.role IN ('both', $2)",
      "is", program_id, side->column);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      gint64 id = td_statement_get_int (row, 0);
      gint64 *person = g_memdup2 (&id, sizeof id);

      g_ptr_array_add (side->people, person);
      td_directory_add (side->directory, person, td_statement_get_text (row, 1),
                        td_statement_get_text (row, 2), td_statement_get_text (row, 3),
                        td_statement_get_text (row, 4), td_statement_get_text (row, 5));
    }
  g_clear_pointer (&row, td_statement_release);
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL && td_directory_load_other_numbers (side->directory, db, error);
}

void
td_sheet_names_init (TdSheetNames *self, const char *const *files)
{
  *self = (TdSheetNames){ files, g_ptr_array_new_with_free_func (fault_free) };
}

void
td_sheet_names_clear (TdSheetNames *self)
{
  g_clear_pointer (&self->faults, g_ptr_array_unref);
}

static char *
dup_unknown (const TdSheetSide *side, const char *name, TdDirectoryAnswer answer)
{
  if (answer == TD_DIRECTORY_MANY)
    return g_strdup_printf (_ ("several people are called “%s”. Write the number or the e-mail "
                               "address."),
                            name);
  if (strcmp (side->column, "mentor") == 0)
    return g_strdup_printf (_ ("“%s” is not enrolled as mentor in this programme. Enrol first, or "
                               "correct the name."),
                            name);
  return g_strdup_printf (_ ("“%s” is not enrolled as mentee in this programme. Enrol first, or "
                             "correct the name."),
                          name);
}

/* What is wrong with a name, or NULL. */
static char *
match_name (TdSheetSide *side, const char *name, gint64 *id)
{
  gpointer person = NULL;
  TdDirectoryAnswer answer = td_directory_find (side->directory, name, &person);
  const char *before;

  if (answer != TD_DIRECTORY_FOUND)
    return dup_unknown (side, name, answer);
  *id = *(gint64 *) person;
  before = g_hash_table_lookup (side->known, person);
  if (before)
    return g_strdup_printf (_ ("“%s” and “%s” are one person. Write them the same way."), before,
                            name);
  g_hash_table_insert (side->known, person, (gpointer) name);
  return NULL;
}

void
td_sheet_names_match (TdSheetNames *self, TdSheetSide *side, GPtrArray *sheet_names)
{
  side->ids = g_new0 (gint64, sheet_names->len + 1);
  for (guint i = 0; i < sheet_names->len; i++)
    {
      char *what = match_name (side, sheet_names->pdata[i], &side->ids[i]);
      Fault *fault;

      if (what == NULL)
        continue;
      fault = g_new0 (Fault, 1);
      *fault = (Fault){ side->column, sheet_names->pdata[i], what, NULL, G_MAXUINT, 0 };
      g_ptr_array_add (self->faults, fault);
    }
}

/* --- Where they are --- */

/* Those that no earlier file had. */
static void
find_in (const TdSheetNames *self, TdTable *table, guint order)
{
  for (guint k = 0; k < self->faults->len; k++)
    {
      Fault *fault = self->faults->pdata[k];
      int column = td_table_find_column (table, fault->column);

      for (guint i = 0; column >= 0 && fault->row == 0 && i < td_table_get_n_rows (table); i++)
        if (strcmp (td_table_get_cell (table, i, (guint) column), fault->name) == 0)
          {
            fault->row = td_table_get_row_number (table, i);
            fault->file = g_strdup (td_table_get_file_name (table));
            fault->order = order;
          }
    }
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const Fault *first = *(Fault *const *) a;
  const Fault *second = *(Fault *const *) b;

  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return strcmp (first->column, second->column);
}

static char *
dup_fault (const Fault *fault)
{
  if (fault->file == NULL)
    return g_strdup (fault->what);
  /* Translators: a file, a row and a column of it, what is wrong there. */
  return g_strdup_printf (_ ("“%s”, row %d, column “%s”: %s"), fault->file, fault->row,
                          fault->column, fault->what);
}

static char *
dup_faults (const TdSheetNames *self)
{
  GString *text = g_string_new (NULL);
  guint told = MIN (self->faults->len, TOLD_AT_MOST);

  if (self->faults->len > 1)
    g_string_append_printf (text,
                            /* Translators: followed by a list of them. */
                            ngettext ("%u name of the sheet does not fit the programme:",
                                      "%u names of the sheet do not fit the programme:",
                                      self->faults->len),
                            self->faults->len);
  for (guint k = 0; k < told; k++)
    {
      g_autofree char *line = dup_fault (self->faults->pdata[k]);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }
  if (told < self->faults->len)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("… and %u more name.", "… and %u more names.",
                                        self->faults->len - told),
                              self->faults->len - told);
    }
  return g_string_free (text, FALSE);
}

gboolean
td_sheet_names_judge (TdSheetNames *self, GError **error)
{
  g_autofree char *text = NULL;

  if (self->faults->len == 0)
    return TRUE;
  for (guint i = 0; self->files[i]; i++)
    {
      g_autoptr (TdTable) table = td_table_read (self->files[i], NULL, NULL, NULL);

      if (table)
        find_in (self, table, i);
    }
  g_ptr_array_sort (self->faults, compare_faults);
  text = dup_faults (self);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, text);
  return FALSE;
}
