/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-link-bin.h"

struct _TdLinkBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TdLinkBin, td_link_bin, ADW_TYPE_BIN)

static gboolean
td_link_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) kept = focus ? g_object_ref (focus) : NULL;

  return GTK_WIDGET_CLASS (td_link_bin_parent_class)->focus (widget, direction);
}

static void
td_link_bin_class_init (TdLinkBinClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = td_link_bin_focus;
}

static void
td_link_bin_init (TdLinkBin *self)
{
}
