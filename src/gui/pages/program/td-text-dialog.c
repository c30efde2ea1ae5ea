/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-text-dialog.h"

#include "agenda/td-letter.h"
#include "gui/pages/program/td-placeholder-item.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-told.h"
#include "program/td-program-text.h"
#include "workspace/td-sender.h"

#include <glib/gi18n-lib.h>

struct _TdTextDialog
{
  TdDialog parent_instance;

  GtkWidget *subject_group;
  GtkEditable *subject;
  GtkWidget *body_view;
  GtkTextBuffer *body;
  GtkLabel *remark;
  GtkPopover *placeholders;
  GtkListView *placeholder_list;
  GtkLabel *preview_for;
  GtkLabel *preview_subject;
  GtkLabel *preview;

  gint64 program_id;
  char *kind;
  gboolean into_subject; /* where a placeholder goes: where the cursor was last */
  gboolean filling;      /* what changes is not typed */
};

G_DEFINE_FINAL_TYPE (TdTextDialog, td_text_dialog, TD_TYPE_DIALOG)

/* --- What it says --- */

/* A text of a programme, on its way from or to the database. */
typedef struct
{
  gint64 program_id;
  char *kind;
  char *subject;
  char *body;
  TdDate today;
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->kind);
  g_free (text->subject);
  g_free (text->body);
  g_free (text);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Text, text_free)

static Text *
text_new (gint64 program_id, const char *kind)
{
  Text *text = g_new0 (Text, 1);

  text->program_id = program_id;
  text->kind = g_strdup (kind);
  return text;
}

/* As it stands in the editor. */
static Text *
read_text (TdTextDialog *self)
{
  Text *text = text_new (self->program_id, self->kind);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->body, &start, &end);
  text->body = gtk_text_buffer_get_text (self->body, &start, &end, FALSE);
  if (td_program_text_kind_find (self->kind)->letter)
    text->subject = g_strdup (gtk_editable_get_text (self->subject));
  text->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  return text;
}

/* --- Preview --- */

static gpointer
preview_job (TdDatabase *db, gpointer data, GError **error)
{
  const Text *text = data;
  g_auto (TdSender) owned = {};
  TdLetterSender sender;

  if (!td_sender_load (db, &owned, error))
    return NULL;
  sender = td_sender_peek (&owned);
  return td_letter_preview (db, text->program_id, text->kind, text->subject, text->body, &sender,
                            text->today, error);
}

static void
previewed_cb (gpointer owner, gpointer result, GError *error)
{
  TdTextDialog *self = owner;
  g_autoptr (TdLetter) letter = result;
  g_autofree char *words = NULL;

  if (letter == NULL)
    return;
  /* Translators: for whom a letter is shown as an example. */
  words = g_strdup_printf (_ ("As it reads for %s"), letter->name);
  gtk_label_set_text (self->preview_for, words);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_subject), letter->subject != NULL);
  gtk_label_set_text (self->preview_subject, letter->subject ? letter->subject : "");
  gtk_label_set_text (self->preview, letter->body);
}

static gboolean
is_builtin (TdTextDialog *self, const Text *text)
{
  return g_strcmp0 (text->body, td_program_text_get_builtin_body (self->kind)) == 0 &&
         g_strcmp0 (text->subject, td_program_text_get_builtin_subject (self->kind)) == 0;
}

static void
changed_cb (TdTextDialog *self)
{
  g_autoptr (Text) text = NULL;
  g_autofree char *remark = NULL;

  if (self->filling || self->kind == NULL)
    return;
  text = read_text (self);
  remark = td_program_text_check (self->kind, text->subject, text->body);
  td_told_show (self->remark, remark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.save", remark == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.reset", !is_builtin (self, text));
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, preview_job,
                   g_steal_pointer (&text), text_free, g_object_unref, previewed_cb);
}

static void
fill (TdTextDialog *self, const char *subject, const char *body)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->subject, subject ? subject : "");
  gtk_text_buffer_set_text (self->body, body, -1);
  self->filling = FALSE;
  changed_cb (self);
}

/* --- Placeholders --- */

static void
focus_changed_cb (TdTextDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL)
    return;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->subject)))
    self->into_subject = TRUE;
  else if (focus == self->body_view)
    self->into_subject = FALSE;
}

static void
insert (TdTextDialog *self, const char *word)
{
  int position = gtk_editable_get_position (self->subject);

  if (!self->into_subject)
    {
      gtk_text_buffer_delete_selection (self->body, TRUE, TRUE);
      gtk_text_buffer_insert_at_cursor (self->body, word, -1);
      gtk_widget_grab_focus (self->body_view);
      return;
    }
  gtk_editable_delete_selection (self->subject);
  position = MIN (position, (int) g_utf8_strlen (gtk_editable_get_text (self->subject), -1));
  gtk_editable_insert_text (self->subject, word, -1, &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
  gtk_editable_set_position (self->subject, position);
}

static void
placeholder_cb (TdTextDialog *self, guint position)
{
  g_autoptr (TdPlaceholderItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->placeholder_list)),
                             position);
  g_autofree char *word = g_strdup_printf ("{%s}", item->name);

  gtk_popover_popdown (self->placeholders);
  insert (self, word);
}

/* --- Saving --- */

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Text *text = data;

  td_program_text_set (db, text->program_id, text->kind, text->subject, text->body, error);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_dialog_write (TD_DIALOG (widget), _ ("Text saved"), _ ("Not Saved"), save_job,
                   read_text (TD_TEXT_DIALOG (widget)), text_free, NULL);
}

static void
reset_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdTextDialog *self = TD_TEXT_DIALOG (widget);

  fill (self, td_program_text_get_builtin_subject (self->kind),
        td_program_text_get_builtin_body (self->kind));
}

/* --- Showing --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Text *asked = data;
  g_autoptr (Text) text = text_new (asked->program_id, asked->kind);

  text->subject = td_program_text_dup_subject (db, text->program_id, text->kind, NULL);
  text->body = td_program_text_dup_body (db, text->program_id, text->kind, error);
  return text->body ? g_steal_pointer (&text) : NULL;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Text) text = result;
  g_autofree char *about = NULL;
  TdTextDialog *self;

  if (text == NULL)
    return;
  self =
      g_object_new (TD_TYPE_TEXT_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", td_page_get_session (page), "title",
                    td_program_text_kind_get_label (text->kind), NULL);
  self->program_id = text->program_id;
  self->kind = g_strdup (text->kind);
  gtk_widget_set_visible (self->subject_group, td_program_text_kind_find (self->kind)->letter);
  fill (self, text->subject, text->body);
  about = g_strdup_printf ("program_id:%" G_GINT64_FORMAT " kind:%s", self->program_id, self->kind);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_set_focus (GTK_WINDOW (self), self->body_view);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_text_dialog_show (TdPage *page, gint64 program_id, const char *kind)
{
  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (td_program_text_kind_find (kind) != NULL);

  td_page_read (page, load_job, text_new (program_id, kind), text_free, text_free, loaded_cb);
}

/* --- Class --- */

static void
td_text_dialog_finalize (GObject *object)
{
  g_free (TD_TEXT_DIALOG (object)->kind);

  G_OBJECT_CLASS (td_text_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, subject_group);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, body_view);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, body);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, placeholders);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, placeholder_list);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, preview_for);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, preview_subject);
  gtk_widget_class_bind_template_child (widget_class, TdTextDialog, preview);
}

static void
td_text_dialog_class_init (TdTextDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_text_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "text.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "text.reset", NULL, reset_action);

  g_type_ensure (TD_TYPE_PLACEHOLDER_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-text-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, placeholder_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_text_dialog_init (TdTextDialog *self)
{
  g_autoptr (GtkNoSelection) items = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  items = gtk_no_selection_new (td_placeholder_item_list ());
  gtk_list_view_set_model (self->placeholder_list, GTK_SELECTION_MODEL (items));
}
