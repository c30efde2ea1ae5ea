/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-cohort-picture.h"

#include "base/td-decimal.h"
#include "gui/widgets/td-chart-file.h"
#include "gui/widgets/td-chart.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-tab-order.h"
#include "pairing/td-pair.h"
#include "proposal/td-proposal.h"
#include "report/td-department-charts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdCohortPicture
{
  AdwWindow parent_instance;

  /* Template children. */
  GtkStack *views;
  GListStore *counts;
  GListStore *behind;
  GtkWidget *behind_list;

  TdSession *session;
  gint64 proposal_id;
  gboolean of_draft;
  TdChartScene *scene;
  GPtrArray *pairs;  /* TdDepartmentPair, NULL while it loads */
  char *heading;     /* of the pairs behind a number */
  const char *shown; /* the view to come back to */
};

enum
{
  PROP_SESSION = 1,
  PROP_PROPOSAL_ID,
  PROP_OF_DRAFT,
  PROP_SCENE,
  PROP_SUBTITLE,
  PROP_HEADING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdCohortPicture, td_cohort_picture, ADW_TYPE_WINDOW)

/* --- Closures --- */

static char *
count_title (gpointer object, const char *mentors, const char *mentees)
{
  /* Translators: a department's mentors, a department's mentees. */
  return g_strdup_printf (_ ("%s mentors %s"), mentors, mentees);
}

static char *
pairs_count (gpointer object, int n)
{
  return g_strdup_printf (ngettext ("%'d pair", "%'d pairs", (gulong) n), n);
}

static char *
fit_of (gpointer object, int percent)
{
  return percent > 0 ? td_decimal_format_share (percent / 100.0, 0) : g_strdup ("");
}

/* --- Views --- */

static gboolean
is_behind (TdCohortPicture *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "behind") == 0;
}

static void
show_view (TdCohortPicture *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->views, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.back", is_behind (self));
}

static void
show_base (TdCohortPicture *self)
{
  if (self->pairs == NULL)
    show_view (self, "loading");
  else if (self->pairs->len == 0)
    show_view (self, "empty");
  else
    show_view (self, self->shown);
}

static void
fill_store (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

void
td_cohort_picture_show_behind (TdCohortPicture *self, const char *key)
{
  g_autoptr (GPtrArray) found = NULL;
  const TdDepartmentPair *first;

  g_return_if_fail (TD_IS_COHORT_PICTURE (self));

  found = self->pairs ? td_department_pairs_find (self->pairs, key) : NULL;
  if (found == NULL || found->len == 0)
    return;
  first = found->pdata[0];
  g_free (self->heading);
  self->heading = count_title (NULL, first->mentor_group, first->mentee_group);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
  fill_store (self->behind, found);
  show_view (self, "behind");
  gtk_widget_grab_focus (self->behind_list);
}

static void
mark_cb (TdCohortPicture *self, const char *key)
{
  td_cohort_picture_show_behind (self, key);
}

static void
count_cb (TdCohortPicture *self, guint position)
{
  g_autoptr (TdDepartmentCount) count =
      g_list_model_get_item (G_LIST_MODEL (self->counts), position);

  td_cohort_picture_show_behind (self, count->key);
}

/* On to the pair, or to the mentee while it is but a draft. */
static void
pair_cb (TdCohortPicture *self, guint position)
{
  g_autoptr (TdDepartmentPair) pair = g_list_model_get_item (G_LIST_MODEL (self->behind), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(sx)",
                                pair->pair_id ? "pairs" : "people",
                                pair->pair_id ? pair->pair_id : pair->mentee_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  show_base (TD_COHORT_PICTURE (widget));
}

/* Escape goes back from the pairs to the picture, then closes. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TdCohortPicture *self = TD_COHORT_PICTURE (widget);

  if (is_behind (self))
    show_base (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
table_toggled_cb (TdCohortPicture *self, GParamSpec *spec, GtkToggleButton *button)
{
  self->shown = gtk_toggle_button_get_active (button) ? "table" : "picture";
  show_base (self);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *ending)
{
  TdCohortPicture *self = TD_COHORT_PICTURE (widget);

  if (self->scene)
    td_chart_file_ask (widget, self->scene, NULL, g_variant_get_string (ending, NULL));
}

/* --- Loading --- */

typedef struct
{
  gint64 proposal_id;
  gint64 program_id;
  TdDate today;
} Job;

static GPtrArray *
load_draft (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (db, proposal_id, error);

  return rows ? td_department_pairs_from_rows (rows) : NULL;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;
  TdPairFilter filter = { .program_id = job->program_id, .state = TD_PAIR_OPEN_STATES };
  g_autoptr (GPtrArray) pairs = NULL;

  if (job->proposal_id)
    return load_draft (db, job->proposal_id, error);
  pairs = td_pair_list (db, &filter, job->today, error);
  return pairs ? td_department_pairs_from_pairs (pairs) : NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdCohortPicture *self = owner;
  g_autoptr (GPtrArray) counts = td_department_counts (result);

  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = result;
  fill_store (self->counts, counts);
  g_clear_object (&self->scene);
  self->scene = td_department_chart (self->pairs);
  td_chart_scene_set_show_title (self->scene, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.save", self->pairs->len > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
  show_base (self);
}

static void
load (TdCohortPicture *self)
{
  Job *job = g_new0 (Job, 1);

  job->proposal_id = self->of_draft ? self->proposal_id : 0;
  job->program_id = td_session_get_program_id (self->session);
  job->today = td_session_get_today (self->session);
  td_session_read (self->session, self, TD_JOB_REPORT, load_job, job, g_free,
                   (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

void
td_cohort_picture_open (GtkWidget *parent, TdSession *session, gint64 proposal_id)
{
  TdCohortPicture *self =
      g_object_new (TD_TYPE_COHORT_PICTURE, "session", session, "proposal-id", proposal_id, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* --- The object --- */

static char *
make_subtitle (TdCohortPicture *self)
{
  g_autofree char *n = NULL;

  if (self->pairs == NULL)
    return g_strdup ("");
  n = pairs_count (NULL, (int) self->pairs->len);
  return g_strdup_printf (_ ("%s · %s"), self->of_draft ? _ ("Draft") : _ ("Pairs now"), n);
}

static void
td_cohort_picture_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdCohortPicture *self = TD_COHORT_PICTURE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PROPOSAL_ID:
      g_value_set_int64 (value, self->proposal_id);
      break;
    case PROP_OF_DRAFT:
      g_value_set_boolean (value, self->of_draft);
      break;
    case PROP_SCENE:
      g_value_set_object (value, self->scene);
      break;
    case PROP_SUBTITLE:
      g_value_take_string (value, make_subtitle (self));
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_cohort_picture_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdCohortPicture *self = TD_COHORT_PICTURE (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_PROPOSAL_ID:
      self->proposal_id = g_value_get_int64 (value);
      g_object_set (self, "of-draft", self->proposal_id != 0, NULL);
      break;
    case PROP_OF_DRAFT:
      if (self->of_draft == g_value_get_boolean (value))
        break;
      self->of_draft = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      if (self->pairs) /* else it is about to be opened */
        load (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_cohort_picture_dispose (GObject *object)
{
  TdCohortPicture *self = TD_COHORT_PICTURE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->heading, g_free);

  G_OBJECT_CLASS (td_cohort_picture_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION, once);
  properties[PROP_PROPOSAL_ID] =
      g_param_spec_int64 ("proposal-id", NULL, NULL, 0, G_MAXINT64, 0, once);
  properties[PROP_OF_DRAFT] =
      g_param_spec_boolean ("of-draft", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCENE] = g_param_spec_object ("scene", NULL, NULL, TD_TYPE_CHART_SCENE, read);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, read);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, read);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_cohort_picture_class_init (TdCohortPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CHART);
  g_type_ensure (TD_TYPE_DEPARTMENT_PAIR);
  g_type_ensure (TD_TYPE_DEPARTMENT_COUNT);
  object_class->get_property = td_cohort_picture_get_property;
  object_class->set_property = td_cohort_picture_set_property;
  object_class->dispose = td_cohort_picture_dispose;
  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "cohort.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "cohort.save", "s", save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "cohort.back",
                                       NULL);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairing/td-cohort-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCohortPicture, views);
  gtk_widget_class_bind_template_child (widget_class, TdCohortPicture, counts);
  gtk_widget_class_bind_template_child (widget_class, TdCohortPicture, behind);
  gtk_widget_class_bind_template_child (widget_class, TdCohortPicture, behind_list);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_title);
  gtk_widget_class_bind_template_callback (widget_class, pairs_count);
  gtk_widget_class_bind_template_callback (widget_class, fit_of);
  td_closures_bind (widget_class);
}

static void
td_cohort_picture_init (TdCohortPicture *self)
{
  self->shown = "picture";
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.save", FALSE);
}
