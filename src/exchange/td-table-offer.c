/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

static void
sheet_free (gpointer data)
{
  TdTableSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

TdTableOffer *
td_table_offer_new (TdTableFormat format)
{
  TdTableOffer *offer = g_new0 (TdTableOffer, 1);

  offer->format = format;
  offer->sheets = g_ptr_array_new_with_free_func (sheet_free);
  offer->sheet = -1;
  offer->encodings = g_new0 (char *, 1);
  return offer;
}

void
td_table_offer_free (TdTableOffer *offer)
{
  if (offer == NULL)
    return;

  g_ptr_array_unref (offer->sheets);
  g_strfreev (offer->encodings);
  g_free (offer->doubt);
  g_free (offer);
}

void
td_table_offer_add_sheet (TdTableOffer *offer, const char *name, gboolean hidden)
{
  TdTableSheet *sheet = g_new0 (TdTableSheet, 1);

  sheet->name = g_strdup (name);
  sheet->hidden = hidden;
  g_ptr_array_add (offer->sheets, sheet);
}

const char *const *
td_table_list_encodings (void)
{
  static const char *const encodings[] = {
    "UTF-8",        "WINDOWS-1252", "MACINTOSH",    "UTF-16LE",     "UTF-16BE",
    "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1257",
    "SHIFT_JIS",    "GB18030",      "BIG5",         "EUC-KR",       NULL,
  };

  return encodings;
}

gboolean
td_table_check_encoding (TdTable *table, GError **error)
{
  const TdTableOffer *offer = td_table_get_offer (table);
  g_autofree char *names = NULL;

  if (g_strv_length (offer->encodings) < 2)
    return TRUE;
  names = g_strjoinv (", ", offer->encodings);
  g_set_error (error, TD_ERROR, TD_ERROR_UNDECIDED,
               /* Translators: a file; the same word read in two ways, in quotation marks; names
                * of encodings. */
               _ ("The letters of “%s” can be read in several ways: %s. Say which encoding it has "
                  "(--encoding): %s."),
               td_table_get_file_name (table), offer->doubt, names);
  return FALSE;
}
