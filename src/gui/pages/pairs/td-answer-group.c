/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-answer-group.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdAnswerGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *answer;
  TdDateRow *date;
  AdwComboRow *reason;
  AdwEntryRow *note;
};

enum
{
  PROP_VALID = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdAnswerGroup, td_answer_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- Closures --- */

static gboolean
is_answered (gpointer object, guint answer)
{
  return answer != TD_ANSWER_NONE;
}

static gboolean
is_no (gpointer object, guint answer)
{
  return answer == TD_ANSWER_NO;
}

static char *
date_title (gpointer object, guint answer)
{
  return g_strdup (answer == TD_ANSWER_NO ? _ ("Said no on") : _ ("Said yes on"));
}

/* --- What is entered --- */

static gboolean
is_valid (TdAnswerGroup *self)
{
  return adw_combo_row_get_selected (self->answer) == TD_ANSWER_NONE ||
         td_date_row_get_date (self->date) != TD_DATE_NONE;
}

static void
changed_cb (TdAnswerGroup *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
fill_reasons (TdAnswerGroup *self, const char *chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const char *const *codes = td_pair_decline_reasons ();
  guint selected = 0;

  for (guint i = 0; codes[i]; i++)
    {
      gtk_string_list_append (words, td_pair_decline_reason_get_label (codes[i]));
      if (g_strcmp0 (codes[i], chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->reason, selected);
}

void
td_answer_group_set_answer (TdAnswerGroup *self,
                            const char *name,
                            const TdPairAnswer *answer,
                            gboolean expected,
                            TdDate today)
{
  g_autofree char *title = g_markup_escape_text (name, -1);
  guint said = answer->answer == TD_ANSWER_NONE && expected ? TD_ANSWER_YES : answer->answer;

  g_return_if_fail (TD_IS_ANSWER_GROUP (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, answer->on ? answer->on : today);
  fill_reasons (self, answer->reason);
  gtk_editable_set_text (GTK_EDITABLE (self->note), answer->note ? answer->note : "");
  adw_combo_row_set_selected (self->answer, said);
}

TdPairAnswer
td_answer_group_get_answer (TdAnswerGroup *self)
{
  TdPairAnswer answer = { TD_ANSWER_NONE, TD_DATE_NONE, NULL, NULL };

  g_return_val_if_fail (TD_IS_ANSWER_GROUP (self), answer);

  answer.answer = (TdAnswer) adw_combo_row_get_selected (self->answer);
  if (answer.answer != TD_ANSWER_NONE)
    answer.on = td_date_row_get_date (self->date);
  if (answer.answer == TD_ANSWER_NO)
    {
      answer.reason = td_pair_decline_reasons ()[adw_combo_row_get_selected (self->reason)];
      answer.note = gtk_editable_get_text (GTK_EDITABLE (self->note));
    }
  return answer;
}

/* --- Class --- */

static gboolean
td_answer_group_grab_focus (GtkWidget *widget)
{
  return td_tab_enter (widget, TD_ANSWER_GROUP (widget)->answer);
}

static void
td_answer_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, is_valid (TD_ANSWER_GROUP (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_answer_group_class_init (TdAnswerGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  object_class->get_property = td_answer_group_get_property;
  widget_class->grab_focus = td_answer_group_grab_focus;
  properties[PROP_VALID] =
      g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-answer-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAnswerGroup, answer);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerGroup, date);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerGroup, reason);
  gtk_widget_class_bind_template_child (widget_class, TdAnswerGroup, note);
  gtk_widget_class_bind_template_callback (widget_class, is_answered);
  gtk_widget_class_bind_template_callback (widget_class, is_no);
  gtk_widget_class_bind_template_callback (widget_class, date_title);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_answer_group_init (TdAnswerGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
