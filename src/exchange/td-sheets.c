/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheets.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many rows of each sheet are looked at. */
#define N_FIRST_ROWS 30

static char *
list_sheets (const TdTableOffer *offer, gboolean only_hidden)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < offer->sheets->len; i++)
    {
      const TdTableSheet *sheet = offer->sheets->pdata[i];

      if (only_hidden && !sheet->hidden)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      /* Translators: %s is the name of a sheet. */
      g_string_append_printf (names, sheet->hidden ? _ ("“%s” (hidden)") : _ ("“%s”"), sheet->name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_named (const TdTableSheet *sheet, const char *name, gboolean exactly)
{
  return exactly ? strcmp (sheet->name, name) == 0 : td_text_same (sheet->name, name);
}

/* The place of the chosen sheet, -1 with an error. */
static int
find_chosen (const TdTableOffer *offer, const TdReading *reading, GError **error)
{
  g_autofree char *names = NULL;

  for (int exactly = 1; exactly >= 0; exactly--)
    for (guint i = 0; i < offer->sheets->len; i++)
      if (is_named (offer->sheets->pdata[i], reading->choice.sheet, exactly))
        return (int) i;
  names = list_sheets (offer, FALSE);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: a file, the name of a sheet, names of sheets. */
               _ ("“%s” has no sheet “%s”. It has: %s."), reading->name, reading->choice.sheet,
               names);
  return -1;
}

/* How much a sheet looks like a list: names of columns that are known, above a row of data. */
static guint
rate (TdTableBuilder *builder)
{
  guint n_rows = td_table_builder_get_n_rows (builder);

  return n_rows < 2 ? n_rows : 2 + td_table_builder_count_known (builder);
}

/* The place of the visible sheet that looks most like a list, -1 where all are blank or with an
 * error. */
static int
find_best (const TdTableOffer *offer, TdSheetFunc build, gpointer data, GError **error)
{
  guint best_rating = 0;
  int best = -1;

  for (guint i = 0; i < offer->sheets->len; i++)
    {
      const TdTableSheet *sheet = offer->sheets->pdata[i];
      g_autoptr (TdTableBuilder) builder = NULL;
      guint rating;

      if (sheet->hidden)
        continue;
      builder = build (data, i, N_FIRST_ROWS, error);
      if (builder == NULL)
        return -1;
      rating = rate (builder);
      if (rating > best_rating)
        {
          best_rating = rating;
          best = (int) i;
        }
    }
  return best;
}

static void
fail_blank (const TdTableOffer *offer, const TdReading *reading, GError **error)
{
  g_autofree char *hidden = list_sheets (offer, TRUE);

  if (*hidden == '\0')
    td_reading_fail (reading, _ ("“%s” holds no table: every row is blank."), error);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 /* Translators: a file, names of its sheets. */
                 _ ("“%s” holds no table in the sheets that can be seen. Choose another one "
                    "(--sheet): %s."),
                 reading->name, hidden);
}

static int
find_sheet (const TdTableOffer *offer,
            const TdReading *reading,
            TdSheetFunc build,
            gpointer data,
            GError **error)
{
  GError *trouble = NULL;
  int place;

  if (reading->choice.sheet)
    return find_chosen (offer, reading, error);
  place = find_best (offer, build, data, &trouble);
  if (place < 0 && trouble == NULL)
    fail_blank (offer, reading, &trouble);
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble ? -1 : place;
}

TdTable *
td_sheets_read (TdTableOffer *offer,
                const TdReading *reading,
                const char *description,
                TdSheetFunc build,
                gpointer data,
                GError **error)
{
  g_autoptr (TdTableOffer) owned = offer;
  g_autoptr (TdTableBuilder) builder = NULL;
  g_auto (GStrv) parts = g_strsplit (description, "%s", 2);
  g_autofree char *words = NULL;

  offer->sheet = find_sheet (offer, reading, build, data, error);
  builder = offer->sheet < 0 ? NULL : build (data, (guint) offer->sheet, 0, error);
  if (builder == NULL)
    return NULL;
  words = g_strjoinv (((TdTableSheet *) offer->sheets->pdata[offer->sheet])->name, parts);
  return td_table_builder_finish (builder, g_steal_pointer (&owned), words, error);
}
