/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-addresses.h"

#include "workspace/td-mail-addresses.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *ids;
  gboolean of_pairs;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_array_unref (load->ids);
  g_free (load);
}

static void
addresses_free (gpointer data)
{
  td_mail_addresses_clear (data);
  g_free (data);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  LoadData *load = data;
  TdMailAddresses *addresses = g_new0 (TdMailAddresses, 1);

  if ((load->of_pairs ? td_mail_addresses_of_pairs
                      : td_mail_addresses_of_people) (db, (const gint64 *) load->ids->data,
                                                      load->ids->len, addresses, error))
    return addresses;
  addresses_free (addresses);
  return NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  TdMailAddresses *addresses = result;
  g_autofree char *words = td_mail_addresses_dup_words (addresses);
  g_autofree char *message = NULL;

  if (addresses->n_addresses > 0)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), addresses->text);
      /* Translators: sentences about how many addresses there are. */
      message = g_strdup_printf (_ ("Copied: %s"), words);
    }
  td_session_tell (td_page_get_session (page), message ? message : words);
  addresses_free (addresses);
}

void
td_addresses_copy (TdPage *page, GArray *ids, gboolean of_pairs)
{
  LoadData *load;

  g_return_if_fail (TD_IS_PAGE (page));

  load = g_new (LoadData, 1);
  *load = (LoadData){ ids, of_pairs };
  td_page_read (page, load_job, load, load_data_free, addresses_free, loaded_cb);
}
