/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-panel.h"

#include "gui/widgets/td-closures.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-edit.h"

#include <glib/gi18n-lib.h>

struct _TdDraftPanel
{
  TdPage parent_instance;

  /* Template children. */
  GListStore *rows;
  GtkMultiSelection *selection;

  TdProposal *draft;
  TdProposalRow *row; /* the first of those selected */
  gboolean stale;     /* the rules are others now */
  gboolean loading;
};

enum
{
  PROP_DRAFT = 1,
  PROP_ROW,
  PROP_N_SELECTED,
  PROP_STALE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdDraftPanel, td_draft_panel, TD_TYPE_PAGE)

/* --- Closures --- */

static char *
draft_summary (gpointer object, int matched, int mentees)
{
  return g_strdup_printf (ngettext ("%d of %d mentee matched", "%d of %d mentees matched",
                                    (gulong) mentees),
                          matched, mentees);
}

/* The total in hundredths of the largest fit, and what changes by hand took from the best. */
static char *
draft_total (gpointer object, gint64 total, gint64 best, int largest)
{
  int lost = td_points_percent (best - total, largest);
  int all = td_points_percent (total, largest);

  if (best <= total)
    return g_strdup_printf (_ ("Fit %'d in all · proven best"), all);
  return g_strdup_printf (_ ("Fit %'d in all · %'d below the best"), all, lost);
}

static char *
release_label (gpointer object, int n)
{
  return g_strdup_printf (_ ("_Release All %d"), n);
}

static char *
release_selected_label (gpointer object, guint n)
{
  /* Translators: a button beside “Release All”: release the selected pairs only. */
  return n > 1 ? g_strdup_printf (_ ("Only %u _Selected"), n) : g_strdup (_ ("Only _Selected"));
}

/* A draft's row: the mentor, or why there is none. */
static char *
row_mentor (gpointer object, const char *mentor, const char *blocked)
{
  g_autoptr (GPtrArray) counts = NULL;
  g_autofree char *why = NULL;

  if (mentor)
    return g_strdup (mentor);
  counts = td_points_blocked_from_json (blocked);
  if (counts->len == 0)
    return g_strdup (_ ("Nobody"));
  why = td_points_dup_text (counts);
  /* Translators: why a mentee has no mentor: rules with the number of mentors they block. */
  return g_strdup_printf (_ ("Nobody: %s"), why);
}

static char *
row_fit (gpointer object, gint64 mentor_id, int percent)
{
  return mentor_id ? g_strdup_printf ("%d", percent) : NULL;
}

static gboolean
has_no_mentor (gpointer object, gint64 mentor_id)
{
  return mentor_id == 0;
}

/* --- Selection --- */

static guint
count_selected (TdDraftPanel *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL) /* the template is being built */
    return 0;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (selected);
}

/* The first of the selected rows, or NULL. */
static TdProposalRow *
selected_row (TdDraftPanel *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_is_empty (selected)
             ? NULL
             : g_list_model_get_item (G_LIST_MODEL (self->rows), gtk_bitset_get_minimum (selected));
}

static void
selected_cb (TdDraftPanel *self)
{
  g_autoptr (TdProposalRow) row = NULL;

  if (self->loading || self->selection == NULL)
    return;
  row = selected_row (self);
  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.release-selected", row != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/* Enter goes on to the mentors of the row. */
static void
activated_cb (TdDraftPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pairing.choose", NULL);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdProposal *draft;
  GPtrArray *rows;
  gboolean stale;
} Content;

static void
content_free (Content *content)
{
  g_clear_object (&content->draft);
  g_clear_pointer (&content->rows, g_ptr_array_unref);
  g_free (content);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Content *asked = data;
  Content *content = g_new0 (Content, 1);
  GError *trouble = NULL;

  content->draft = td_proposal_find_draft (db, asked->program_id, &trouble);
  if (trouble == NULL)
    content->rows = content->draft ? td_proposal_list_rows (db, content->draft->id, &trouble)
                                   : g_ptr_array_new_with_free_func (g_object_unref);
  if (trouble == NULL && content->draft)
    td_proposal_is_stale (db, content->draft, &content->stale, &trouble);
  if (trouble == NULL)
    return content;
  content_free (content);
  g_propagate_error (error, trouble);
  return NULL;
}

static void
restore_selection (TdDraftPanel *self, gint64 mentee_id)
{
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TdProposalRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row->mentee_id == mentee_id)
        position = i;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

static void
set_draft (TdDraftPanel *self, TdProposal *draft)
{
  gboolean open = draft && draft->to_release > 0;

  if (g_set_object (&self->draft, draft))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.release", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.discard", draft != NULL);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdDraftPanel *self = owner;
  Content *content = result;
  gint64 mentee_id = self->row ? self->row->mentee_id : 0;

  self->loading = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       content->rows->pdata, content->rows->len);
  restore_selection (self, mentee_id);
  self->loading = FALSE;
  set_draft (self, content->draft);
  if (self->stale != content->stale)
    {
      self->stale = content->stale;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
    }
  selected_cb (self);
  content_free (content);
}

static void
td_draft_panel_reload (TdPage *page)
{
  Content *asked = g_new0 (Content, 1);

  asked->program_id = td_page_get_program_id (page);
  td_page_read (page, load_job, asked, (GDestroyNotify) content_free, (GDestroyNotify) content_free,
                loaded_cb);
}

/* --- Releasing --- */

typedef struct
{
  gint64 proposal_id;
  GArray *mentees; /* (nullable): gint64 employees */
  TdDate today;
} Job;

static Job *
job_new (TdDraftPanel *self)
{
  Job *job = g_new0 (Job, 1);

  job->proposal_id = self->draft ? self->draft->id : 0;
  job->today = td_page_get_today (TD_PAGE (self));
  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->mentees, g_array_unref);
  g_free (job);
}

static gpointer
release_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_release (db, job->proposal_id, job->mentees, job->today, error);
  return NULL;
}

static gpointer
discard_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_discard (db, job->proposal_id, error);
  return NULL;
}

static void
release (TdDraftPanel *self, GArray *mentees, guint n)
{
  Job *job = job_new (self);
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u pair released; both sides are now to be asked",
                                 "%u pairs released; both sides are now to be asked", n),
                       n);

  job->mentees = mentees;
  td_page_write (TD_PAGE (self), toast, release_job, job, (GDestroyNotify) job_free, NULL, NULL);
}

static void
release_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);

  if (self->draft)
    release (self, NULL, (guint) self->draft->to_release);
}

static void
release_selected_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TdProposalRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i) &&
          row->mentor_id && row->pair_id == 0)
        g_array_append_val (mentees, row->mentee_id);
    }
  if (mentees->len == 0)
    td_session_tell (td_page_get_session (TD_PAGE (self)),
                     _ ("None of the selected rows has a mentor to release."));
  else
    {
      guint n = mentees->len;

      release (self, g_steal_pointer (&mentees), n);
    }
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);

  if (self->draft)
    td_page_write (TD_PAGE (self), _ ("Draft discarded"), discard_job, job_new (self),
                   (GDestroyNotify) job_free, NULL, NULL);
}

TdProposal *
td_draft_panel_get_draft (TdDraftPanel *self)
{
  g_return_val_if_fail (TD_IS_DRAFT_PANEL (self), NULL);

  return self->draft;
}

TdProposalRow *
td_draft_panel_get_row (TdDraftPanel *self)
{
  g_return_val_if_fail (TD_IS_DRAFT_PANEL (self), NULL);

  return self->row;
}

static void
td_draft_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (object);

  switch (id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, count_selected (self));
      break;
    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_draft_panel_dispose (GObject *object)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (td_draft_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-draft-panel.ui");
  gtk_widget_class_bind_template_child (klass, TdDraftPanel, rows);
  gtk_widget_class_bind_template_child (klass, TdDraftPanel, selection);
  gtk_widget_class_bind_template_callback (klass, selected_cb);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, draft_summary);
  gtk_widget_class_bind_template_callback (klass, draft_total);
  gtk_widget_class_bind_template_callback (klass, release_label);
  gtk_widget_class_bind_template_callback (klass, release_selected_label);
  gtk_widget_class_bind_template_callback (klass, row_mentor);
  gtk_widget_class_bind_template_callback (klass, row_fit);
  gtk_widget_class_bind_template_callback (klass, has_no_mentor);
  td_closures_bind (klass);
}

static void
td_draft_panel_class_init (TdDraftPanelClass *klass)
{
  static const char *const tables[] = { "proposal", "proposal_row", "employee", "program_rule",
                                        NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_PROPOSAL);
  g_type_ensure (TD_TYPE_PROPOSAL_ROW);
  object_class->get_property = td_draft_panel_get_property;
  object_class->dispose = td_draft_panel_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;
  TD_PAGE_CLASS (klass)->reload = td_draft_panel_reload;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, TD_TYPE_PROPOSAL, flags);
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, TD_TYPE_PROPOSAL_ROW, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "draft.release", NULL, release_all_cb);
  gtk_widget_class_install_action (widget_class, "draft.release-selected", NULL,
                                   release_selected_cb);
  gtk_widget_class_install_action (widget_class, "draft.discard", NULL, discard_cb);
  bind_template (widget_class);
}

static void
td_draft_panel_init (TdDraftPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
