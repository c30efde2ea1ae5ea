/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-feedback.h"

#include "gui/pages/pairs/td-pair-feedback-line.h"
#include "gui/pages/pairs/td-survey-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-store.h"
#include "pairing/td-pair.h"

struct _TdPairFeedback
{
  TdPairSection parent_instance;

  GtkStack *content;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (TdPairFeedback, td_pair_feedback, TD_TYPE_PAIR_SECTION)

/* --- Loading --- */

typedef struct
{
  GPtrArray *lines;
  gboolean began; /* there may be answers */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->lines, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *request = data;
  GError *trouble = NULL;
  g_autoptr (TdPair) pair = td_pair_load (db, request->pair_id, request->today, &trouble);
  GPtrArray *lines =
      pair ? td_pair_feedback_line_list (db, request->pair_id, request->today, error) : NULL;
  Loaded *loaded;

  td_pair_section_propagate (error, trouble);
  if (lines == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->lines = lines;
  loaded->began = pair->matched_on != TD_DATE_NONE;
  return loaded;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairFeedback *self = owner;
  Loaded *loaded = result;

  if (loaded == NULL)
    return;
  td_store_show (self->lines, loaded->lines, NULL);
  gtk_stack_set_visible_child_name (self->content, loaded->lines->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self), loaded->began);
  loaded_free (loaded);
}

static void
td_pair_feedback_load (TdPairSection *section, gint64 pair_id)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free,
                loaded_free, loaded_cb);
}

/* --- Actions --- */

static void
enter_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_survey_dialog_show (TD_PAGE (widget), td_pair_section_get_pair_id (TD_PAIR_SECTION (widget)),
                         g_variant_get_string (target, NULL));
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_survey_dialog_show_feedback (TD_PAGE (widget), g_variant_get_int64 (target));
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_pair_section_print (TD_PAIR_SECTION (widget), "survey");
}

/* The side as the target of the action that enters its answers. */
static GVariant *
side_target (gpointer item, const char *side)
{
  return g_variant_new_string (side ? side : "");
}

/* --- Class --- */

static void
td_pair_feedback_class_init (TdPairFeedbackClass *klass)
{
  static const char *const tables[] = { "feedback", "feedback_answer", "survey", "survey_question",
                                        "pair",     "pair_pause",      NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_feedback_load;
  TD_PAGE_CLASS (klass)->tables = tables;

  gtk_widget_class_install_action (widget_class, "feedback.enter", "s", enter_action);
  gtk_widget_class_install_action (widget_class, "feedback.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "feedback.print", NULL, print_action);
  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_PAIR_FEEDBACK_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-feedback.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairFeedback, content);
  gtk_widget_class_bind_template_child (widget_class, TdPairFeedback, lines);
  gtk_widget_class_bind_template_callback (widget_class, side_target);
  td_closures_bind (widget_class);
}

static void
td_pair_feedback_init (TdPairFeedback *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
