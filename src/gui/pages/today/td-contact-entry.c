/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-contact-entry.h"

#include "contact/td-contact-line.h"
#include "gui/pages/import/td-import-actions.h"
#include "gui/pages/today/td-line-book.h"
#include "gui/pages/today/td-paste-dialog.h"
#include "gui/frame/td-free-later.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-told.h"

#include <glib/gi18n-lib.h>

/* Ways to end a name that are offered at once. */
#define MOST_COMPLETIONS 5

struct _TdContactEntry
{
  TdPage parent_instance;

  GtkEntry *entry;
  GtkLabel *preview;
  GtkImage *sign;
  GtkLabel *hint;
  GtkRevealer *hints;
  GtkStringList *completions;
  GtkSingleSelection *selection;

  TdLineBook *book;    /* the names, NULL until loaded */
  TdContactLine *line; /* what the text means now */
  GQueue *saving;      /* the texts that are being saved, the first one first */
};

G_DEFINE_FINAL_TYPE (TdContactEntry, td_contact_entry, TD_TYPE_PAGE)

static const char *
get_text (TdContactEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
show_completions (TdContactEntry *self)
{
  const char *text = get_text (self);
  g_auto (GStrv) lines =
      td_contact_line_complete (text, self->book->names, td_page_get_today (TD_PAGE (self)),
                                td_date_locale_order (), MOST_COMPLETIONS);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->completions));

  gtk_string_list_splice (self->completions, 0, n, (const char *const *) lines);
  gtk_revealer_set_reveal_child (self->hints, lines[0] != NULL);
}

static void
show_meaning (TdContactEntry *self)
{
  gboolean valid = self->line && self->line->valid;

  td_told_show (self->preview, self->line ? self->line->preview : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), self->line != NULL);
  gtk_label_set_text (self->hint, valid ? _ ("Enter saves") : _ ("Tab completes"));
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          valid || gtk_revealer_get_reveal_child (self->hints));
  gtk_image_set_from_icon_name (self->sign,
                                valid ? "object-select-symbolic" : "dialog-information-symbolic");
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->preview), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->preview), "dim-label");
}

static void
changed_cb (TdContactEntry *self)
{
  const char *text = get_text (self);

  g_clear_pointer (&self->line, td_contact_line_free);
  if (text[0] != '\0' && self->book)
    {
      self->line =
          td_contact_line_parse (text, self->book->names, td_page_get_today (TD_PAGE (self)),
                                 td_date_locale_order ());
      show_completions (self);
    }
  else
    gtk_revealer_set_reveal_child (self->hints, FALSE);
  show_meaning (self);
}

static void
complete_with (TdContactEntry *self, guint position)
{
  const char *chosen = gtk_string_list_get_string (self->completions, position);
  g_autofree char *text = g_strdup (chosen);

  if (text == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
completion_activated_cb (TdContactEntry *self, guint position)
{
  complete_with (self, position);
}

typedef struct
{
  GPtrArray *contacts;
  TdDate today;
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *save = data;

  g_ptr_array_unref (save->contacts);
  g_free (save);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const SaveData *save = data;

  td_contact_log_all (db, save->contacts, save->today, error);
  return NULL;
}

/* What she wrote since stays; what was not saved can be saved again. */
static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  TdContactEntry *self = owner;
  g_autofree char *saved = g_queue_pop_head (self->saving);

  if (error == NULL && g_str_equal (get_text (self), saved))
    {
      /* From now on Ctrl+Z takes the contact back, not the emptying. */
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
    }
  changed_cb (self);
}

static void
activate_cb (TdContactEntry *self)
{
  g_autofree char *toast = NULL;
  SaveData *save;
  int n;

  if (g_strcmp0 (g_queue_peek_tail (self->saving), get_text (self)) == 0)
    return; /* Enter twice */
  if (self->line == NULL || !self->line->valid)
    {
      if (gtk_revealer_get_reveal_child (self->hints))
        complete_with (self, gtk_single_selection_get_selected (self->selection));
      return;
    }
  n = (int) self->line->contacts->len;
  toast = g_strdup_printf (ngettext ("%d contact logged", "%d contacts logged", n), n);
  save = g_new0 (SaveData, 1);
  save->contacts = g_ptr_array_ref (self->line->contacts);
  save->today = td_page_get_today (TD_PAGE (self));
  g_queue_push_tail (self->saving, g_strdup (get_text (self)));
  td_session_write (td_page_get_session (TD_PAGE (self)), self, TD_JOB_REPORT | TD_JOB_TELL_ALWAYS,
                    toast, NULL, save_job, save, save_data_free, NULL, saved_cb);
}

static void
move_selection (TdContactEntry *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n > 0)
    gtk_single_selection_set_selected (self->selection, (position + n + (guint) step) % n);
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer data)
{
  TdContactEntry *self = data;
  gboolean hints = gtk_revealer_get_reveal_child (self->hints);

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (hints)
        move_selection (self, key == GDK_KEY_Down ? 1 : -1);
      return hints;
    case GDK_KEY_Tab:
      if (hints && !(state & GDK_SHIFT_MASK))
        complete_with (self, gtk_single_selection_get_selected (self->selection));
      return hints && !(state & GDK_SHIFT_MASK);
    case GDK_KEY_Escape:
      if (get_text (self)[0] == '\0')
        return FALSE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct
{
  gint64 program_id;
  TdDate today;
} LoadData;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;

  return td_line_book_load (db, load->program_id, load->today, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdContactEntry *self = owner;

  td_free_later (self->book, (GDestroyNotify) td_line_book_free);
  self->book = result;
  changed_cb (self);
}

static void
td_contact_entry_reload (TdPage *page)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->program_id = td_page_get_program_id (page);
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, g_free, (GDestroyNotify) td_line_book_free, loaded_cb);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_paste_dialog_show (TD_PAGE (widget));
}

static gboolean
td_contact_entry_grab_focus (GtkWidget *widget)
{
  return td_tab_enter (widget, TD_CONTACT_ENTRY (widget)->entry);
}

static void
td_contact_entry_finalize (GObject *object)
{
  TdContactEntry *self = TD_CONTACT_ENTRY (object);

  g_clear_pointer (&self->line, td_contact_line_free);
  g_clear_pointer (&self->book, td_line_book_free);
  g_queue_free_full (self->saving, g_free);

  G_OBJECT_CLASS (td_contact_entry_parent_class)->finalize (object);
}

static void
td_contact_entry_class_init (TdContactEntryClass *klass)
{
  static const char *const tables[] = { "pair", "pair_pause", "employee", "program", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_contact_entry_finalize;
  widget_class->grab_focus = td_contact_entry_grab_focus;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_contact_entry_reload;

  gtk_widget_class_install_action (widget_class, "contacts.paste", NULL, paste_cb);
  td_import_install_contacts_action (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/today/td-contact-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, preview);
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, sign);
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, hint);
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, hints);
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, completions);
  gtk_widget_class_bind_template_child (widget_class, TdContactEntry, selection);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, completion_activated_cb);
  td_closures_bind (widget_class);
}

static void
td_contact_entry_init (TdContactEntry *self)
{
  self->saving = g_queue_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
