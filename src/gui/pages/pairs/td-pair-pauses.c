/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-pauses.h"

#include "gui/pages/pairs/td-absence-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-store.h"
#include "partnership/td-absence.h"
#include "partnership/td-pair-pause.h"

#include <glib/gi18n-lib.h>

struct _TdPairPauses
{
  TdPairSection parent_instance;

  GListStore *pauses;
};

G_DEFINE_FINAL_TYPE (TdPairPauses, td_pair_pauses, TD_TYPE_PAIR_SECTION)

/* --- Closures --- */

static char *
pause_words (gpointer item, TdPairPause *pause)
{
  if (pause == NULL)
    return g_strdup ("");
  if (pause->name)
    /* Translators: a name. */
    return g_strdup_printf (_ ("%s is away"), pause->name);
  return g_strdup (_ ("Paused"));
}

/* "3 Mar 2026 to 9 Mar 2026 · Holidays" */
static char *
pause_detail (gpointer item, TdPairPause *pause)
{
  g_autofree char *days =
      pause ? td_absence_say_days (pause->from_date, pause->to_date) : g_strdup ("");

  return td_join_two (NULL, days, pause ? pause->reason : NULL);
}

/* --- Loading --- */

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_absence_dialog_show_one (TD_PAGE (widget), g_variant_get_int64 (target));
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *job = data;

  return td_pair_pause_list (db, job->pair_id, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairPauses *self = owner;
  g_autoptr (GPtrArray) pauses = result;

  td_store_show (self->pauses, pauses, NULL);
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), pauses->len > 0);
}

static void
td_pair_pauses_load (TdPairSection *section, gint64 pair_id)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free,
                (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

static void
td_pair_pauses_class_init (TdPairPausesClass *klass)
{
  static const char *const tables[] = { "absence", "employee", "pair_pause", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_PAIR_PAUSE);
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_pauses_load;
  gtk_widget_class_install_action (widget_class, "pauses.edit", "x", edit_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-pauses.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairPauses, pauses);
  gtk_widget_class_bind_template_callback (widget_class, pause_words);
  gtk_widget_class_bind_template_callback (widget_class, pause_detail);
  td_closures_bind (widget_class);
}

static void
td_pair_pauses_init (TdPairPauses *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
