/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/td-date.h"

/* Tables of expected values in tests/insight/data: plain CSV without quotes, NA and Inf for what
 * is not a number. */

/* Relative tolerances, METRICS section 2. */
#define TD_CLOSED 1e-9
#define TD_INVERTED 1e-8

typedef struct
{
  char **columns;
  GPtrArray *rows; /* of char ** */
} TdOracle;

static inline TdOracle *
td_oracle_open (const char *name)
{
  TdOracle *self = g_new0 (TdOracle, 1);
  g_autofree char *path = g_build_filename (TD_TEST_DATA, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  self->columns = g_strsplit (lines[0], ",", -1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 1; lines[i]; i++)
    g_ptr_array_add (self->rows, g_strsplit (lines[i], ",", -1));
  g_assert_cmpuint (self->rows->len, >, 0);
  return self;
}

static inline void
td_oracle_free (TdOracle *self)
{
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOracle, td_oracle_free)

static inline const char *
td_oracle_text (TdOracle *self, guint row, const char *column)
{
  char **cells = g_ptr_array_index (self->rows, row);

  for (guint i = 0; self->columns[i]; i++)
    if (strcmp (self->columns[i], column) == 0)
      return cells[i];
  g_error ("no column %s", column);
}

static inline double
td_oracle_read (const char *text)
{
  if (strcmp (text, "NA") == 0 || *text == '\0')
    return NAN;
  return strcmp (text, "Inf") == 0 ? INFINITY : g_ascii_strtod (text, NULL);
}

static inline double
td_oracle_number (TdOracle *self, guint row, const char *column)
{
  return td_oracle_read (td_oracle_text (self, row, column));
}

static inline TdDate
td_oracle_date (TdOracle *self, guint row, const char *column)
{
  return td_date_from_iso (td_oracle_text (self, row, column));
}

/* The values of a cell that holds several ("3 4 4 5"). */
static inline GArray *
td_oracle_numbers (TdOracle *self, guint row, const char *column)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) words = g_strsplit (td_oracle_text (self, row, column), " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      double value = td_oracle_read (words[i]);

      g_array_append_val (numbers, value);
    }
  return numbers;
}

/* |value - expected| <= tolerance max (1, |expected|), or relative to small values for 'inverted'
 * ones; not computable and unbounded must be exactly that. */
static inline gboolean
td_oracle_matches (double value, double expected, double tolerance)
{
  double scale = tolerance == TD_INVERTED ? fabs (expected) : MAX (1, fabs (expected));

  if (isnan (expected) || isinf (expected) || isnan (value) || isinf (value))
    return (isnan (expected) && isnan (value)) || expected == value;
  return fabs (value - expected) <= tolerance * scale;
}

#define td_oracle_assert(value, expected, tolerance)                                           \
  G_STMT_START                                                                                 \
  {                                                                                            \
    double got_ = (value), want_ = (expected);                                                 \
    if (!td_oracle_matches (got_, want_, tolerance))                                           \
      g_error ("%s:%d: %s is %.17g, expected %.17g", __FILE__, __LINE__, #value, got_, want_); \
  }                                                                                            \
  G_STMT_END
