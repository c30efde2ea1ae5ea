/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pairs-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GArray *pair_ids; /* of gint64 */
} TdPairsDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdPairsDialog, td_pairs_dialog, TD_TYPE_DIALOG)

#define PRIVATE(dialog) ((TdPairsDialogPrivate *) td_pairs_dialog_get_instance_private (dialog))

/* What is to be opened; with the first pair once that is loaded. */
typedef struct
{
  GArray *pair_ids;
  GType type;
  int choice;
  TdDate today;
  TdPair *first;
} Opening;

static Opening *
opening_copy (const Opening *opening)
{
  Opening *copy = g_new (Opening, 1);

  *copy = *opening;
  g_array_ref (copy->pair_ids);
  copy->first = NULL;
  return copy;
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_array_unref (opening->pair_ids);
  g_clear_object (&opening->first);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  g_autoptr (Opening) opening = opening_copy (data);

  opening->first =
      td_pair_load (db, g_array_index (opening->pair_ids, gint64, 0), opening->today, error);
  return opening->first ? g_steal_pointer (&opening) : NULL;
}

static char *
dup_title (const Opening *opening)
{
  guint n = opening->pair_ids->len;

  if (n > 1)
    return g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);
  return g_markup_printf_escaped (_ ("%s – %s"), opening->first->mentor_name,
                                  opening->first->mentee_name);
}

/* What is to be done, and to which pairs: "choice:1 pair_id:3 pair_id:7". */
static char *
dup_about (const Opening *opening)
{
  GString *about = g_string_new (NULL);

  g_string_append_printf (about, "choice:%d", opening->choice);
  for (guint i = 0; i < opening->pair_ids->len; i++)
    g_string_append_printf (about, " pair_id:%" G_GINT64_FORMAT,
                            g_array_index (opening->pair_ids, gint64, i));
  return g_string_free (about, FALSE);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Opening) opening = result;
  g_autofree char *title = dup_title (opening);
  g_autofree char *about = NULL;
  TdPairsDialog *self =
      g_object_new (opening->type, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", td_page_get_session (page), NULL);

  PRIVATE (self)->pair_ids = g_array_ref (opening->pair_ids);
  TD_PAIRS_DIALOG_GET_CLASS (self)->fill (self, opening->first, title, opening->choice);
  about = dup_about (opening);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_pairs_dialog_open (TdPage *page, GType type, const gint64 *pair_ids, guint n_pairs, int choice)
{
  Opening *opening;

  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (g_type_is_a (type, TD_TYPE_PAIRS_DIALOG));
  g_return_if_fail (n_pairs > 0);

  opening = g_new0 (Opening, 1);
  opening->pair_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (opening->pair_ids, pair_ids, n_pairs);
  opening->type = type;
  opening->choice = choice;
  opening->today = td_page_get_today (page);
  td_page_read (page, load_job, opening, opening_free, opening_free, loaded_cb);
}

GArray *
td_pairs_dialog_get_pairs (TdPairsDialog *self)
{
  g_return_val_if_fail (TD_IS_PAIRS_DIALOG (self), NULL);

  return PRIVATE (self)->pair_ids;
}

static void
td_pairs_dialog_finalize (GObject *object)
{
  g_clear_pointer (&PRIVATE (TD_PAIRS_DIALOG (object))->pair_ids, g_array_unref);

  G_OBJECT_CLASS (td_pairs_dialog_parent_class)->finalize (object);
}

static void
td_pairs_dialog_class_init (TdPairsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_pairs_dialog_finalize;
}

static void
td_pairs_dialog_init (TdPairsDialog *self)
{
}
