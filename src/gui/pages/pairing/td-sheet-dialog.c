/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-sheet-dialog.h"

#include "gui/frame/td-dialogs.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/pairing/td-sheet-job.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdSheetDialog
{
  TdDialog parent_instance;

  /* Template children. */
  GtkCheckButton *score_check;
  GtkCheckButton *fair_check;
  GtkSwitch *costs;
  GtkSwitch *limited;
  GtkSpinButton *limit;
  GtkSwitch *ignore_rules;
  GtkSwitch *replace;
  GListStore *remarks;

  GFile *file;
  GFile *places;
  gint64 draft_id;
  const char *state;
  char *summary;
};

enum
{
  PROP_FILE_NAME = 1,
  PROP_PLACES_NAME,
  PROP_STATE,
  PROP_SUMMARY,
  PROP_N_REMARKS,
  PROP_HAS_DRAFT,
  N_PROPERTIES
};

enum
{
  MADE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdSheetDialog, td_sheet_dialog, TD_TYPE_DIALOG)

/* --- Closures --- */

static gboolean
is_state (gpointer object, const char *state, const char *wanted)
{
  return g_strcmp0 (state, wanted) == 0;
}

static char *
file_text (gpointer object, const char *name)
{
  return g_strdup (name ? name : _ ("Choose the file, or drop it here"));
}

static char *
places_text (gpointer object, const char *name)
{
  return g_strdup (name ? name
                        : _ ("From the programme; or a table with the columns mentor and places"));
}

/* "Row 7: Ann Mentor · Bea Mentee". */
static char *
remark_title (gpointer object, int row, const char *mentor, const char *mentee)
{
  g_autofree char *pair = td_join_two (NULL, mentor, mentee);

  /* Translators: the number of a row of a file, a mentor and a mentee. */
  return g_strdup_printf (_ ("Row %d: %s"), row, pair);
}

static char *
remark_why (gpointer object, gboolean dropped, const char *why)
{
  return dropped ? g_strdup_printf (_ ("Left out: %s"), why)
                 : g_strdup_printf (_ ("Kept all the same: %s"), why);
}

static char *
remarks_title (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("%u Row to Look At", "%u Rows to Look At", n), n);
}

/* --- What is understood --- */

static void
notify_all (TdSheetDialog *self)
{
  for (int i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.make",
                                 g_strcmp0 (self->state, "understood") == 0);
}

static void
set_state (TdSheetDialog *self, const char *state, char *summary)
{
  self->state = state;
  g_free (self->summary);
  self->summary = summary;
  notify_all (self);
}

static char *
make_summary (const TdProposal *proposal)
{
  g_autofree char *people =
      g_strdup_printf (ngettext ("%d mentee", "%d mentees", (gulong) proposal->mentees),
                       proposal->mentees);
  g_autofree char *mentors =
      g_strdup_printf (ngettext ("%d mentor", "%d mentors", (gulong) proposal->mentors),
                       proposal->mentors);
  g_autofree char *sum = g_strdup_printf ("%'" G_GINT64_FORMAT, ABS (proposal->total));

  /* Translators: "38 mentees", "12 mentors"; how many are matched, a sum of scores. */
  return g_strdup_printf (
      _ ("Understood: %s and %s. %d would be matched; the scores add up to %s."), people, mentors,
      proposal->matched, sum);
}

static TdSheetJob *
make_job (TdSheetDialog *self)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  TdSheetProposalOptions options = {
    .program_id = td_session_get_program_id (session),
    .objective = gtk_check_button_get_active (self->fair_check)    ? TD_OBJECTIVE_FAIR
                 : gtk_check_button_get_active (self->score_check) ? TD_OBJECTIVE_SCORE
                                                                   : TD_OBJECTIVE_TOTAL,
    .scores = g_file_peek_path (self->file),
    .capacity = self->places ? g_file_peek_path (self->places) : NULL,
    .rules = { gtk_switch_get_active (self->costs), gtk_switch_get_active (self->limited),
               (gint64) gtk_spin_button_get_value (self->limit) },
    .ignore_rules = gtk_switch_get_active (self->ignore_rules),
    .replaces = gtk_switch_get_active (self->replace) ? self->draft_id : 0,
  };

  return td_sheet_job_new (&options, td_session_get_today (session),
                           td_dialog_get_progress (TD_DIALOG (self)));
}

static void
previewed_cb (gpointer owner, gpointer result, GError *error)
{
  TdSheetDialog *self = owner;
  g_autoptr (TdSheetPreview) preview = result;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->remarks));

  if (error)
    {
      g_list_store_remove_all (self->remarks);
      set_state (self, "problem", g_strdup (td_trouble_words (self, error)));
      return;
    }
  g_list_store_splice (self->remarks, 0, n, preview->remarks ? preview->remarks->pdata : NULL,
                       preview->remarks ? preview->remarks->len : 0);
  set_state (self, "understood", make_summary (preview->proposal));
}

/* Anything else than before: the sheet is looked at anew. */
static void
changed_cb (TdSheetDialog *self)
{
  if (self->replace == NULL || self->file == NULL) /* the template is being built, or no sheet */
    return;
  set_state (self, "reading", NULL);
  td_busy_write (td_dialog_get_busy (TD_DIALOG (self)), td_dialog_get_session (TD_DIALOG (self)),
                 _ ("Looking at the sheet…"), NULL,
                 (TdJob){ td_sheet_preview_job, make_job (self), (GDestroyNotify) td_sheet_job_free,
                          (GDestroyNotify) td_sheet_preview_free },
                 previewed_cb);
}

/* --- Files --- */

void
td_sheet_dialog_set_file (TdSheetDialog *self, GFile *file)
{
  g_return_if_fail (TD_IS_SHEET_DIALOG (self));

  g_set_object (&self->file, file);
  changed_cb (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdSheetDialog) self = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file)
    td_sheet_dialog_set_file (self, file);
}

static void
places_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdSheetDialog) self = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file == NULL)
    return;
  g_set_object (&self->places, file);
  notify_all (self);
  changed_cb (self);
}

static void
ask_file (TdSheetDialog *self, GAsyncReadyCallback callback)
{
  static const char *const patterns[] = { "*.csv", "*.txt", "*.tsv", "*.xlsx", NULL };

  td_dialogs_open_file_async (GTK_WIDGET (self), _ ("Choose a File"), _ ("Tables (CSV, Excel)"),
                              patterns, callback, g_object_ref (self));
}

static void
choose_file_action (GtkWidget *widget, const char *action, GVariant *target)
{
  ask_file (TD_SHEET_DIALOG (widget), file_chosen_cb);
}

static void
choose_places_action (GtkWidget *widget, const char *action, GVariant *target)
{
  ask_file (TD_SHEET_DIALOG (widget), places_chosen_cb);
}

static gboolean
dropped_cb (TdSheetDialog *self, const GValue *value)
{
  if (td_dialog_is_writing (TD_DIALOG (self)) || g_value_get_object (value) == NULL)
    return FALSE;
  td_sheet_dialog_set_file (self, g_value_get_object (value));
  return TRUE;
}

/* --- Making the draft --- */

static void
make_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSheetDialog *self = TD_SHEET_DIALOG (widget);

  td_dialog_write (TD_DIALOG (self), _ ("Draft made"), _ ("No Draft Was Made"), td_sheet_make_job,
                   make_job (self), (GDestroyNotify) td_sheet_job_free, g_free);
}

static void
td_sheet_dialog_written (TdDialog *dialog, gpointer result)
{
  const gint64 *id = result;

  g_signal_emit (dialog, signals[MADE], 0, *id);
}

/* A sheet that was not read to its end is none; the next change reads it again. */
static void
td_sheet_dialog_stopped (TdDialog *dialog)
{
  TdSheetDialog *self = TD_SHEET_DIALOG (dialog);

  if (g_strcmp0 (self->state, "reading") == 0)
    set_state (self, "problem", g_strdup (_ ("Stopped. Choose the file again to go on.")));
  else
    notify_all (self);
}

TdSheetDialog *
td_sheet_dialog_open (GtkWidget *parent, TdSession *session, gint64 draft_id, GFile *file)
{
  TdSheetDialog *self = g_object_new (TD_TYPE_SHEET_DIALOG, "transient-for",
                                      gtk_widget_get_root (parent), "session", session, NULL);

  self->draft_id = draft_id;
  notify_all (self);
  if (file)
    td_sheet_dialog_set_file (self, file);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* --- The object --- */

static void
td_sheet_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdSheetDialog *self = TD_SHEET_DIALOG (object);

  switch (id)
    {
    case PROP_FILE_NAME:
      g_value_take_string (value, self->file ? g_file_get_basename (self->file) : NULL);
      break;
    case PROP_PLACES_NAME:
      g_value_take_string (value, self->places ? g_file_get_basename (self->places) : NULL);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_N_REMARKS:
      g_value_set_uint (value, self->remarks
                                   ? g_list_model_get_n_items (G_LIST_MODEL (self->remarks))
                                   : 0);
      break;
    case PROP_HAS_DRAFT:
      g_value_set_boolean (value, self->draft_id != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_sheet_dialog_dispose (GObject *object)
{
  TdSheetDialog *self = TD_SHEET_DIALOG (object);

  g_clear_object (&self->file);
  g_clear_object (&self->places);
  g_clear_pointer (&self->summary, g_free);

  G_OBJECT_CLASS (td_sheet_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-sheet-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdSheetDialog, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (score_check);
  CHILD (fair_check);
  CHILD (costs);
  CHILD (limited);
  CHILD (limit);
  CHILD (ignore_rules);
  CHILD (replace);
  CHILD (remarks);
  CALLBACK (changed_cb);
  CALLBACK (dropped_cb);
  CALLBACK (is_state);
  CALLBACK (file_text);
  CALLBACK (places_text);
  CALLBACK (remark_title);
  CALLBACK (remark_why);
  CALLBACK (remarks_title);
#undef CHILD
#undef CALLBACK
  td_closures_bind (klass);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_FILE_NAME] = g_param_spec_string ("file-name", NULL, NULL, NULL, flags);
  properties[PROP_PLACES_NAME] = g_param_spec_string ("places-name", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "none", flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_N_REMARKS] = g_param_spec_uint ("n-remarks", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HAS_DRAFT] = g_param_spec_boolean ("has-draft", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_sheet_dialog_class_init (TdSheetDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_SHEET_REMARK);
  object_class->get_property = td_sheet_dialog_get_property;
  object_class->dispose = td_sheet_dialog_dispose;
  TD_DIALOG_CLASS (klass)->written = td_sheet_dialog_written;
  TD_DIALOG_CLASS (klass)->stopped = td_sheet_dialog_stopped;
  install_properties (object_class);
  signals[MADE] = g_signal_new ("made", TD_TYPE_SHEET_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "dialog.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "dialog.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "dialog.choose-places", NULL,
                                   choose_places_action);
  bind_template (widget_class);
}

static void
td_sheet_dialog_init (TdSheetDialog *self)
{
  self->state = "none";
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.make", FALSE);
}
