/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-mentee-drag.h"

#include "gui/pages/pairing/td-draft-item.h"
#include "proposal/td-rank.h"

/* Both kinds of rows know it by this name. */
static gint64
mentee_of (GObject *object)
{
  gint64 mentee_id = 0;

  if (object)
    g_object_get (object, "mentee-id", &mentee_id, NULL);
  return mentee_id;
}

static GdkContentProvider *
td_mentee_drag_content (gpointer self, GObject *object)
{
  return object ? gdk_content_provider_new_typed (G_OBJECT_TYPE (object), object) : NULL;
}

/* The row itself is what follows the pointer. */
static void
td_mentee_drag_begin_cb (GtkDragSource *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (picture);
  GdkContentProvider *content = gtk_drag_source_get_content (source);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GdkContentFormats) formats = NULL;
  const GType *types;

  gtk_drag_source_set_icon (source, still, 0, 0);
  if (content == NULL)
    return;
  formats = gdk_content_provider_ref_formats (content);
  types = gdk_content_formats_get_gtypes (formats, NULL);
  if (types == NULL)
    return;
  g_value_init (&value, types[0]);
  if (gdk_content_provider_get_value (content, &value, NULL))
    gtk_widget_activate_action (row, "pairing.show-mentee", "x", td_mentee_drag_read (&value));
}

void
td_mentee_drag_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, td_mentee_drag_content);
  gtk_widget_class_bind_template_callback (klass, td_mentee_drag_begin_cb);
}

gint64
td_mentee_drag_read (const GValue *value)
{
  return G_VALUE_HOLDS_OBJECT (value) ? mentee_of (g_value_get_object (value)) : 0;
}

void
td_mentee_drag_accept (GtkDropTarget *target)
{
  GType types[] = { TD_TYPE_WAITING_MENTEE, TD_TYPE_DRAFT_ITEM };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
}
