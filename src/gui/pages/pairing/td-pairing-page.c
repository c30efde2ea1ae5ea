/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-pairing-page.h"

#include "gui/pages/pairing/td-candidates-panel.h"
#include "gui/widgets/td-closures.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-edit.h"
#include "pairing/td-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below this width the list stands above the mentee, not beside. */
#define NARROW_WIDTH 680

struct _TdPairingPage
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  GtkStack *lists;
  GtkBox *bar;
  GtkBox *content;
  GtkAdjustment *width;
  TdCandidatesPanel *panel;
  GListModel *programs;
  GListStore *waiting;
  GListStore *rows;
  GtkSingleSelection *waiting_selection;
  GtkMultiSelection *row_selection;

  TdProposal *draft;
  TdProgress *progress;
  GCancellable *cancellable; /* of a proposal being made, or NULL */
  gint64 shown_id;           /* the mentee beside */
  guint shown_position;
  guint turn_source;
  gboolean loading;
  gboolean made; /* a draft that is to be shown once it is loaded */
};

enum
{
  PROP_DRAFT = 1,
  PROP_PROGRESS,
  PROP_BUSY,
  PROP_N_SELECTED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPairingPage, td_pairing_page, TD_TYPE_PAGE)

/* --- Closures --- */

static char *
waiting_title (gpointer object, guint n)
{
  return g_strdup_printf (_ ("Waiting (%u)"), n);
}

static char *
draft_title (gpointer object, int n)
{
  return g_strdup_printf (_ ("Draft (%d)"), n);
}

static char *
program_facts (gpointer object, int mentees, int mentors, int pairs)
{
  /* Translators: of a programme. */
  return g_strdup_printf (_ ("%d mentees, %d mentors, %d pairs"), mentees, mentors, pairs);
}

static char *
propose_tooltip (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("Find the best pairs for the %u mentee who waits",
                                    "Find the best pairs for all %u mentees who wait", n),
                          n);
}

/* It is the next thing to do until there is a draft. */
static char **
propose_classes (gpointer object, GObject *draft)
{
  static const char *const next[] = { "text-button", "suggested-action", NULL };
  static const char *const other[] = { "text-button", NULL };

  return g_strdupv ((char **) (draft ? other : next));
}

static char *
days_text (gpointer object, int days)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

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
  return n > 1 ? g_strdup_printf (_ ("Release _Selected %u"), n)
               : g_strdup (_ ("Release _Selected"));
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

/* --- What is shown beside --- */

static TdWaitingMentee *
find_waiting (TdPairingPage *self, gint64 mentee_id, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->waiting)); i++)
    {
      g_autoptr (TdWaitingMentee) mentee = g_list_model_get_item (G_LIST_MODEL (self->waiting), i);

      if (mentee->mentee_id != mentee_id)
        continue;
      if (position)
        *position = i;
      return mentee; /* the store holds it */
    }
  return NULL;
}

static gboolean
shows_draft (TdPairingPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "draft") == 0;
}

static guint
count_selected (TdPairingPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->row_selection == NULL) /* the template is being built */
    return 0;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->row_selection));
  return (guint) gtk_bitset_get_size (selected);
}

/* The first of the selected rows, or NULL. */
static TdProposalRow *
selected_row (TdPairingPage *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->row_selection));

  return gtk_bitset_is_empty (selected)
             ? NULL
             : g_list_model_get_item (G_LIST_MODEL (self->rows), gtk_bitset_get_minimum (selected));
}

static void
show_chosen (TdPairingPage *self)
{
  TdWaitingMentee *mentee;
  g_autoptr (TdProposalRow) row = NULL;

  if (self->loading || self->panel == NULL)
    return;
  if (shows_draft (self))
    {
      if (count_selected (self) == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
        {
          /* Comes back here. */
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->row_selection), 0, TRUE);
          return;
        }
      row = selected_row (self);
      mentee = row ? find_waiting (self, row->mentee_id, NULL) : NULL;
    }
  else
    mentee = gtk_single_selection_get_selected_item (self->waiting_selection);
  self->shown_id = mentee ? mentee->mentee_id : 0;
  self->shown_position = gtk_single_selection_get_selected (self->waiting_selection);
  td_candidates_panel_show (self->panel, mentee, row);
}

static void
chosen_cb (TdPairingPage *self)
{
  show_chosen (self);
}

static void
rows_selected_cb (TdPairingPage *self)
{
  if (self->panel == NULL) /* the template is being built */
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.release-selected",
                                 self->draft && shows_draft (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  show_chosen (self);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdDate today;
  GPtrArray *waiting;
  TdProposal *draft;
  GPtrArray *rows;
  gint64 n_enrolled; /* mentees of the programme, with a mentor or not */
} Content;

static void
content_free (Content *content)
{
  g_clear_pointer (&content->waiting, g_ptr_array_unref);
  g_clear_object (&content->draft);
  g_clear_pointer (&content->rows, g_ptr_array_unref);
  g_free (content);
}

static gboolean
fill_content (TdDatabase *db, Content *content, GError **error)
{
  GError *trouble = NULL;

  content->waiting = td_rank_waiting (db, content->program_id, content->today, error);
  if (content->waiting == NULL ||
      !td_database_query_int (db, &content->n_enrolled, error,
                              "SELECT count(*) FROM enrolment WHERE program_id = $1 "
                              "AND state = 'enrolled' AND role IN ('mentee', 'both')",
                              "i", content->program_id))
    return FALSE;
  content->draft = td_proposal_find_draft (db, content->program_id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  content->rows = content->draft ? td_proposal_list_rows (db, content->draft->id, error)
                                 : g_ptr_array_new_with_free_func (g_object_unref);
  return content->rows != NULL;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Content *asked = data;
  Content *content = g_new0 (Content, 1);

  content->program_id = asked->program_id;
  content->today = asked->today;
  if (fill_content (db, content, error))
    return content;
  content_free (content);
  return NULL;
}

static void
replace (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

/* Selects who was selected; the next one when she is gone. */
static void
restore_waiting (TdPairingPage *self, gint64 mentee_id, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->waiting));

  if (n == 0)
    return;
  if (find_waiting (self, mentee_id, &position) == NULL)
    position = MIN (position, n - 1);
  gtk_single_selection_set_selected (self->waiting_selection, position);
}

static void
restore_rows (TdPairingPage *self, gint64 mentee_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TdProposalRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row->mentee_id == mentee_id)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->row_selection), i, TRUE);
    }
}

static void
set_draft (TdPairingPage *self, TdProposal *draft)
{
  gboolean open = draft && draft->to_release > 0;

  if (draft == NULL)
    gtk_stack_set_visible_child_name (self->lists, "waiting");
  if (g_set_object (&self->draft, draft))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.release", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.discard", draft != NULL);
}

static const char *
state_of (const Content *content)
{
  if (content->waiting->len > 0 || content->draft)
    return "workshop";
  return content->n_enrolled > 0 ? "everyone" : "nobody";
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairingPage *self = owner;
  Content *content = result;
  gint64 shown_id = self->shown_id;
  guint position = self->shown_position;

  self->loading = TRUE;
  replace (self->waiting, content->waiting);
  replace (self->rows, content->rows);
  set_draft (self, content->draft);
  restore_waiting (self, shown_id, position);
  restore_rows (self, shown_id);
  self->loading = FALSE;
  gtk_stack_set_visible_child_name (self->states, state_of (content));
  if (self->made && content->draft)
    gtk_stack_set_visible_child_name (self->lists, "draft");
  self->made = FALSE;
  td_page_set_badge (TD_PAGE (self), content->waiting->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.propose",
                                 content->waiting->len > 0 && self->cancellable == NULL);
  rows_selected_cb (self);
  content_free (content);
}

/* Where there is but one programme there is nothing to choose. */
static gboolean
choose_only_program (TdPairingPage *self)
{
  g_autoptr (GObject) program = g_list_model_get_item (self->programs, 0);
  gint64 id = 0;

  if (g_list_model_get_n_items (self->programs) != 1 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  g_object_get (program, "id", &id, NULL);
  td_session_set_program_id (td_page_get_session (TD_PAGE (self)), id);
  return TRUE;
}

static void
td_pairing_page_reload (TdPage *page)
{
  TdPairingPage *self = TD_PAIRING_PAGE (page);
  Content *asked = NULL;

  if (td_page_get_program_id (page) == 0 && choose_only_program (self))
    return;
  asked = g_new0 (Content, 1);
  asked->program_id = td_page_get_program_id (page);
  asked->today = td_page_get_today (page);
  if (asked->program_id)
    {
      td_page_read (page, load_job, asked, (GDestroyNotify) content_free,
                    (GDestroyNotify) content_free, loaded_cb);
      return;
    }
  content_free (asked);
  gtk_stack_set_visible_child_name (self->states, "program");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.propose", FALSE);
  td_page_set_badge (page, 0);
}

/* --- Proposing --- */

typedef struct
{
  TdProposalOptions options;
  gint64 proposal_id;
  GArray *mentees; /* (nullable) */
  TdDate today;
  TdProgress *progress;
} Job;

static Job *
job_new (TdPairingPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->options.program_id = td_page_get_program_id (TD_PAGE (self));
  job->proposal_id = self->draft ? self->draft->id : 0;
  job->today = td_page_get_today (TD_PAGE (self));
  job->progress = g_object_ref (self->progress);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->mentees, g_array_unref);
  g_object_unref (job->progress);
  g_free (job);
}

static gpointer
propose_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  td_proposal_make (db, &job->options, job->today, job->progress, error);
  return NULL;
}

static void
set_busy (TdPairingPage *self, gboolean busy)
{
  g_clear_object (&self->cancellable);
  if (busy)
    self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.propose", !busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
proposed_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairingPage *self = owner;

  set_busy (self, FALSE);
  if (error)
    td_session_report (td_page_get_session (TD_PAGE (self)), error);
  self->made = error == NULL;
  td_page_queue_reload (TD_PAGE (self));
}

static void
propose_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  Job *job;

  if (self->cancellable || td_page_get_program_id (TD_PAGE (self)) == 0)
    return;
  set_busy (self, TRUE);
  job = job_new (self);
  job->options.keep_locks_of = job->proposal_id;
  td_session_write (td_page_get_session (TD_PAGE (self)), self, TD_JOB_DEFAULT, NULL,
                    self->cancellable, propose_job, job, (GDestroyNotify) job_free, NULL,
                    proposed_cb);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  if (self->cancellable)
    set_busy (self, FALSE);
}

/* --- Releasing --- */

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
release (TdPairingPage *self, GArray *mentees, guint n)
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
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  if (self->draft)
    release (self, NULL, (guint) self->draft->to_release);
}

static void
release_selected_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TdProposalRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->row_selection), i) &&
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
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  if (self->draft)
    td_page_write (TD_PAGE (self), _ ("Draft discarded"), discard_job, job_new (self),
                   (GDestroyNotify) job_free, NULL, NULL);
}

/* --- Programmes and width --- */

static void
program_activated_cb (TdPairingPage *self, guint position, GtkListView *view)
{
  g_autoptr (GObject) program =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  gint64 id = 0;

  g_object_get (program, "id", &id, NULL);
  td_session_set_program_id (td_page_get_session (TD_PAGE (self)), id);
}

static GtkOrientation
wanted_orientation (TdPairingPage *self)
{
  return gtk_adjustment_get_page_size (self->width) < NARROW_WIDTH ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
turn_cb (gpointer data)
{
  TdPairingPage *self = data;

  self->turn_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), wanted_orientation (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content), wanted_orientation (self));
  return G_SOURCE_REMOVE;
}

static void
width_cb (TdPairingPage *self)
{
  /* Sizes are being given: not now. */
  if (self->width && self->turn_source == 0 &&
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->content)) != wanted_orientation (self))
    self->turn_source = g_idle_add (turn_cb, self);
}

static void
td_pairing_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPairingPage *self = TD_PAIRING_PAGE (object);

  switch (id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, count_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pairing_page_dispose (GObject *object)
{
  TdPairingPage *self = TD_PAIRING_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->turn_source, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (td_pairing_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-pairing-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdPairingPage, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (states);
  CHILD (lists);
  CHILD (bar);
  CHILD (content);
  CHILD (width);
  CHILD (panel);
  CHILD (programs);
  CHILD (waiting);
  CHILD (rows);
  CHILD (waiting_selection);
  CHILD (row_selection);
  CALLBACK (width_cb);
  CALLBACK (chosen_cb);
  CALLBACK (rows_selected_cb);
  CALLBACK (program_activated_cb);
  CALLBACK (waiting_title);
  CALLBACK (draft_title);
  CALLBACK (program_facts);
  CALLBACK (propose_tooltip);
  CALLBACK (propose_classes);
  CALLBACK (days_text);
  CALLBACK (draft_summary);
  CALLBACK (draft_total);
  CALLBACK (release_label);
  CALLBACK (release_selected_label);
  CALLBACK (row_mentor);
  CALLBACK (row_fit);
#undef CHILD
#undef CALLBACK
  td_closures_bind (klass);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, TD_TYPE_PROPOSAL, flags);
  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, TD_TYPE_PROGRESS, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_pairing_page_class_init (TdPairingPageClass *klass)
{
  static const char *const tables[] = { "pair",     "enrolment",    "employee",
                                        "proposal", "proposal_row", "preference",
                                        "program",  "program_rule", "pairing_constraint",
                                        NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CANDIDATES_PANEL);
  g_type_ensure (TD_TYPE_PROPOSAL_ROW);
  g_type_ensure (TD_TYPE_WAITING_MENTEE);
  object_class->get_property = td_pairing_page_get_property;
  object_class->dispose = td_pairing_page_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;
  TD_PAGE_CLASS (klass)->reload = td_pairing_page_reload;

  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "pairing.propose", NULL, propose_cb);
  gtk_widget_class_install_action (widget_class, "pairing.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "pairing.release", NULL, release_all_cb);
  gtk_widget_class_install_action (widget_class, "pairing.release-selected", NULL,
                                   release_selected_cb);
  gtk_widget_class_install_action (widget_class, "pairing.discard", NULL, discard_cb);
  bind_template (widget_class);
}

static void
td_pairing_page_init (TdPairingPage *self)
{
  self->progress = td_progress_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
