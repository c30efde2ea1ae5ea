/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-meaning-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"
#include "insight/td-verdict.h"

struct _TdMeaningDialog
{
  AdwWindow parent_instance;

  TdInsightBoard *board;
  GtkWidget *page; /* weak: whose review the button prints */
};

enum
{
  PROP_BOARD = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdMeaningDialog, td_meaning_dialog, ADW_TYPE_WINDOW)

static char *
standing_caution (gpointer object)
{
  return g_strdup (td_verdict_get_caution ());
}

static void
print_cb (TdMeaningDialog *self)
{
  if (self->page)
    gtk_widget_activate_action (self->page, "insight.print", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

void
td_meaning_dialog_open (GtkWidget *parent, TdInsightBoard *board)
{
  TdMeaningDialog *self = g_object_new (TD_TYPE_MEANING_DIALOG, "transient-for",
                                        gtk_widget_get_root (parent), "board", board, NULL);

  g_set_weak_pointer (&self->page, parent);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_meaning_dialog_dispose (GObject *object)
{
  TdMeaningDialog *self = TD_MEANING_DIALOG (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->board);

  G_OBJECT_CLASS (td_meaning_dialog_parent_class)->dispose (object);
}

static void
td_meaning_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOARD:
      g_value_set_object (value, TD_MEANING_DIALOG (object)->board);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_meaning_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOARD:
      TD_MEANING_DIALOG (object)->board = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_meaning_dialog_class_init (TdMeaningDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_meaning_dialog_dispose;
  object_class->get_property = td_meaning_dialog_get_property;
  object_class->set_property = td_meaning_dialog_set_property;

  properties[PROP_BOARD] =
      g_param_spec_object ("board", NULL, NULL, TD_TYPE_INSIGHT_BOARD,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/insight/td-meaning-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, standing_caution);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  td_closures_bind (widget_class);
}

static void
td_meaning_dialog_init (TdMeaningDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
}
