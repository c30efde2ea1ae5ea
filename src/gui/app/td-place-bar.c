/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-place-bar.h"

#include "base/td-place.h"

struct _TdPlaceBar
{
  TdPage parent_instance;

  /* Template children. */
  GtkInfoBar *bar;
  GtkLabel *words;

  char *closed; /* the warning she has closed */
};

G_DEFINE_FINAL_TYPE (TdPlaceBar, td_place_bar, TD_TYPE_PAGE)

/* On a reader: a share may take its time to answer. */
static gpointer
look_job (TdDatabase *db, gpointer data, GError **error)
{
  const char *path = td_database_get_path (db);

  return td_place_warn (path, td_place_look (path));
}

static void
looked_cb (gpointer owner, gpointer result, GError *error)
{
  TdPlaceBar *self = owner;
  g_autofree char *warning = result;

  gtk_label_set_text (self->words, warning ? warning : "");
  gtk_info_bar_set_revealed (self->bar, warning && g_strcmp0 (warning, self->closed) != 0);
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
  td_page_read (page, look_job, NULL, NULL, g_free, looked_cb);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-place-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPlaceBar, bar);
  gtk_widget_class_bind_template_child (widget_class, TdPlaceBar, words);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
td_place_bar_init (TdPlaceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
