/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-checklist-box.h"

#include <glib/gi18n-lib.h>

struct _TdChecklistBox
{
  AdwBin parent_instance;

  GtkCheckButton *steps[TD_CHECKLIST_STEPS];
  gboolean showing; /* what is there, not what she does */
};

enum
{
  SIGNAL_STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdChecklistBox, td_checklist_box, ADW_TYPE_BIN)

static void
toggled_cb (TdChecklistBox *self, GtkCheckButton *button)
{
  for (int i = 0; i < TD_CHECKLIST_STEPS && !self->showing; i++)
    if (self->steps[i] == button)
      g_signal_emit (self, signals[SIGNAL_STEP], 0, i + 1, gtk_check_button_get_active (button));
}

/* "3. Practise · 3 Feb 2026" */
static char *
say_step (int step, TdDate done_on)
{
  g_autofree char *day = td_date_format (done_on);

  if (done_on == TD_DATE_NONE)
    return g_strdup_printf ("%d. %s", step, td_checklist_get_label (step));
  return g_strdup_printf (_ ("%d. %s · %s"), step, td_checklist_get_label (step), day);
}

void
td_checklist_box_show (TdChecklistBox *self, const TdChecklist *checklist)
{
  g_return_if_fail (TD_IS_CHECKLIST_BOX (self));

  self->showing = TRUE;
  for (int i = 0; i < TD_CHECKLIST_STEPS; i++)
    {
      g_autofree char *label = say_step (i + 1, checklist->done_on[i]);

      gtk_check_button_set_label (self->steps[i], label);
      gtk_check_button_set_active (self->steps[i], checklist->done_on[i] != TD_DATE_NONE);
    }
  self->showing = FALSE;
}

static void
td_checklist_box_class_init (TdChecklistBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_STEP] = g_signal_new ("step", TD_TYPE_CHECKLIST_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-checklist-box.ui");
  for (int i = 0; i < TD_CHECKLIST_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("step_%d", i + 1);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE,
                                                 G_STRUCT_OFFSET (TdChecklistBox, steps) +
                                                     i * sizeof (GtkCheckButton *));
    }
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
td_checklist_box_init (TdChecklistBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
