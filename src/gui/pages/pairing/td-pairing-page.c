/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-pairing-page.h"

#include "gui/pages/pairing/td-candidates-panel.h"
#include "gui/pages/pairing/td-draft-panel.h"
#include "gui/pages/pairing/td-rules-panel.h"
#include "gui/widgets/td-closures.h"
#include "pairing/td-proposal.h"
#include "pairing/td-rank.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

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
  GtkSingleSelection *waiting_selection;
  TdDraftPanel *draft_panel;

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
  PROP_PROGRESS = 1,
  PROP_BUSY,
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
program_title (gpointer object, guint n_programs)
{
  return g_strdup (n_programs ? _ ("Choose a Programme") : _ ("Create a Programme First"));
}

static char **
program_classes (gpointer object, guint n_programs)
{
  static const char *const next[] = { "text-button", "pill", "suggested-action", NULL };
  static const char *const other[] = { "text-button", "pill", NULL };

  return g_strdupv ((char **) (n_programs ? other : next));
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

static void
chosen_cb (TdPairingPage *self)
{
  TdWaitingMentee *mentee;
  TdProposalRow *row = NULL;

  if (self->loading || self->panel == NULL) /* or the template is being built */
    return;
  if (shows_draft (self))
    {
      row = td_draft_panel_get_row (self->draft_panel);
      mentee = row ? find_waiting (self, row->mentee_id, NULL) : NULL;
    }
  else
    mentee = gtk_single_selection_get_selected_item (self->waiting_selection);
  self->shown_id = mentee ? mentee->mentee_id : 0;
  self->shown_position = gtk_single_selection_get_selected (self->waiting_selection);
  td_candidates_panel_show (self->panel, mentee, row);
}

/* Enter on a mentee goes on to the mentors, Escape comes back. */
static void
choose_cb (TdPairingPage *self)
{
  td_candidates_panel_focus (self->panel);
}

static void
choose_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  choose_cb (TD_PAIRING_PAGE (widget));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  gtk_widget_child_focus (gtk_stack_get_visible_child (self->lists), GTK_DIR_TAB_FORWARD);
}

/* A draft that was just made is shown; where there is none any more, those who wait. */
static void
draft_changed_cb (TdPairingPage *self)
{
  if (self->panel == NULL)
    return;
  if (td_draft_panel_get_draft (self->draft_panel) == NULL)
    gtk_stack_set_visible_child_name (self->lists, "waiting");
  else if (self->made)
    gtk_stack_set_visible_child_name (self->lists, "draft");
  self->made = FALSE;
  td_page_queue_reload (TD_PAGE (self));
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdDate today;
  GPtrArray *waiting;
  gboolean has_draft;
  int n_enrolled; /* mentees of the programme, with a mentor or not */
} Content;

static void
content_free (Content *content)
{
  g_clear_pointer (&content->waiting, g_ptr_array_unref);
  g_free (content);
}

static gboolean
fill_content (TdDatabase *db, Content *content, GError **error)
{
  g_autoptr (TdProgram) program = td_program_load (db, content->program_id, error);
  g_autoptr (TdProposal) draft = NULL;
  GError *trouble = NULL;

  if (program == NULL)
    return FALSE;
  draft = td_proposal_find_draft (db, program->id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  content->has_draft = draft != NULL;
  content->n_enrolled = program->n_mentees;
  content->waiting = td_rank_waiting (db, program->id, content->today, error);
  return content->waiting != NULL;
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

/* Selects who was selected; the next one when she is gone. */
static void
restore_waiting (TdPairingPage *self, gint64 mentee_id, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->waiting));

  if (n == 0)
    return;
  if (find_waiting (self, mentee_id, &position) == NULL)
    /* Where nobody was waiting there was no position: who waits longest is first. */
    position = position == GTK_INVALID_LIST_POSITION ? 0 : MIN (position, n - 1);
  gtk_single_selection_set_selected (self->waiting_selection, position);
}

static const char *
state_of (const Content *content)
{
  if (content->waiting->len > 0 || content->has_draft)
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
  g_list_store_splice (self->waiting, 0, g_list_model_get_n_items (G_LIST_MODEL (self->waiting)),
                       content->waiting->pdata, content->waiting->len);
  restore_waiting (self, shown_id, position);
  self->loading = FALSE;
  gtk_stack_set_visible_child_name (self->states, state_of (content));
  td_page_set_badge (TD_PAGE (self), content->waiting->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.propose",
                                 content->waiting->len > 0 && self->cancellable == NULL);
  chosen_cb (self);
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
  TdDate today;
  TdProgress *progress;
} Job;

static Job *
job_new (TdPairingPage *self)
{
  TdProposal *draft = td_draft_panel_get_draft (self->draft_panel);
  Job *job = g_new0 (Job, 1);

  job->options.program_id = td_page_get_program_id (TD_PAGE (self));
  job->options.replaces = draft ? draft->id : 0;
  job->today = td_page_get_today (TD_PAGE (self));
  job->progress = g_object_ref (self->progress);
  return job;
}

static void
job_free (Job *job)
{
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
  if (self->made)
    td_page_queue_reload (TD_PAGE (self->draft_panel));
}

static void
propose_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  if (self->cancellable || td_page_get_program_id (TD_PAGE (self)) == 0)
    return;
  set_busy (self, TRUE);
  td_session_write (td_page_get_session (TD_PAGE (self)), self, TD_JOB_DEFAULT, NULL,
                    self->cancellable, propose_job, job_new (self), (GDestroyNotify) job_free, NULL,
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

/* --- Programmes and width --- */

/* The programmes come later than the page. */
static void
programs_changed_cb (TdPairingPage *self)
{
  if (td_page_get_session (TD_PAGE (self)) && td_page_get_program_id (TD_PAGE (self)) == 0)
    td_page_queue_reload (TD_PAGE (self));
}

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
td_pairing_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_pairing_page_parent_class)->map (widget);
  programs_changed_cb (TD_PAIRING_PAGE (widget));
}

static void
td_pairing_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPairingPage *self = TD_PAIRING_PAGE (object);

  switch (id)
    {
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
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
  CHILD (waiting_selection);
  CHILD (draft_panel);
  CALLBACK (width_cb);
  CALLBACK (chosen_cb);
  CALLBACK (choose_cb);
  CALLBACK (draft_changed_cb);
  CALLBACK (programs_changed_cb);
  CALLBACK (program_activated_cb);
  CALLBACK (waiting_title);
  CALLBACK (draft_title);
  CALLBACK (program_title);
  CALLBACK (program_classes);
  CALLBACK (program_facts);
  CALLBACK (propose_tooltip);
  CALLBACK (propose_classes);
  CALLBACK (days_text);
#undef CHILD
#undef CALLBACK
  td_closures_bind (klass);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, TD_TYPE_PROGRESS, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_pairing_page_class_init (TdPairingPageClass *klass)
{
  static const char *const tables[] = { "pair",         "enrolment",          "employee",
                                        "proposal_row", "preference",         "program",
                                        "program_rule", "pairing_constraint", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CANDIDATES_PANEL);
  g_type_ensure (TD_TYPE_DRAFT_PANEL);
  g_type_ensure (TD_TYPE_RULES_PANEL);
  g_type_ensure (TD_TYPE_WAITING_MENTEE);
  object_class->get_property = td_pairing_page_get_property;
  object_class->dispose = td_pairing_page_dispose;
  widget_class->map = td_pairing_page_map;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;
  TD_PAGE_CLASS (klass)->reload = td_pairing_page_reload;

  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "pairing.propose", NULL, propose_cb);
  gtk_widget_class_install_action (widget_class, "pairing.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "pairing.choose", NULL, choose_action_cb);
  gtk_widget_class_install_action (widget_class, "pairing.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "pairing.back", NULL);
  bind_template (widget_class);
}

static void
td_pairing_page_init (TdPairingPage *self)
{
  self->progress = td_progress_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
