/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-place-bar.h"

#include "base/td-place.h"

#include <glib/gi18n-lib.h>

struct _TdPlaceBar
{
  TdPage parent_instance;

  /* Template children. */
  GtkInfoBar *bar;
  GtkLabel *words;
  GtkWidget *button;

  char *closed; /* the warning she has closed */
};

G_DEFINE_FINAL_TYPE (TdPlaceBar, td_place_bar, TD_TYPE_PAGE)

/* On a reader: a share may take its time to answer. */
typedef struct
{
  char *warning; /* NULL where all is well */
  gboolean can_mend;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->warning);
  g_free (place);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static gpointer
look_job (TdDatabase *db, gpointer data, GError **error)
{
  const char *path = td_database_get_path (db);
  TdPlaceFlags flags = td_place_look (path);
  Place *place = g_new (Place, 1);

  *place = (Place){ td_place_warn (path, flags), td_place_can_make_private (path, flags) };
  return place;
}

static void
looked_cb (gpointer owner, gpointer result, GError *error)
{
  TdPlaceBar *self = owner;
  g_autoptr (Place) place = result;
  const char *warning = place->warning;

  gtk_label_set_text (self->words, warning ? warning : "");
  gtk_widget_set_visible (self->button, place->can_mend);
  gtk_info_bar_set_revealed (self->bar, warning && g_strcmp0 (warning, self->closed) != 0);
}

/* --- Mending --- */

static gpointer
mend_job (TdDatabase *db, gpointer data, GError **error)
{
  const char *path = td_database_get_path (db);
  TdPlaceFlags left;

  if (!td_place_make_private (path, error))
    return NULL;
  left = td_place_look (path);
  return g_strdup (left & TD_PLACE_FOLDER_OPEN
                       ? _ ("Only you can read the workspace now; others may still look into its "
                            "folder")
                       : _ ("Only you can get at the workspace now"));
}

static void
mended_cb (gpointer owner, gpointer result, GError *error)
{
  g_autofree char *words = result;

  td_session_tell (td_page_get_session (owner), words);
  td_page_queue_reload (owner);
}

/* The database is not written to: there is nothing that undo could take back. */
static void
mend_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_page_read (TD_PAGE (widget), mend_job, NULL, NULL, g_free, mended_cb);
}

static void
closed_cb (TdPlaceBar *self)
{
  g_free (self->closed);
  self->closed = g_strdup (gtk_label_get_text (self->words));
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

static void
td_place_bar_reload (TdPage *page)
{
  td_page_read (page, look_job, NULL, NULL, place_free, looked_cb);
}

static void
td_place_bar_finalize (GObject *object)
{
  g_free (TD_PLACE_BAR (object)->closed);

  G_OBJECT_CLASS (td_place_bar_parent_class)->finalize (object);
}

static void
td_place_bar_class_init (TdPlaceBarClass *klass)
{
  static const char *const tables[] = { NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_place_bar_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_place_bar_reload;

  gtk_widget_class_install_action (widget_class, "place.make-private", NULL, mend_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-place-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPlaceBar, bar);
  gtk_widget_class_bind_template_child (widget_class, TdPlaceBar, words);
  gtk_widget_class_bind_template_child (widget_class, TdPlaceBar, button);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
td_place_bar_init (TdPlaceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
