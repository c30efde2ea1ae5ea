/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-slot-legend.h"

#include "gui/pages/pairs/td-slot-strip.h"
#include "gui/widgets/td-wrap-box.h"

#define N_STATES (TD_SLOT_OPEN + 1)

struct _TdSlotLegend
{
  AdwBin parent_instance;

  /* By state. */
  GtkWidget *places[N_STATES];
  GtkLabel *words[N_STATES];
};

G_DEFINE_FINAL_TYPE (TdSlotLegend, td_slot_legend, ADW_TYPE_BIN)

void
td_slot_legend_set_slots (TdSlotLegend *self, GArray *slots)
{
  g_return_if_fail (TD_IS_SLOT_LEGEND (self));

  for (guint i = 0; i < N_STATES; i++)
    {
      TdSlotState state = (TdSlotState) i;
      guint n = slots ? td_slot_strip_count (slots, state) : 0;
      g_autofree char *words = g_strdup_printf ("%u %s", n, td_slot_state_get_label (state));

      gtk_label_set_text (self->words[i], words);
      gtk_widget_set_visible (self->places[i], n > 0);
    }
}

static void
bind_state (GtkWidgetClass *widget_class, TdSlotState state)
{
  const char *place = td_slot_strip_get_sample (state);
  g_autofree char *words = g_strconcat (place, "_words", NULL);
  gssize at = (gssize) (state * sizeof (gpointer));

  gtk_widget_class_bind_template_child_full (widget_class, place, FALSE,
                                             G_STRUCT_OFFSET (TdSlotLegend, places) + at);
  gtk_widget_class_bind_template_child_full (widget_class, words, FALSE,
                                             G_STRUCT_OFFSET (TdSlotLegend, words) + at);
}

static void
td_slot_legend_class_init (TdSlotLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_SLOT_STRIP);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-slot-legend.ui");
  for (guint i = 0; i < N_STATES; i++)
    bind_state (widget_class, (TdSlotState) i);
}

static void
td_slot_legend_init (TdSlotLegend *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
