/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-shortlist-dialog.h"

#include "base/td-text.h"
#include "candidates/td-hard-rules.h"
#include "candidates/td-line.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/pairing/td-shortlist-send.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "people/td-employee.h"
#include "proposal/td-rank.h"
#include "proposal/td-shortlist.h"
#include "report/td-report.h"

#include <glib/gi18n-lib.h>

/* As many of the best mentors as are offered to choose from. */
#define MOST_OFFERED 40

/* All that the dialog shows, loaded on a reader. */
typedef struct
{
  TdEmployee *mentee;
  TdShortlist *list;  /* (nullable): her newest */
  GPtrArray *mentors; /* (nullable): TdShortlistMentor of it */
  GPtrArray *ranked;  /* TdRankedMentor who may be on a list, the best first */
} Content;

struct _TdShortlistDialog
{
  TdDialog parent_instance;

  GtkStack *pages;
  GtkStack *verbs;
  GtkLabel *trouble;
  AdwPreferencesGroup *choosing;
  AdwPreferencesGroup *ranking;
  AdwComboRow *choice_1;
  AdwComboRow *choice_2;
  AdwComboRow *choice_3;
  AdwComboRow *rank_1;
  AdwComboRow *rank_2;
  AdwComboRow *rank_3;
  TdDateRow *answered;
  GtkWidget *mail_button;
  GtkWidget *copy_button;
  GtkWidget *hidden_note;

  gint64 mentee_id;
  Content *content;
};

G_DEFINE_FINAL_TYPE (TdShortlistDialog, td_shortlist_dialog, TD_TYPE_DIALOG)

static void
content_free (gpointer data)
{
  Content *content = data;

  g_clear_object (&content->mentee);
  g_clear_object (&content->list);
  g_clear_pointer (&content->mentors, g_ptr_array_unref);
  g_clear_pointer (&content->ranked, g_ptr_array_unref);
  g_free (content);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Content, content_free)

static AdwComboRow *
choice_row (TdShortlistDialog *self, guint i)
{
  return i == 0 ? self->choice_1 : i == 1 ? self->choice_2 : self->choice_3;
}

static AdwComboRow *
rank_row (TdShortlistDialog *self, guint i)
{
  return i == 0 ? self->rank_1 : i == 1 ? self->rank_2 : self->rank_3;
}

static void
say_trouble (TdShortlistDialog *self, const GError *error)
{
  td_trouble_show (self->trouble, self, error);
}

/* --- Choosing --- */

static gboolean
may_be_listed (const TdRankedMentor *mentor)
{
  return mentor->blocked == NULL ||
         g_strcmp0 (mentor->blocked, td_hard_rules[TD_HARD_RULE_CAPACITY].name) == 0;
}

/* "NAME · Law · no place free · Line manager" */
static char *
describe_ranked (const TdRankedMentor *mentor)
{
  const char *parts[] = { mentor->department, mentor->places_left > 0 ? NULL : _ ("no place free"),
                          td_line_get_label ((TdLine) mentor->line) };
  GString *text = g_string_new (NULL);

  td_text_add_part (text, "%s", mentor->name);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    td_text_add_part (text, "%s", parts[i]);
  return g_string_free (text, FALSE);
}

static void
fill_choices (TdShortlistDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *ranked = self->content->ranked;

  gtk_string_list_append (names, _ ("Nobody"));
  for (guint i = 0; i < ranked->len; i++)
    {
      g_autofree char *name = describe_ranked (ranked->pdata[i]);

      gtk_string_list_append (names, name);
    }
  for (guint i = 0; i < TD_SHORTLIST_MOST; i++)
    {
      gboolean free_one = i < ranked->len && TD_RANKED_MENTOR (ranked->pdata[i])->places_left > 0;

      adw_combo_row_set_model (choice_row (self, i), G_LIST_MODEL (names));
      adw_combo_row_set_selected (choice_row (self, i), free_one ? i + 1 : 0);
    }
}

static void
choice_changed_cb (TdShortlistDialog *self)
{
  guint chosen = 0;

  if (self->choice_3 == NULL) /* the template is being built */
    return;
  for (guint i = 0; i < TD_SHORTLIST_MOST; i++)
    {
      guint selected = adw_combo_row_get_selected (choice_row (self, i));

      chosen += selected > 0 && selected != GTK_INVALID_LIST_POSITION;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.make", chosen > 0);
}

typedef struct
{
  gint64 program_id;
  gint64 mentee_id;
  GArray *mentors;
  TdDate on;
  gint64 shortlist_id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->mentors);
  g_free (request);
}

static Request *
request_new (TdShortlistDialog *self)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  Request *request = g_new0 (Request, 1);

  request->program_id = td_session_get_program_id (session);
  request->mentee_id = self->mentee_id;
  request->mentors = g_array_new (FALSE, FALSE, sizeof (gint64));
  request->on = td_session_get_today (session);
  return request;
}

static gpointer
make_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_shortlist_make (db, request->program_id, request->mentee_id,
                     (const gint64 *) request->mentors->data, request->mentors->len, request->on,
                     error);
  return NULL;
}

static void load (TdShortlistDialog *self);

/* What may be made is known again once it is loaded. */
static void
made_cb (gpointer owner, gpointer result, GError *error)
{
  TdShortlistDialog *self = owner;

  if (error)
    {
      say_trouble (self, error);
      choice_changed_cb (self);
    }
  else
    load (self);
}

static void
td_shortlist_dialog_stopped (TdDialog *dialog)
{
  choice_changed_cb (TD_SHORTLIST_DIALOG (dialog));
}

/* The dialog stays: the letter is what comes next. */
static void
make_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdShortlistDialog *self = TD_SHORTLIST_DIALOG (widget);
  Request *request = request_new (self);

  for (guint i = 0; i < TD_SHORTLIST_MOST; i++)
    {
      guint selected = adw_combo_row_get_selected (choice_row (self, i));

      if (selected > 0 && selected <= self->content->ranked->len)
        g_array_append_val (
            request->mentors,
            TD_RANKED_MENTOR (self->content->ranked->pdata[selected - 1])->mentor_id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_action_set_enabled (widget, "shortlist.make", FALSE);
  td_busy_write (td_dialog_get_busy (TD_DIALOG (self)), td_dialog_get_session (TD_DIALOG (self)),
                 _ ("Saving…"), _ ("Shortlist made"),
                 (TdJob){ make_job, request, request_free, NULL }, made_cb);
}

/* --- Ranking --- */

/* "Law · offers planning, law · no place free" */
static char *
describe_listed (const TdShortlistMentor *mentor)
{
  g_autofree char *offers =
      mentor->skills_common
          /* Translators: skills that a mentor offers and the mentee asked for. */
          ? g_strdup_printf (_ ("offers %s"), mentor->skills_common)
          : NULL;
  const char *parts[] = { mentor->department, offers,
                          mentor->places_left > 0 ? NULL : _ ("no place free"),
                          td_line_get_label ((TdLine) mentor->line) };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    td_text_add_part (text, "%s", parts[i]);
  return g_string_free (text, FALSE);
}

static void
fill_ranks (TdShortlistDialog *self)
{
  GPtrArray *mentors = self->content->mentors;
  TdDate today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));

  for (guint i = 0; i < TD_SHORTLIST_MOST; i++)
    {
      AdwComboRow *row = rank_row (self, i);
      const TdShortlistMentor *mentor = i < mentors->len ? mentors->pdata[i] : NULL;
      g_autofree char *detail = mentor ? describe_listed (mentor) : NULL;
      g_autofree char *name = mentor ? g_markup_escape_text (mentor->name, -1) : NULL;
      g_autofree char *subtitle = detail ? g_markup_escape_text (detail, -1) : NULL;

      gtk_widget_set_visible (GTK_WIDGET (row), mentor != NULL);
      adw_combo_row_set_selected (row, mentor ? (guint) mentor->rank : 0);
      if (mentor == NULL)
        continue;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  td_date_row_set_today (self->answered, today);
  td_date_row_set_date (self->answered, self->content->list->answered_on
                                            ? self->content->list->answered_on
                                            : today);
}

/* The mentor of a rank; 0 where none has it, -1 where two have. */
static gint64
mentor_of_rank (TdShortlistDialog *self, guint rank)
{
  gint64 found = 0;

  for (guint i = 0; i < self->content->mentors->len; i++)
    if (adw_combo_row_get_selected (rank_row (self, i)) == rank)
      found = found ? -1 : TD_SHORTLIST_MENTOR (self->content->mentors->pdata[i])->mentor_id;
  return found;
}

static void
rank_changed_cb (TdShortlistDialog *self)
{
  gboolean clear = TRUE;

  if (self->content == NULL || self->content->list == NULL)
    return;
  for (guint rank = 1; rank <= TD_SHORTLIST_MOST; rank++)
    clear = clear && mentor_of_rank (self, rank) >= 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.rank",
                                 clear && mentor_of_rank (self, 1) > 0 &&
                                     td_date_row_get_date (self->answered) != TD_DATE_NONE);
}

static gpointer
rank_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_shortlist_answer (db, request->shortlist_id, (const gint64 *) request->mentors->data,
                       request->mentors->len, request->on, error);
  return NULL;
}

static void
rank_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdShortlistDialog *self = TD_SHORTLIST_DIALOG (widget);
  Request *request = request_new (self);

  request->shortlist_id = self->content->list->id;
  request->on = td_date_row_get_date (self->answered);
  for (guint rank = 1; rank <= TD_SHORTLIST_MOST; rank++)
    {
      gint64 mentor_id = mentor_of_rank (self, rank);

      if (mentor_id > 0)
        g_array_append_val (request->mentors, mentor_id);
    }
  td_dialog_write (TD_DIALOG (self), _ ("Ranking entered: these are the first wishes now"),
                   _ ("Not Saved"), rank_job, request, request_free, NULL);
}

/* --- Sending --- */

static gpointer
letter_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  TdReportOptions options = { .program_id = request->program_id,
                              .as_of = request->on,
                              .printed_on = request->on,
                              .mentee_id = request->mentee_id };

  return td_report_make (db, "shortlist", &options, error);
}

static void
letter_cb (gpointer owner, gpointer result, GError *error)
{
  TdShortlistDialog *self = owner;
  g_autoptr (TdDocument) letter = result;
  g_autoptr (GError) trouble = NULL;

  if (error)
    say_trouble (self, error);
  else if (!td_shortlist_send_print (GTK_WIDGET (self), letter, &trouble))
    say_trouble (self, trouble);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdShortlistDialog *self = TD_SHORTLIST_DIALOG (widget);

  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_DEFAULT, letter_job,
                   request_new (self), request_free, g_object_unref, letter_cb);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdShortlistDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    say_trouble (self, error);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdShortlistDialog *self = TD_SHORTLIST_DIALOG (widget);

  td_shortlist_send_copy (widget, self->content->list, self->content->mentors);
  gtk_label_set_text (self->trouble, _ ("The text is on the clipboard: paste it into a mail."));
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
}

static void
mail_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdShortlistDialog *self = TD_SHORTLIST_DIALOG (widget);
  gboolean whole;
  g_autofree char *uri =
      td_shortlist_send_dup_uri (self->content->list, self->content->mentors, &whole);

  if (!whole)
    copy_cb (widget, action, target);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, launched_cb, g_object_ref (self));
}

/* --- Showing --- */

static void
show_page (TdShortlistDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_stack_set_visible_child_name (self->verbs, name);
}

static void
anew_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  show_page (TD_SHORTLIST_DIALOG (widget), "choose");
}

static void
show_content (TdShortlistDialog *self)
{
  Content *content = self->content;
  g_autofree char *name = g_markup_escape_text (content->mentee->name, -1);
  gboolean hidden = content->list && content->list->confidential;

  adw_preferences_group_set_title (self->choosing, name);
  adw_preferences_group_set_title (self->ranking, name);
  fill_choices (self);
  choice_changed_cb (self);
  if (content->list)
    fill_ranks (self);
  rank_changed_cb (self);
  gtk_widget_set_visible (self->mail_button, !hidden);
  gtk_widget_set_visible (self->copy_button, !hidden);
  gtk_widget_set_visible (self->hidden_note, hidden);
  show_page (self, content->list ? "rank" : "choose");
}

static void
keep_listable (GPtrArray *ranked)
{
  for (guint i = ranked->len; i > 0; i--)
    if (!may_be_listed (ranked->pdata[i - 1]))
      g_ptr_array_remove_index (ranked, i - 1);
  if (ranked->len > MOST_OFFERED)
    g_ptr_array_remove_range (ranked, MOST_OFFERED, ranked->len - MOST_OFFERED);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (Content) content = g_new0 (Content, 1);
  GError *trouble = NULL;

  content->mentee = td_employee_load (db, request->mentee_id, error);
  content->ranked = content->mentee ? td_rank_mentors (db, request->program_id, request->mentee_id,
                                                       request->on, error)
                                    : NULL;
  if (content->ranked == NULL)
    return NULL;
  keep_listable (content->ranked);
  content->list = td_shortlist_find (db, request->program_id, request->mentee_id, &trouble);
  if (content->list)
    content->mentors = td_shortlist_list_mentors (db, content->list->id, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return NULL;
    }
  return g_steal_pointer (&content);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdShortlistDialog *self = owner;

  if (error)
    {
      say_trouble (self, error);
      return;
    }
  g_clear_pointer (&self->content, content_free);
  self->content = result;
  show_content (self);
}

static void
load (TdShortlistDialog *self)
{
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_DEFAULT, load_job,
                   request_new (self), request_free, content_free, loaded_cb);
}

void
td_shortlist_dialog_show (TdPage *page, gint64 mentee_id)
{
  TdShortlistDialog *self;

  g_return_if_fail (TD_IS_PAGE (page));

  self = g_object_new (TD_TYPE_SHORTLIST_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), "session",
                       td_page_get_session (page), NULL);
  self->mentee_id = mentee_id;
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* --- Class --- */

static void
td_shortlist_dialog_failed (TdDialog *dialog, const char *heading, const GError *error)
{
  say_trouble (TD_SHORTLIST_DIALOG (dialog), error);
}

static void
td_shortlist_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TD_SHORTLIST_DIALOG (object)->content, content_free);

  G_OBJECT_CLASS (td_shortlist_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      klass, "/org/tandem/Mentoring/pairing/td-shortlist-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdShortlistDialog, name)
  CHILD (pages);
  CHILD (verbs);
  CHILD (trouble);
  CHILD (choosing);
  CHILD (ranking);
  CHILD (choice_1);
  CHILD (choice_2);
  CHILD (choice_3);
  CHILD (rank_1);
  CHILD (rank_2);
  CHILD (rank_3);
  CHILD (answered);
  CHILD (mail_button);
  CHILD (copy_button);
  CHILD (hidden_note);
#undef CHILD
  gtk_widget_class_bind_template_callback (klass, choice_changed_cb);
  gtk_widget_class_bind_template_callback (klass, rank_changed_cb);
  td_closures_bind (klass);
}

static void
td_shortlist_dialog_class_init (TdShortlistDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  G_OBJECT_CLASS (klass)->finalize = td_shortlist_dialog_finalize;
  TD_DIALOG_CLASS (klass)->failed = td_shortlist_dialog_failed;
  TD_DIALOG_CLASS (klass)->stopped = td_shortlist_dialog_stopped;
  gtk_widget_class_install_action (widget_class, "shortlist.make", NULL, make_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.anew", NULL, anew_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.rank", NULL, rank_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.mail", NULL, mail_cb);
  gtk_widget_class_install_action (widget_class, "shortlist.copy", NULL, copy_cb);
  bind_template (widget_class);
}

static void
td_shortlist_dialog_init (TdShortlistDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.make", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.rank", FALSE);
}
