/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-contacts.h"

#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/pairs/td-contact-item.h"
#include "gui/pages/pairs/td-contact-words.h"
#include "gui/pages/pairs/td-slot-legend.h"
#include "gui/pages/pairs/td-slot-strip.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-slice.h"
#include "gui/widgets/td-store.h"

#include <glib/gi18n-lib.h>

/* How many rows are shown until all of them are asked for, and up to how many it is not worth
 * asking. */
#define FEW 24
#define NOT_MANY 32

struct _TdPairContacts
{
  TdPairSection parent_instance;

  GtkWidget *rhythm;
  GtkLabel *due;
  GtkLabel *agreed;
  TdSlotStrip *strip;
  TdSlotLegend *legend;
  GtkLabel *strip_summary;
  GtkLabel *hours;
  GListStore *items;
  GtkSliceListModel *shown;
  GtkStack *content;
  TdListBox *list;
  GtkButton *all_button;

  TdPairRecord *record;
  gint64 whole_pair; /* whose contacts are all shown */
  guint growing;     /* a tick callback, or 0 */
};

G_DEFINE_FINAL_TYPE (TdPairContacts, td_pair_contacts, TD_TYPE_PAIR_SECTION)

/* --- Actions --- */

static void
show_dialog (TdPairContacts *self, TdContact *contact)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (contacts, contact);
  td_contact_dialog_show (GTK_WIDGET (self), td_page_get_session (TD_PAGE (self)), contacts);
}

static TdContact *
find_contact (TdPairContacts *self, gint64 id)
{
  for (guint i = 0; self->record && i < self->record->contacts->len; i++)
    {
      TdContact *contact = self->record->contacts->pdata[i];

      if (contact->id == id)
        return contact;
    }
  return NULL;
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairContacts *self = TD_PAIR_CONTACTS (widget);
  TdContact *contact = find_contact (self, g_variant_get_int64 (target));

  if (contact)
    show_dialog (self, td_record_copy (contact));
}

static gpointer
delete_job (TdDatabase *db, gpointer data, GError **error)
{
  const gint64 *id = data;

  td_contact_delete (db, *id, error);
  return NULL;
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 id = g_variant_get_int64 (target);

  td_page_write (TD_PAGE (widget), _ ("Contact deleted"), delete_job, g_memdup2 (&id, sizeof id),
                 g_free, NULL, NULL);
}

static void
open_cb (TdPairContacts *self, TdContactItem *item)
{
  show_dialog (self, td_record_copy (td_contact_item_get_contact (item)));
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer data)
{
  TdPairContacts *self = data;
  TdContactItem *item = td_list_box_get_focused (self->list);
  TdContact *contact = item ? td_contact_item_get_contact (item) : NULL;

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || contact == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "contacts.delete", "x", contact->id);
  return TRUE;
}

/* --- How many rows --- */

static void
show_slice (TdPairContacts *self, gboolean whole)
{
  int n = self->record ? (int) self->record->contacts->len : 0;
  g_autofree char *label =
      g_strdup_printf (ngettext ("_Show All with %d Contact", "_Show All %d Contacts", n), n);

  gtk_button_set_label (self->all_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), !whole);
  if (self->growing == 0)
    gtk_slice_list_model_set_size (self->shown, whole ? G_MAXUINT : FEW);
}

static void
stop_growing (TdPairContacts *self)
{
  if (self->growing)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->growing);
  self->growing = 0;
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairContacts *self = TD_PAIR_CONTACTS (widget);

  self->whole_pair = td_pair_section_get_pair_id (TD_PAIR_SECTION (self));
  gtk_slice_list_model_set_size (self->shown, FEW + 1);
  /* The button goes away: on with the rows that it brought. */
  td_list_box_focus_row (self->list, FEW);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), FALSE);
  self->growing = td_slice_grow (self->shown, widget, G_MAXUINT);
}

/* --- Showing --- */

/* What was agreed at the last contact for the next one. */
static char *
say_agreed (TdPairRecord *record, TdDate today)
{
  for (guint i = 0; i < record->contacts->len; i++)
    {
      const TdContact *contact = record->contacts->pdata[i];
      g_autofree char *day = td_date_format (contact->next_date);

      if (g_strcmp0 (contact->outcome, "held") != 0)
        continue;
      if (contact->next_date == TD_DATE_NONE)
        return NULL;
      return g_strdup_printf (contact->next_date < today ? _ ("They had agreed to meet on %s")
                                                         : _ ("They agreed to meet on %s"),
                              day);
    }
  return NULL;
}

/* How long they met in all, and of how many contacts that is not known. */
static char *
say_hours (TdPairRecord *record)
{
  int minutes = 0, n_unknown = 0, n = 0;
  GString *text;

  for (guint i = 0; i < record->contacts->len; i++)
    {
      const TdContact *contact = record->contacts->pdata[i];

      if (g_strcmp0 (contact->outcome, "held") != 0 ||
          contact->on_date < record->pair->matched_on ||
          (record->pair->ended_on && contact->on_date > record->pair->ended_on))
        continue;
      n++;
      minutes += contact->minutes;
      n_unknown += contact->minutes == 0;
    }
  if (n == 0)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, ngettext ("%d contact held", "%d contacts held", n), n);
  if (minutes > 0)
    /* Translators: hours and minutes in all. */
    g_string_append_printf (text, _ (" · %d h %02d min in all"), minutes / 60, minutes % 60);
  if (n_unknown > 0)
    g_string_append_printf (text,
                            ngettext (" · of %d how long is not known",
                                      " · of %d how long is not known", n_unknown),
                            n_unknown);
  return g_string_free (text, FALSE);
}

static void
show_record (TdPairContacts *self)
{
  TdPairRecord *record = self->record;
  TdDate today = td_page_get_today (TD_PAGE (self));
  g_autoptr (GPtrArray) items = td_contact_items_new (record);
  gboolean whole = items->len <= NOT_MANY || self->whole_pair == record->pair->id;

  gtk_widget_set_visible (self->rhythm, record->slots != NULL && record->slots->len > 0);
  td_pair_section_say (self->due, td_pair_record_say_due (record, today));
  td_pair_section_say (self->agreed, record->active ? say_agreed (record, today) : NULL);
  td_slot_strip_set_slots (self->strip, record->slots);
  td_slot_legend_set_slots (self->legend, record->slots);
  td_pair_section_say (self->strip_summary, td_pair_record_say_slots (record));
  td_pair_section_say (self->hours, say_hours (record));
  td_store_show (self->items, items, td_contact_item_equal);
  if (td_slice_is_whole (self->shown))
    self->growing = 0;
  show_slice (self, whole);
  gtk_stack_set_visible_child_name (self->content, items->len > 0 ? "list" : "empty");
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairContacts *self = owner;

  g_clear_pointer (&self->record, td_pair_record_free);
  self->record = result;
  if (self->record)
    show_record (self);
}

static void
td_pair_contacts_load (TdPairSection *section, gint64 pair_id)
{
  TdPairContacts *self = TD_PAIR_CONTACTS (section);

  if (self->whole_pair != pair_id)
    {
      self->whole_pair = 0;
      stop_growing (self);
    }
  td_pair_record_read (section, loaded_cb);
}

static void
td_pair_contacts_finalize (GObject *object)
{
  g_clear_pointer (&TD_PAIR_CONTACTS (object)->record, td_pair_record_free);

  G_OBJECT_CLASS (td_pair_contacts_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-contacts.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, rhythm);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, due);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, agreed);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, strip);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, legend);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, strip_summary);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, hours);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, items);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, shown);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, content);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, list);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, all_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, td_contact_words_detail);
  gtk_widget_class_bind_template_callback (widget_class, td_contact_words_icon);
  td_closures_bind (widget_class);
}

static void
td_pair_contacts_class_init (TdPairContactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CONTACT);
  g_type_ensure (TD_TYPE_CONTACT_ITEM);
  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_SLOT_LEGEND);
  g_type_ensure (TD_TYPE_SLOT_STRIP);
  object_class->finalize = td_pair_contacts_finalize;
  TD_PAGE_CLASS (klass)->tables = td_pair_record_tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_contacts_load;

  gtk_widget_class_install_action (widget_class, "contacts.all", NULL, all_cb);
  gtk_widget_class_install_action (widget_class, "contacts.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "contacts.delete", "x", delete_cb);
  bind_template (widget_class);
}

static void
td_pair_contacts_init (TdPairContacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
