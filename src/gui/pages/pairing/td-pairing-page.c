/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-pairing-page-private.h"

#include "candidates/td-no-match.h"
#include "gui/pages/pairing/td-candidates-panel.h"
#include "gui/pages/pairing/td-cohort-picture.h"
#include "gui/pages/pairing/td-draft-panel.h"
#include "gui/pages/pairing/td-match-actions.h"
#include "gui/pages/pairing/td-mentors-panel.h"
#include "gui/pages/pairing/td-pairing-words.h"
#include "gui/pages/pairing/td-program-start.h"
#include "gui/pages/pairing/td-propose-dialog.h"
#include "gui/pages/pairing/td-rules-panel.h"
#include "gui/pages/pairing/td-sheet-dialog.h"
#include "gui/pages/pairing/td-waiting-panel.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-wrap-box.h"
#include "program/td-program.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

#include <glib/gi18n-lib.h>

/* From these widths on there are three parts side by side, or two. */
#define THREE_WIDTH 900
#define TWO_WIDTH 620

enum
{
  PROP_PANES = 1,
  PROP_PANE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPairingPage, td_pairing_page, TD_TYPE_PAGE)

/* --- What is shown beside --- */

static gboolean
is_pane (TdPairingPage *self, const char *pane)
{
  return g_strcmp0 (self->pane, pane) == 0;
}

void
td_pairing_page_set_pane (TdPairingPage *self, const char *pane)
{
  if (is_pane (self, pane))
    return;
  g_free (self->pane);
  self->pane = g_strdup (pane);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE]);
}

gboolean
td_pairing_page_shows_draft (TdPairingPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "draft") == 0;
}

static void
chosen_cb (TdPairingPage *self)
{
  TdWaitingMentee *mentee;
  TdProposalRow *row = NULL;

  if (self->panel == NULL) /* the template is being built */
    return;
  if (td_pairing_page_shows_draft (self))
    {
      row = td_draft_panel_get_row (self->draft_panel);
      mentee = row ? td_waiting_panel_find (self->waiting, row->mentee_id) : NULL;
    }
  else
    mentee = td_waiting_panel_get_mentee (self->waiting);
  td_candidates_panel_show (self->panel, mentee, row);
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
    {
      gtk_stack_set_visible_child_name (self->lists, "draft");
      td_draft_panel_focus (self->draft_panel);
    }
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
  guint n_decided; /* for whom nobody fits */
  int n_enrolled;  /* mentees of the programme, with a mentor or not */
} Content;

static void
content_free (Content *content)
{
  g_clear_pointer (&content->waiting, g_ptr_array_unref);
  g_free (content);
}

static gboolean
count_decided (TdDatabase *db, Content *content, GError **error)
{
  g_autoptr (GPtrArray) decided = td_no_match_list (db, content->program_id, content->today, error);

  if (decided == NULL)
    return FALSE;
  content->n_decided = decided->len;
  return TRUE;
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
  return content->waiting && count_decided (db, content, error);
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

static const char *
state_of (const Content *content)
{
  if (content->waiting->len > 0 || content->has_draft || content->n_decided > 0)
    return "workshop";
  return content->n_enrolled > 0 ? "everyone" : "nobody";
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairingPage *self = owner;
  Content *content = result;

  td_waiting_panel_fill (self->waiting, content->waiting);
  gtk_stack_set_visible_child_name (self->states, state_of (content));
  td_page_set_badge (TD_PAGE (self), content->waiting->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.propose", content->waiting->len > 0);
  chosen_cb (self);
  content_free (content);
}

/* A mentee who waits: whom the page is asked to show from elsewhere. */
static void
td_pairing_page_show_item (TdPage *page, gint64 id)
{
  TdPairingPage *self = TD_PAIRING_PAGE (page);

  gtk_stack_set_visible_child_name (self->lists, "waiting");
  td_waiting_panel_select (self->waiting, id);
}

static void
td_pairing_page_reload (TdPage *page)
{
  TdPairingPage *self = TD_PAIRING_PAGE (page);
  Content *asked = g_new0 (Content, 1);

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

static void
made_cb (TdPairingPage *self, gint64 proposal_id)
{
  self->made = TRUE;
  td_draft_panel_choose (self->draft_panel, proposal_id);
}

static void
open_proposing (TdPairingPage *self, GArray *selected)
{
  TdProposal *draft = td_draft_panel_get_draft (self->draft_panel);
  TdProposeDialog *dialog;

  if (td_page_get_program_id (TD_PAGE (self)) == 0)
    return;
  dialog =
      td_propose_dialog_open (GTK_WIDGET (self), td_page_get_session (TD_PAGE (self)),
                              draft ? draft->id : 0, td_page_get_badge (TD_PAGE (self)), selected);
  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
}

static void
propose_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  open_proposing (TD_PAIRING_PAGE (widget), NULL);
}

static void
propose_selection_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  g_autoptr (GArray) selected = td_waiting_panel_list_selected (self->waiting);

  open_proposing (self, selected);
}

static void
open_sheet (TdPairingPage *self, GFile *file)
{
  TdProposal *draft = td_draft_panel_get_draft (self->draft_panel);
  TdSheetDialog *dialog =
      td_sheet_dialog_open (GTK_WIDGET (self), td_page_get_session (TD_PAGE (self)),
                            draft ? draft->id : 0, file);

  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
}

static void
sheet_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);

  if (td_page_get_program_id (TD_PAGE (self)))
    open_sheet (self, NULL);
}

/* A table dropped here holds her scores; without a programme there is nobody to score. */
static gboolean
td_pairing_page_drop_file (TdPage *page, GFile *file)
{
  if (td_page_get_program_id (page) == 0)
    return FALSE;
  open_sheet (TD_PAIRING_PAGE (page), file);
  return TRUE;
}

/* Which departments mentor which, of the draft or of the pairs there are. */
static void
picture_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairingPage *self = TD_PAIRING_PAGE (widget);
  TdProposal *draft = td_draft_panel_get_draft (self->draft_panel);

  td_cohort_picture_open (widget, td_page_get_session (TD_PAGE (self)), draft ? draft->id : 0);
}

/* --- Width --- */

static guint
wanted_panes (TdPairingPage *self)
{
  double width = gtk_adjustment_get_page_size (self->width);

  return width >= THREE_WIDTH ? 3 : width >= TWO_WIDTH ? 2 : 1;
}

static gboolean
turn_cb (gpointer data)
{
  TdPairingPage *self = data;

  self->turn_source = 0;
  self->panes = wanted_panes (self);
  if (self->panes == 1)
    td_pairing_page_set_pane (self, "lists");
  else if (is_pane (self, "lists"))
    td_pairing_page_set_pane (self, "candidates");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANES]);
  return G_SOURCE_REMOVE;
}

static void
width_cb (TdPairingPage *self)
{
  /* Sizes are being given: not now. */
  if (self->width && self->turn_source == 0 && self->panes != wanted_panes (self))
    self->turn_source = g_idle_add (turn_cb, self);
}

/* --- Class --- */

static void
td_pairing_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPairingPage *self = TD_PAIRING_PAGE (object);

  switch (id)
    {
    case PROP_PANES:
      g_value_set_uint (value, self->panes);
      break;
    case PROP_PANE:
      g_value_set_string (value, self->pane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pairing_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PANE:
      td_pairing_page_set_pane (TD_PAIRING_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pairing_page_dispose (GObject *object)
{
  TdPairingPage *self = TD_PAIRING_PAGE (object);

  g_clear_handle_id (&self->turn_source, g_source_remove);

  G_OBJECT_CLASS (td_pairing_page_parent_class)->dispose (object);
}

static void
td_pairing_page_finalize (GObject *object)
{
  g_free (TD_PAIRING_PAGE (object)->pane);

  G_OBJECT_CLASS (td_pairing_page_parent_class)->finalize (object);
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
  CHILD (width);
  CHILD (panel);
  CHILD (waiting);
  CHILD (draft_panel);
  CALLBACK (width_cb);
  CALLBACK (chosen_cb);
  CALLBACK (draft_changed_cb);
#undef CHILD
#undef CALLBACK
  td_pairing_words_bind (klass);
  td_closures_bind (klass);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PANES] = g_param_spec_uint ("panes", NULL, NULL, 1, 3, 1, flags);
  properties[PROP_PANE] =
      g_param_spec_string ("pane", NULL, NULL, "lists", flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static TdListRequest *
td_pairing_page_request_list (TdPage *page)
{
  TdPairingPage *self = TD_PAIRING_PAGE (page);

  return td_pairing_page_shows_draft (self) ? td_page_request_list (TD_PAGE (self->draft_panel))
                                            : NULL;
}

static void
td_pairing_page_class_init (TdPairingPageClass *klass)
{
  static const char *const tables[] = {
    "pair",    "enrolment",    "employee",           "proposal_row", "preference",
    "program", "program_rule", "pairing_constraint", "no_match",     NULL
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CANDIDATES_PANEL);
  g_type_ensure (TD_TYPE_DRAFT_PANEL);
  g_type_ensure (TD_TYPE_MENTORS_PANEL);
  g_type_ensure (TD_TYPE_PROGRAM_START);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  g_type_ensure (TD_TYPE_RULES_PANEL);
  g_type_ensure (TD_TYPE_WAITING_PANEL);
  object_class->get_property = td_pairing_page_get_property;
  object_class->set_property = td_pairing_page_set_property;
  object_class->dispose = td_pairing_page_dispose;
  object_class->finalize = td_pairing_page_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->request_list = td_pairing_page_request_list;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;
  TD_PAGE_CLASS (klass)->drop_file = td_pairing_page_drop_file;
  TD_PAGE_CLASS (klass)->show_item = td_pairing_page_show_item;
  TD_PAGE_CLASS (klass)->reload = td_pairing_page_reload;

  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "pairing.propose", NULL, propose_cb);
  gtk_widget_class_install_action (widget_class, "pairing.propose-selection", NULL,
                                   propose_selection_cb);
  gtk_widget_class_install_action (widget_class, "pairing.sheet", NULL, sheet_cb);
  gtk_widget_class_install_action (widget_class, "pairing.picture", NULL, picture_cb);
  td_pairing_hand_install (widget_class);
  td_match_actions_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "pairing.pane", "pane");
  bind_template (widget_class);
}

static void
td_pairing_page_init (TdPairingPage *self)
{
  self->panes = 1;
  self->pane = g_strdup ("lists");
  gtk_widget_init_template (GTK_WIDGET (self));
}
