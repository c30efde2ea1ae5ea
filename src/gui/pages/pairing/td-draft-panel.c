/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-draft-panel.h"

#include "gui/pages/pairing/td-cohort-picture.h"
#include "gui/pages/pairing/td-absent-dialog.h"
#include "gui/pages/pairing/td-compare-dialog.h"
#include "gui/pages/pairing/td-draft-item.h"
#include "gui/pages/pairing/td-draft-load.h"
#include "gui/pages/pairing/td-draft-steps.h"
#include "gui/pages/pairing/td-draft-words.h"
#include "gui/pages/pairing/td-mentee-drag.h"
#include "gui/pages/pairing/td-unmatched-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdDraftPanel
{
  TdPage parent_instance;

  /* Template children. */
  GListStore *drafts;
  GListStore *items;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkMultiSelection *selection;
  GtkDropDown *draft_choice;
  GtkWidget *view;

  TdProposal *draft;
  TdProposalRow *row; /* the first of those selected */
  GPtrArray *rows;    /* TdProposalRow, of all items */
  gint64 chosen_id;   /* the draft to work on, 0 for the newest */
  guint show;
  guint order;
  char *remark;
  gboolean stale; /* the rules are others now */
  gboolean loading;
};

enum
{
  PROP_DRAFT = 1,
  PROP_ROW,
  PROP_N_SELECTED,
  PROP_N_DRAFTS,
  PROP_REMARK,
  PROP_STALE,
  PROP_SHOW,
  PROP_ORDER,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdDraftPanel, td_draft_panel, TD_TYPE_PAGE)

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

static TdProposalRow *
find_row (TdDraftPanel *self, gint64 row_id)
{
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    if (((TdProposalRow *) self->rows->pdata[i])->id == row_id)
      return self->rows->pdata[i];
  return NULL;
}

/* The first of the selected rows, or NULL. */
static TdProposalRow *
selected_row (TdDraftPanel *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (TdDraftItem) item = NULL;

  if (!gtk_bitset_is_empty (selected))
    item =
        g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
  return item ? find_row (self, item->row_id) : NULL;
}

static void
selected_cb (TdDraftPanel *self)
{
  TdProposalRow *row;

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

/* Selects a mentee's row, or else the first one. */
static void
select_mentee (TdDraftPanel *self, gint64 mentee_id)
{
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TdDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item->mentee_id != mentee_id)
        continue;
      position = i;
      break;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

void
td_draft_panel_show_mentee (TdDraftPanel *self, gint64 mentee_id)
{
  g_return_if_fail (TD_IS_DRAFT_PANEL (self));

  g_object_set (self, "show", TD_DRAFT_SHOW_ALL, NULL);
  select_mentee (self, mentee_id);
}

void
td_draft_panel_focus (TdDraftPanel *self)
{
  g_return_if_fail (TD_IS_DRAFT_PANEL (self));

  td_tab_enter_list (self->view);
}

static gboolean
is_shown (TdDraftItem *item, TdDraftPanel *self)
{
  return td_draft_item_is_shown (item, self->show);
}

static int
compare (const TdDraftItem *a, const TdDraftItem *b, TdDraftPanel *self)
{
  return td_draft_item_compare (a, b, self->order);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  gint64 proposal_id;
  TdDate today;
} Asked;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Asked *asked = data;

  return td_draft_content_load (db, asked->program_id, asked->proposal_id, asked->today, error);
}

static void
fill_store (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

static void
set_draft (TdDraftPanel *self, const TdDraftContent *content)
{
  guint position = 0;

  fill_store (self->drafts, content->drafts);
  g_ptr_array_find (content->drafts, content->draft, &position);
  if (content->draft)
    gtk_drop_down_set_selected (self->draft_choice, position);
  if (g_set_object (&self->draft, content->draft))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DRAFTS]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.release",
                                 self->draft && self->draft->to_release > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.discard", self->draft != NULL);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdDraftPanel *self = owner;
  g_autoptr (TdDraftContent) content = result;
  gint64 mentee_id = self->row ? self->row->mentee_id : 0;

  self->loading = TRUE;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&content->rows);
  fill_store (self->items, content->items);
  select_mentee (self, mentee_id);
  set_draft (self, content);
  self->loading = FALSE;
  if (g_strcmp0 (self->remark, content->remark) != 0)
    {
      g_free (self->remark);
      self->remark = g_steal_pointer (&content->remark);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMARK]);
    }
  if (self->stale != content->stale)
    {
      self->stale = content->stale;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
    }
  selected_cb (self);
}

static void
td_draft_panel_reload (TdPage *page)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->program_id = td_page_get_program_id (page);
  asked->proposal_id = TD_DRAFT_PANEL (page)->chosen_id;
  asked->today = td_page_get_today (page);
  td_page_read (page, load_job, asked, g_free, (GDestroyNotify) td_draft_content_free, loaded_cb);
}

void
td_draft_panel_choose (TdDraftPanel *self, gint64 proposal_id)
{
  g_return_if_fail (TD_IS_DRAFT_PANEL (self));

  self->chosen_id = proposal_id;
  td_page_queue_reload (TD_PAGE (self));
}

static void
draft_chosen_cb (TdDraftPanel *self)
{
  TdProposal *draft;

  if (self->loading || self->draft_choice == NULL)
    return;
  draft = gtk_drop_down_get_selected_item (self->draft_choice);
  if (draft && draft != self->draft)
    td_draft_panel_choose (self, draft->id);
}

/* --- Actions --- */

static void
release_all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);

  if (self->draft)
    td_draft_release (TD_PAGE (self), self->draft, NULL);
}

static void
release_selected_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);
  g_autoptr (GArray) mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (TdDraftItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      if (item->mentor_id && item->pair_id == 0)
        g_array_append_val (mentees, item->mentee_id);
    }
  if (mentees->len == 0)
    td_session_tell (td_page_get_session (TD_PAGE (self)),
                     _ ("None of the selected rows has a mentor to release."));
  else
    td_draft_release (TD_PAGE (self), self->draft, mentees);
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);

  if (self->draft)
    td_draft_discard (TD_PAGE (self), self->draft);
}

static void
put_back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);
  TdProposalRow *row = find_row (self, g_variant_get_int64 (target));

  if (row)
    td_draft_put_back (TD_PAGE (self), row);
}

static void
unmatched_chosen_cb (TdDraftPanel *self, gint64 mentee_id)
{
  td_draft_panel_show_mentee (self, mentee_id);
}

static void
unmatched_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);
  TdUnmatchedDialog *dialog;

  if (self->draft == NULL)
    return;
  dialog = td_unmatched_dialog_open (widget, td_page_get_session (TD_PAGE (self)), self->draft->id);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (unmatched_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
picture_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);

  td_cohort_picture_open (widget, td_page_get_session (TD_PAGE (self)),
                          self->draft ? self->draft->id : 0);
}

static void
compared_cb (TdDraftPanel *self, gint64 proposal_id)
{
  td_draft_panel_choose (self, proposal_id);
}

static void
compare_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);
  TdCompareDialog *dialog = td_compare_dialog_open (widget, td_page_get_session (TD_PAGE (self)),
                                                    self->draft ? self->draft->id : 0);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (compared_cb), self, G_CONNECT_SWAPPED);
}

/* Somebody who enrolled since. */
static void
add_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (widget);

  if (self->draft)
    td_absent_dialog_show (TD_PAGE (self), self->draft->id);
}

/* --- The object --- */

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
    case PROP_N_DRAFTS:
      g_value_set_uint (value,
                        self->drafts ? g_list_model_get_n_items (G_LIST_MODEL (self->drafts)) : 0);
      break;
    case PROP_REMARK:
      g_value_set_string (value, self->remark);
      break;
    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;
    case PROP_SHOW:
      g_value_set_uint (value, self->show);
      break;
    case PROP_ORDER:
      g_value_set_uint (value, self->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What was selected stays so where it is still shown. */
static void
arrange (TdDraftPanel *self, guint *member, guint value, GParamSpec *pspec)
{
  gint64 mentee_id = self->row ? self->row->mentee_id : 0;

  if (*member == value)
    return;
  *member = value;
  self->loading = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  select_mentee (self, mentee_id);
  self->loading = FALSE;
  selected_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
td_draft_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (object);

  switch (id)
    {
    case PROP_SHOW:
      arrange (self, &self->show, g_value_get_uint (value), pspec);
      break;
    case PROP_ORDER:
      arrange (self, &self->order, g_value_get_uint (value), pspec);
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (td_draft_panel_parent_class)->dispose (object);
}

static void
td_draft_panel_finalize (GObject *object)
{
  g_free (TD_DRAFT_PANEL (object)->remark);

  G_OBJECT_CLASS (td_draft_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-draft-panel.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdDraftPanel, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (drafts);
  CHILD (items);
  CHILD (filter);
  CHILD (sorter);
  CHILD (selection);
  CHILD (draft_choice);
  CHILD (view);
  CALLBACK (selected_cb);
  CALLBACK (activated_cb);
  CALLBACK (draft_chosen_cb);
#undef CHILD
#undef CALLBACK
  td_draft_words_bind (klass);
  td_mentee_drag_bind (klass);
  td_closures_bind (klass);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags write = read | G_PARAM_WRITABLE;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, TD_TYPE_PROPOSAL, read);
  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, TD_TYPE_PROPOSAL_ROW, read);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_N_DRAFTS] = g_param_spec_uint ("n-drafts", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_REMARK] = g_param_spec_string ("remark", NULL, NULL, NULL, read);
  properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, read);
  properties[PROP_SHOW] =
      g_param_spec_uint ("show", NULL, NULL, 0, TD_DRAFT_SHOW_FLAGGED, TD_DRAFT_SHOW_ALL, write);
  properties[PROP_ORDER] =
      g_param_spec_uint ("order", NULL, NULL, 0, TD_DRAFT_BEST_FIRST, TD_DRAFT_BY_MENTEE, write);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "draft.release", NULL, release_all_cb);
  gtk_widget_class_install_action (klass, "draft.release-selected", NULL, release_selected_cb);
  gtk_widget_class_install_action (klass, "draft.discard", NULL, discard_cb);
  gtk_widget_class_install_action (klass, "draft.add", NULL, add_cb);
  gtk_widget_class_install_action (klass, "draft.put-back", "x", put_back_cb);
  gtk_widget_class_install_action (klass, "draft.unmatched", NULL, unmatched_cb);
  gtk_widget_class_install_action (klass, "draft.picture", NULL, picture_cb);
  gtk_widget_class_install_action (klass, "draft.compare", NULL, compare_cb);
}

static TdListRequest *
td_draft_panel_request_list (TdPage *page)
{
  TdDraftPanel *self = TD_DRAFT_PANEL (page);
  TdListRequest *request;

  if (self->draft == NULL)
    return NULL;
  request = td_page_new_request (page, "draft");
  request->program_id = self->draft->program_id;
  request->object_id = self->draft->id;
  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TdDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      g_array_append_val (request->ids, item->row_id);
    }
  return request;
}

static void
td_draft_panel_class_init (TdDraftPanelClass *klass)
{
  static const char *const tables[] = { "proposal", "proposal_row", "employee", "enrolment",
                                        "pair",     "program_rule", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_PROPOSAL);
  g_type_ensure (TD_TYPE_PROPOSAL_ROW);
  g_type_ensure (TD_TYPE_DRAFT_ITEM);
  object_class->get_property = td_draft_panel_get_property;
  object_class->set_property = td_draft_panel_set_property;
  object_class->dispose = td_draft_panel_dispose;
  object_class->finalize = td_draft_panel_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;
  TD_PAGE_CLASS (klass)->reload = td_draft_panel_reload;
  TD_PAGE_CLASS (klass)->request_list = td_draft_panel_request_list;
  install_properties (object_class);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
td_draft_panel_init (TdDraftPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter),
                                     (GtkCustomFilterFunc) is_shown, self, NULL);
  gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), (GCompareDataFunc) compare,
                                   self, NULL);
}
