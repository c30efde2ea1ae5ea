/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-receipt-view.h"

#include "base/td-direction.h"
#include "gui/frame/td-dialogs.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdImportReceiptView
{
  AdwBin parent_instance;

  /* Template children. */
  GtkLabel *heading;
  GtkLabel *added;
  GtkLabel *updated;
  GtkLabel *unchanged;
  GtkLabel *refused;
  GtkLabel *missing;
  GtkWidget *missing_part;
  GtkStack *tabs;
  GtkStack *problem_states;
  GtkLabel *group_title;
  GListStore *groups;
  GListStore *problems;
  GListStore *results;
  GListStore *absent;
  GtkStack *result_states;
  GtkStack *absent_states;

  TdReceipt *receipt;
};

enum
{
  PROP_REHEARSED = 1,
  PROP_UNDOABLE,
  PROP_WITHHELD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdImportReceiptView, td_import_receipt_view, ADW_TYPE_BIN)

static char *
result_words (gpointer object, const char *result)
{
  return g_strdup (td_import_result_get_label (result));
}

static char *
field_words (gpointer object, const char *fields)
{
  return td_import_result_dup_fields (fields);
}

/* "Supervisor · rows 2, 3, 4 · Peter Oneill, …" */
static char *
group_heading (gpointer object, TdImportGroup *group)
{
  g_autofree char *words = group ? td_import_group_dup_rows (group) : NULL;
  g_autofree char *where = td_join_two (NULL, group ? group->column : NULL, words);

  return td_join_two (NULL, where, group ? group->examples : NULL);
}

static char *
row_words (gpointer object, int row)
{
  return g_strdup_printf (_ ("Row %d"), row);
}

static void
fill (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

static void
show_number (GtkLabel *label, int number)
{
  g_autofree char *text = g_strdup_printf ("%'d", number);

  gtk_label_set_text (label, text);
}

static void
show_counts (TdImportReceiptView *self)
{
  TdReceipt *receipt = self->receipt;
  g_autofree char *heading = NULL;

  if (receipt->rehearsed && receipt->withheld)
    heading = g_strdup (_ ("Preview: a row is refused, so nothing would be imported"));
  else if (receipt->rehearsed)
    heading = g_strdup (_ ("Preview: nothing is written yet"));
  else if (receipt->change)
    heading = g_strdup_printf (_ ("“%s” was imported"), receipt->file);
  else
    heading = g_strdup_printf (_ ("“%s” changed nothing"), receipt->file);
  gtk_label_set_text (self->heading, heading);
  show_number (self->added, receipt->n_added);
  show_number (self->updated, receipt->n_updated);
  show_number (self->unchanged, receipt->n_unchanged);
  show_number (self->refused, receipt->n_refused);
  show_number (self->missing, receipt->n_missing);
}

/* A list of everybody lacks somebody; a file of pairs, contacts or answers is only what is new. */
static gboolean
can_lack (TdReceipt *receipt)
{
  TdImportKind kind = receipt->mapping ? td_mapping_get_kind (receipt->mapping) : TD_IMPORT_ROSTER;

  return receipt->n_missing > 0 || kind == TD_IMPORT_ROSTER || kind == TD_IMPORT_ENROLMENTS;
}

static void
show_missing (TdImportReceiptView *self)
{
  gboolean shown = can_lack (self->receipt);
  GtkWidget *page = gtk_stack_get_child_by_name (self->tabs, "absent");

  gtk_widget_set_visible (self->missing_part, shown);
  gtk_stack_page_set_visible (gtk_stack_get_page (self->tabs, page), shown);
}

/* A page of the tabs, called by its words and how much is on it. */
static void
name_tab (TdImportReceiptView *self, const char *page, const char *words, guint n)
{
  g_autofree char *title = n ? g_strdup_printf ("%s (%'u)", words, n) : g_strdup (words);

  gtk_stack_page_set_title (gtk_stack_get_page (self->tabs,
                                                gtk_stack_get_child_by_name (self->tabs, page)),
                            title);
}

static void
show_results (TdImportReceiptView *self)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) absent = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->receipt->results->len; i++)
    {
      const TdReceiptLine *line = self->receipt->results->pdata[i];

      g_ptr_array_add (strcmp (line->result, "missing") == 0 ? absent : results,
                       td_import_result_new (line));
    }
  fill (self->results, results);
  fill (self->absent, absent);
  gtk_stack_set_visible_child_name (self->result_states, results->len ? "rows" : "none");
  gtk_stack_set_visible_child_name (self->absent_states, absent->len ? "rows" : "none");
  name_tab (self, "results", _ ("Changed"), results->len);
  name_tab (self, "absent", _ ("Missing"), absent->len);
}

static void
show_groups (TdImportReceiptView *self)
{
  g_autoptr (GPtrArray) groups = td_receipt_group (self->receipt);

  fill (self->groups, groups);
  gtk_stack_set_visible_child_name (self->problem_states, groups->len ? "groups" : "none");
  name_tab (self, "problems", _ ("Problems"), self->receipt->problems->len);
  gtk_stack_set_visible_child_name (self->tabs, groups->len ? "problems" : "results");
}

/* Opens the rows of a group. */
static void
group_activated_cb (TdImportReceiptView *self, guint position)
{
  g_autoptr (TdImportGroup) group = g_list_model_get_item (G_LIST_MODEL (self->groups), position);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  for (guint i = 0; i < self->receipt->problems->len; i++)
    {
      TdImportProblem *problem = self->receipt->problems->pdata[i];

      if (strcmp (problem->column, group->column) == 0 &&
          strcmp (problem->message, group->message) == 0)
        g_ptr_array_add (problems, problem);
    }
  fill (self->problems, problems);
  gtk_label_set_text (self->group_title, group->message);
  gtk_stack_set_visible_child_name (self->problem_states, "rows");
}

static void
back_to_groups_cb (TdImportReceiptView *self)
{
  gtk_stack_set_visible_child_name (self->problem_states, "groups");
}

void
td_import_receipt_view_set_receipt (TdImportReceiptView *self, TdReceipt *receipt)
{
  g_return_if_fail (TD_IS_IMPORT_RECEIPT_VIEW (self));

  td_receipt_ref (receipt);
  td_receipt_unref (self->receipt);
  self->receipt = receipt;
  show_counts (self);
  show_results (self);
  show_missing (self);
  show_groups (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REHEARSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDOABLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WITHHELD]);
}

TdReceipt *
td_import_receipt_view_get_receipt (TdImportReceiptView *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_RECEIPT_VIEW (self), NULL);

  return self->receipt;
}

/* --- Saving --- */

typedef struct
{
  TdReceipt *receipt;
  char *path;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  td_receipt_unref (job->receipt);
  g_free (job->path);
  g_free (job);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const SaveJob *job = data;

  td_receipt_save (job->receipt, job->path, td_database_get_cancellable (db), error);
  return NULL;
}

typedef struct
{
  TdImportReceiptView *view;
  TdSession *session;
} SaveRequest;

static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  if (error)
    td_dialogs_show_error (GTK_WIDGET (owner), _ ("Not Saved"), error);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree SaveRequest *request = data;
  g_autoptr (TdImportReceiptView) self = request->view;
  g_autoptr (TdSession) session = request->session;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  SaveJob *job;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  job = g_new0 (SaveJob, 1);
  job->receipt = td_receipt_ref (self->receipt);
  job->path = g_file_get_path (file);
  td_session_read (session, self, TD_JOB_DEFAULT, save_job, job, save_job_free, NULL, saved_cb);
}

void
td_import_receipt_view_save (TdImportReceiptView *self, TdSession *session)
{
  SaveRequest *request;
  g_autofree char *name = NULL;

  g_return_if_fail (TD_IS_IMPORT_RECEIPT_VIEW (self));
  g_return_if_fail (self->receipt != NULL);

  request = g_new (SaveRequest, 1);
  *request = (SaveRequest){ g_object_ref (self), g_object_ref (session) };
  /* Translators: the name of a file; keep the ending. %s is the file that was imported. */
  name = g_strdup_printf (_ ("Receipt of %s.xlsx"), self->receipt->file);
  td_dialogs_save_file_async (GTK_WIDGET (self), _ ("Save the Receipt"), name, save_chosen_cb,
                              request);
}

static void
td_import_receipt_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdReceipt *receipt = TD_IMPORT_RECEIPT_VIEW (object)->receipt;

  switch (id)
    {
    case PROP_REHEARSED:
      g_value_set_boolean (value, receipt && receipt->rehearsed);
      break;
    case PROP_UNDOABLE:
      g_value_set_boolean (value, receipt && receipt->change != 0);
      break;
    case PROP_WITHHELD:
      g_value_set_boolean (value, receipt && receipt->withheld);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_receipt_view_finalize (GObject *object)
{
  td_receipt_unref (TD_IMPORT_RECEIPT_VIEW (object)->receipt);

  G_OBJECT_CLASS (td_import_receipt_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/import/td-import-receipt-view.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdImportReceiptView, child)
  BIND (heading);
  BIND (added);
  BIND (updated);
  BIND (unchanged);
  BIND (refused);
  BIND (missing);
  BIND (missing_part);
  BIND (tabs);
  BIND (problem_states);
  BIND (group_title);
  BIND (groups);
  BIND (problems);
  BIND (results);
  BIND (absent);
  BIND (result_states);
  BIND (absent_states);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, result_words);
  gtk_widget_class_bind_template_callback (widget_class, field_words);
  gtk_widget_class_bind_template_callback (widget_class, group_heading);
  gtk_widget_class_bind_template_callback (widget_class, row_words);
  gtk_widget_class_bind_template_callback (widget_class, group_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_to_groups_cb);
  td_closures_bind (widget_class);
}

static void
td_import_receipt_view_class_init (TdImportReceiptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_import_receipt_view_get_property;
  object_class->finalize = td_import_receipt_view_finalize;

  properties[PROP_REHEARSED] = g_param_spec_boolean ("rehearsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNDOABLE] = g_param_spec_boolean ("undoable", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WITHHELD] = g_param_spec_boolean ("withheld", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_IMPORT_GROUP);
  g_type_ensure (TD_TYPE_IMPORT_PROBLEM);
  g_type_ensure (TD_TYPE_IMPORT_RESULT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_import_receipt_view_init (TdImportReceiptView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
