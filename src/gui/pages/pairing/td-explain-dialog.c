/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-explain-dialog.h"

#include "base/td-decimal.h"
#include "candidates/td-points.h"
#include "gui/frame/td-trouble.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"
#include "proposal/td-why.h"

#include <glib/gi18n-lib.h>

struct _TdExplainDialog
{
  AdwWindow parent_instance;

  /* Template children. */
  GtkStack *states;
  AdwStatusPage *failure;
  GListStore *points;
  GListStore *alternatives;
  GListStore *wishes;
  GListStore *obstacles;
  GListStore *mentors;

  TdWhy *why; /* NULL until it is loaded */
};

enum
{
  PROP_HEADING = 1,
  PROP_SUBTITLE,
  PROP_SENTENCE,
  PROP_COST,
  PROP_NOTE,
  PROP_FIT,
  PROP_MATCHED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdExplainDialog, td_explain_dialog, ADW_TYPE_WINDOW)

/* --- Closures --- */

static double
point_share (gpointer object, int value, int largest)
{
  return largest > 0 ? CLAMP ((double) value / largest, 0, 1) : 0;
}

/* "40 of 60" */
static char *
point_text (gpointer object, int value, int largest)
{
  /* Translators: points of a criterion: had, at most. */
  return g_strdup_printf (_ ("%d of %d"), (value + 50) / 100, (largest + 50) / 100);
}

static char *
alternatives_title (gpointer object, gboolean matched)
{
  return g_strdup (matched ? _ ("Other mentors, and what they would cost")
                           : _ ("Mentors whose places went to others"));
}

/* --- Loading --- */

static char *
heading_of (const TdWhy *why)
{
  if (why->mentor_name == NULL)
    /* Translators: a mentee for whom nobody was found. */
    return g_strdup_printf (_ ("Why Nobody for %s"), why->mentee_name);
  /* Translators: a mentor. */
  return g_strdup_printf (_ ("Why %s"), why->mentor_name);
}

typedef struct
{
  gint64 program_id;
  gint64 proposal_id;
  gint64 mentee_id;
  gint64 mentor_id;
  TdDate today;
} Job;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  if (job->mentor_id)
    return td_why_load_mentor (db, job->program_id, job->mentee_id, job->mentor_id, job->today,
                               error);
  return job->proposal_id
             ? td_why_load_row (db, job->proposal_id, job->mentee_id, error)
             : td_why_load_waiting (db, job->program_id, job->mentee_id, job->today, error);
}

static void
show_section (GListStore *store, GPtrArray *lines)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), lines->pdata,
                       lines->len);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdExplainDialog *self = owner;
  g_autofree char *heading = NULL;

  if (error)
    {
      adw_status_page_set_description (self->failure, td_trouble_words (self, error));
      gtk_stack_set_visible_child_name (self->states, "failure");
      return;
    }
  self->why = result;
  heading = heading_of (self->why);
  gtk_window_set_title (GTK_WINDOW (self), heading);
  show_section (self->points, self->why->points);
  show_section (self->alternatives, self->why->alternatives);
  show_section (self->wishes, self->why->wishes);
  show_section (self->obstacles, self->why->obstacles);
  show_section (self->mentors, self->why->mentors);
  for (guint i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  gtk_stack_set_visible_child_name (self->states, "answer");
}

void
td_explain_dialog_open (GtkWidget *parent,
                        TdSession *session,
                        gint64 proposal_id,
                        gint64 mentee_id,
                        gint64 mentor_id)
{
  TdExplainDialog *self;
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (TD_IS_SESSION (session));

  self = g_object_new (TD_TYPE_EXPLAIN_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  job = g_new0 (Job, 1);
  job->program_id = td_session_get_program_id (session);
  job->proposal_id = proposal_id;
  job->mentee_id = mentee_id;
  job->mentor_id = mentor_id;
  job->today = td_session_get_today (session);
  td_session_read (session, self, TD_JOB_DEFAULT, load_job, job, g_free,
                   (GDestroyNotify) td_why_free, loaded_cb);
  gtk_window_present (GTK_WINDOW (self));
}

/* --- Class --- */

static char *
subtitle_of (const TdWhy *why)
{
  /* Translators: a mentee. */
  return why->mentor_name ? g_strdup_printf (_ ("for %s"), why->mentee_name) : NULL;
}

static void
get_answer (const TdWhy *why, guint id, GValue *value, GObject *object, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HEADING:
      g_value_take_string (value, heading_of (why));
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, subtitle_of (why));
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, why->sentence);
      break;
    case PROP_COST:
      g_value_set_string (value, why->cost);
      break;
    case PROP_NOTE:
      g_value_set_string (value, why->note);
      break;
    case PROP_FIT:
      g_value_take_string (value, why->mentor_name
                                      ? td_decimal_format_share (why->percent / 100.0, 0)
                                      : NULL);
      break;
    case PROP_MATCHED:
      g_value_set_boolean (value, why->mentor_name != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_explain_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdExplainDialog *self = TD_EXPLAIN_DIALOG (object);

  if (self->why)
    get_answer (self->why, id, value, object, pspec);
  else if (id == PROP_HEADING)
    g_value_set_string (value, _ ("Why"));
}

static void
td_explain_dialog_finalize (GObject *object)
{
  td_why_free (TD_EXPLAIN_DIALOG (object)->why);

  G_OBJECT_CLASS (td_explain_dialog_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = { { PROP_HEADING, "heading" },   { PROP_SUBTITLE, "subtitle" },
                { PROP_SENTENCE, "sentence" }, { PROP_COST, "cost" },
                { PROP_NOTE, "note" },         { PROP_FIT, "fit" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  properties[PROP_MATCHED] = g_param_spec_boolean ("matched", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_explain_dialog_class_init (TdExplainDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_POINT);
  g_type_ensure (TD_TYPE_WHY_LINE);
  object_class->get_property = td_explain_dialog_get_property;
  object_class->finalize = td_explain_dialog_finalize;
  install_properties (object_class);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairing/td-explain-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TdExplainDialog, name)
  CHILD (states);
  CHILD (failure);
  CHILD (points);
  CHILD (alternatives);
  CHILD (wishes);
  CHILD (obstacles);
  CHILD (mentors);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, point_share);
  gtk_widget_class_bind_template_callback (widget_class, point_text);
  gtk_widget_class_bind_template_callback (widget_class, alternatives_title);
  td_closures_bind (widget_class);
}

static void
td_explain_dialog_init (TdExplainDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
}
