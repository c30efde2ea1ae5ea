/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-told.h"

struct _TdTold
{
  AdwBin parent_instance;

  /* Template children. */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TdTold, td_told, ADW_TYPE_BIN)

/* Overlays are the last children, so from the end it is near. */
static TdTold *
find (GtkWidget *widget)
{
  TdTold *found = NULL;

  if (TD_IS_TOLD (widget))
    return TD_TOLD (widget);
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = find (child);
  return found;
}

static TdTold *
find_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root ? find (GTK_WIDGET (root)) : NULL;
}

void
td_told_take_back (GtkWidget *widget, const char *words)
{
  TdTold *self = find_of (widget);

  if (self && (words == NULL || g_str_equal (gtk_label_get_label (self->label), words)))
    gtk_label_set_label (self->label, "");
}

void
td_told_say (GtkWidget *widget, const char *words)
{
  TdTold *self = find_of (widget);

  if (self == NULL)
    return;
  gtk_label_set_label (self->label, "");
  gtk_label_set_label (self->label, words);
}

void
td_told_show (GtkLabel *label, const char *words)
{
  GtkWidget *widget = GTK_WIDGET (label);
  gboolean is_new = words && (!gtk_widget_get_visible (widget) ||
                              g_strcmp0 (gtk_label_get_text (label), words) != 0);

  if (words == NULL)
    td_told_take_back (widget, gtk_label_get_text (label));
  gtk_label_set_text (label, words ? words : "");
  gtk_widget_set_visible (widget, words != NULL);
  if (is_new)
    td_told_say (widget, words);
}

static void
td_told_class_init (TdToldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-told.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTold, label);
}

static void
td_told_init (TdTold *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
