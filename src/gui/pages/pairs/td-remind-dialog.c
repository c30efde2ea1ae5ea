/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-remind-dialog.h"

#include "gui/frame/td-dialogs.h"
#include "gui/pages/pairs/td-remind-jobs.h"
#include "gui/pages/pairs/td-remind-words.h"
#include "gui/widgets/td-closures.h"
#include "program/td-program-text.h"

#include <glib/gi18n-lib.h>

struct _TdRemindDialog
{
  TdDialog parent_instance;

  AdwWindowTitle *title;
  AdwComboRow *kind_row;
  GtkLabel *unreachable;
  GtkLabel *person;
  GtkLabel *address;
  GtkLabel *place;
  GtkEditable *subject;
  GtkTextBuffer *body;

  TdRemindLetters *letters;
  GPtrArray *originals; /* the same as they were */
  char *wanted;         /* words that wait for their kind of letters */
  char *kind;
  GPtrArray *kinds;   /* of const char *: the choices of "kind_row" */
  guint shown;        /* which letter */
  GHashTable *opened; /* of TdLetter: those that are drafts in the mail program */
};

G_DEFINE_FINAL_TYPE (TdRemindDialog, td_remind_dialog, TD_TYPE_DIALOG)

static TdLetter *
shown_letter (TdRemindDialog *self)
{
  return self->letters->letters->pdata[self->shown];
}

/* --- One letter at a time --- */

/* What she changed stays with its letter. */
static void
keep_words (TdRemindDialog *self)
{
  TdLetter *letter = shown_letter (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->body, &start, &end);
  td_record_set_text (&letter->subject, gtk_editable_get_text (self->subject));
  td_record_take_text (&letter->body, gtk_text_buffer_get_text (self->body, &start, &end, FALSE));
}

static char *
describe_place (TdRemindDialog *self)
{
  /* Translators: which of the letters is shown: "2 of 8". */
  g_autofree char *place =
      g_strdup_printf (_ ("%u of %u"), self->shown + 1, self->letters->letters->len);

  if (g_hash_table_contains (self->opened, shown_letter (self)))
    /* Translators: behind "2 of 8": it is in the mail program already. */
    return g_strdup_printf (_ ("%s, draft opened"), place);
  return g_steal_pointer (&place);
}

static void
update_actions (TdRemindDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *place = describe_place (self);

  gtk_label_set_text (self->place, place);
  gtk_widget_action_set_enabled (widget, "remind.previous", self->shown > 0);
  gtk_widget_action_set_enabled (widget, "remind.next",
                                 self->shown + 1 < self->letters->letters->len);
  gtk_widget_action_set_enabled (widget, "remind.draft", shown_letter (self)->email != NULL);
}

static void
show_letter (TdRemindDialog *self, guint n)
{
  TdLetter *letter;
  g_autofree char *person = NULL;
  gboolean mentor;

  self->shown = n;
  letter = shown_letter (self);
  mentor = g_strcmp0 (letter->side, "mentor") == 0;
  /* Translators: a mentor or a mentee, and the other one of the pair. */
  person = g_strdup_printf (mentor ? _ ("%s, mentor of %s") : _ ("%s, mentee of %s"), letter->name,
                            letter->other_name);
  gtk_label_set_text (self->person, person);
  gtk_label_set_text (self->address, letter->email ? letter->email : _ ("No e-mail address"));
  gtk_editable_set_text (self->subject, letter->subject ? letter->subject : "");
  gtk_text_buffer_set_text (self->body, letter->body, -1);
  update_actions (self);
}

static void
previous_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (widget);

  keep_words (self);
  show_letter (self, self->shown - 1);
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (widget);

  keep_words (self);
  show_letter (self, self->shown + 1);
}

/* --- As drafts --- */

/* The next one that is no draft yet and can be reached; the number of letters where all are. */
static guint
find_next (TdRemindDialog *self)
{
  GPtrArray *letters = self->letters->letters;

  for (guint i = 1; i <= letters->len; i++)
    {
      guint n = (self->shown + i) % letters->len;
      TdLetter *letter = letters->pdata[n];

      if (letter->email && !g_hash_table_contains (self->opened, letter))
        return n;
    }
  return letters->len;
}

static void
record_draft (TdRemindDialog *self, TdLetter *letter)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));

  g_ptr_array_add (one, letter);
  td_session_write (session, session, TD_JOB_REPORT, _ ("Written to"), NULL, td_remind_send_job,
                    td_remind_sent_new (TD_REMIND_DRAFT, one, &self->letters->sender, NULL,
                                        self->kind, td_session_get_today (session)),
                    td_remind_sent_free, NULL, NULL);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdRemindDialog) self = data;
  g_autoptr (GError) error = NULL;
  TdLetter *letter;
  guint next;

  if (self->letters == NULL) /* closed meanwhile */
    return;
  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    {
      td_dialogs_show_error (GTK_WIDGET (self), _ ("No Draft Opened"), error);
      update_actions (self);
      return;
    }
  letter = shown_letter (self);
  g_hash_table_add (self->opened, letter);
  record_draft (self, letter);
  next = find_next (self);
  if (next < self->letters->letters->len)
    show_letter (self, next);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Until the mail program has answered nothing else is sent. */
static void
draft_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (widget);
  GdkAppLaunchContext *context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_autofree char *uri = NULL;

  keep_words (self);
  uri = td_letter_dup_uri (shown_letter (self));
  gtk_widget_action_set_enabled (widget, "remind.draft", FALSE);
  gtk_widget_action_set_enabled (widget, "remind.previous", FALSE);
  gtk_widget_action_set_enabled (widget, "remind.next", FALSE);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (self));
  g_object_unref (context);
}

/* --- As files --- */

static void
write_files (TdRemindDialog *self, TdRemindWay way, GFile *file, const char *toast)
{
  TdDialog *dialog = TD_DIALOG (self);
  g_autofree char *path = g_file_get_path (file);

  td_dialog_write (dialog, toast, _ ("Not Saved"), td_remind_send_job,
                   td_remind_sent_new (way, self->letters->letters, &self->letters->sender, path,
                                       self->kind,
                                       td_session_get_today (td_dialog_get_session (dialog))),
                   td_remind_sent_free, NULL);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdRemindDialog) self = data;
  g_autoptr (GFile) folder = td_dialogs_file_finish (result);

  if (folder && self->letters)
    write_files (self, TD_REMIND_MAILS, folder, _ ("Mails saved"));
}

static void
mails_action (GtkWidget *widget, const char *action, GVariant *target)
{
  keep_words (TD_REMIND_DIALOG (widget));
  td_dialogs_choose_folder_async (widget, _ ("A Folder for the Mails"), folder_chosen_cb,
                                  g_object_ref (widget));
}

static void
table_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdRemindDialog) self = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file && self->letters)
    write_files (self, TD_REMIND_MERGE, file, _ ("Mail merge table saved"));
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (widget);
  g_autofree char *name = g_strconcat (self->kind, ".csv", NULL);

  keep_words (self);
  td_dialogs_save_file_async (widget, _ ("Save the Mail Merge Table"), name, table_chosen_cb,
                              g_object_ref (widget));
}

/* --- Showing --- */

static void
show_all (TdRemindDialog *self)
{
  guint n = self->letters->letters->len;
  g_autofree char *names = td_letter_dup_unreachable (self->letters->letters);
  g_autofree char *title =
      g_strdup_printf (ngettext ("Write to %u Person", "Write to %u People", n), n);

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  if (names)
    {
      g_autofree char *words = g_strdup_printf (_ ("Without an e-mail address: %s."), names);

      gtk_label_set_text (self->unreachable, words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unreachable), names != NULL);
  show_letter (self, 0);
}

/* The letters of one kind, all of them written anew. */
static void
take_letters (TdRemindDialog *self, TdRemindLetters *letters)
{
  const TdLetter *first = letters->letters->pdata[0];

  g_hash_table_remove_all (self->opened);
  g_clear_pointer (&self->letters, td_remind_letters_free);
  self->letters = letters;
  g_clear_pointer (&self->originals, g_ptr_array_unref);
  self->originals = td_remind_words_copy (letters->letters);
  g_free (self->kind);
  self->kind = g_strdup (first->kind);
  if (self->wanted)
    td_remind_words_apply (self->wanted, letters->letters);
  g_clear_pointer (&self->wanted, g_free);
  show_all (self);
}

/* --- Another kind --- */

static void
fill_kinds (TdRemindDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (kinds[i].letter)
      {
        g_ptr_array_add (self->kinds, (gpointer) kinds[i].kind);
        gtk_string_list_append (labels, td_program_text_kind_get_label (kinds[i].kind));
      }
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (labels));
}

static void
select_kind (TdRemindDialog *self)
{
  guint position;

  if (g_ptr_array_find_with_equal_func (self->kinds, self->kind, g_str_equal, &position))
    adw_combo_row_set_selected (self->kind_row, position);
}

static void
reloaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdRemindDialog *self = owner;
  g_autoptr (TdRemindLetters) letters = result;

  if (letters->letters->len > 0)
    {
      take_letters (self, g_steal_pointer (&letters));
      return;
    }
  g_clear_pointer (&self->wanted, g_free);
  td_session_tell (td_dialog_get_session (TD_DIALOG (self)), _ ("There is nobody to write to."));
  select_kind (self);
}

static void
kind_cb (TdRemindDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  const char *kind;

  if (self->letters == NULL || session == NULL || selected >= self->kinds->len)
    return;
  kind = self->kinds->pdata[selected];
  if (!g_str_equal (kind, self->kind))
    td_session_read (session, self, TD_JOB_REPORT, td_remind_load_job,
                     td_remind_asked_new ((const gint64 *) self->letters->pair_ids->data,
                                          self->letters->pair_ids->len, kind,
                                          td_session_get_today (session)),
                     td_remind_asked_free, td_remind_letters_free, reloaded_cb);
}

/* --- Kept until they are sent --- */

static char *
td_remind_dialog_dup_written (TdDialog *dialog)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (dialog);

  keep_words (self);
  return td_remind_words_dup (self->kind, self->letters->letters, self->originals);
}

/* Letters of another kind are made first. */
static void
td_remind_dialog_apply_written (TdDialog *dialog, const char *text)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (dialog);
  g_autofree char *kind = td_remind_words_dup_kind (text);
  guint position;

  if (kind == NULL || !g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, &position))
    return;
  if (g_str_equal (kind, self->kind))
    {
      td_remind_words_apply (text, self->letters->letters);
      show_letter (self, self->shown);
      return;
    }
  g_free (self->wanted);
  self->wanted = g_strdup (text);
  adw_combo_row_set_selected (self->kind_row, position);
}

/* About these pairs, whatever the kind. */
static void
keep_letters (TdRemindDialog *self)
{
  g_autoptr (GString) about = g_string_new ("pair_ids:");

  for (guint i = 0; i < self->letters->pair_ids->len; i++)
    g_string_append_printf (about, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (self->letters->pair_ids, gint64, i));
  td_dialog_keep_rows (TD_DIALOG (self), about->str);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (TdRemindLetters) letters = result;
  TdSession *session = td_page_get_session (page);
  TdRemindDialog *self;

  if (letters == NULL || letters->letters->len == 0)
    {
      td_session_tell (session, _ ("There is nobody to write to."));
      return;
    }
  self = g_object_new (TD_TYPE_REMIND_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);
  take_letters (self, g_steal_pointer (&letters));
  select_kind (self);
  keep_letters (self);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_remind_dialog_show (TdPage *page, const gint64 *pair_ids, guint n_pairs, const char *kind)
{
  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (kind != NULL);

  td_page_read (page, td_remind_load_job,
                td_remind_asked_new (pair_ids, n_pairs, kind, td_page_get_today (page)),
                td_remind_asked_free, td_remind_letters_free, loaded_cb);
}

/* --- Class --- */

static void
td_remind_dialog_dispose (GObject *object)
{
  TdRemindDialog *self = TD_REMIND_DIALOG (object);

  /* First: it keeps the letters. */
  G_OBJECT_CLASS (td_remind_dialog_parent_class)->dispose (object);

  g_clear_pointer (&self->opened, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->letters, td_remind_letters_free);
  g_clear_pointer (&self->originals, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->kind, g_free);
}

static void
td_remind_dialog_class_init (TdRemindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_remind_dialog_dispose;
  TD_DIALOG_CLASS (klass)->dup_written = td_remind_dialog_dup_written;
  TD_DIALOG_CLASS (klass)->apply_written = td_remind_dialog_apply_written;
  gtk_widget_class_install_action (widget_class, "remind.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "remind.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "remind.draft", NULL, draft_action);
  gtk_widget_class_install_action (widget_class, "remind.save-mails", NULL, mails_action);
  gtk_widget_class_install_action (widget_class, "remind.save-table", NULL, merge_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-remind-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, unreachable);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, person);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, address);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, place);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, TdRemindDialog, body);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  td_closures_bind (widget_class);
}

static void
td_remind_dialog_init (TdRemindDialog *self)
{
  self->opened = g_hash_table_new (NULL, NULL);
  self->kinds = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
}
