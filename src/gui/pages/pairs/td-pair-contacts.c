/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-contacts.h"

#include "base/td-error.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/pairs/td-contact-item.h"
#include "gui/pages/pairs/td-contact-words.h"
#include "gui/pages/pairs/td-slot-strip.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdPairContacts
{
  TdPage parent_instance;

  GtkWidget *rhythm;
  GtkLabel *due;
  GtkLabel *agreed;
  TdSlotStrip *strip;
  GtkLabel *strip_words;
  GtkLabel *strip_summary;
  GtkLabel *hours;
  GListStore *items;
  GtkSingleSelection *selection;
  GtkStack *list;

  gint64 pair_id;
  TdPairRecord *record;
};

enum
{
  PROP_PAIR_ID = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPairContacts, td_pair_contacts, TD_TYPE_PAGE)

/* --- Actions --- */

static void
show_dialog (TdPairContacts *self, TdContact *contact)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (contacts, contact);
  td_contact_dialog_show (GTK_WIDGET (self), td_page_get_session (TD_PAGE (self)), contacts);
}

static void
log_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairContacts *self = TD_PAIR_CONTACTS (widget);
  TdContact *contact;

  if (self->record == NULL)
    return;
  contact = td_contact_new (self->pair_id, td_page_get_today (TD_PAGE (self)));
  td_record_set_text (&contact->outcome, "held");
  td_record_set_text (&contact->kind, "meeting");
  td_record_set_text (&contact->mentor_name, self->record->pair->mentor_name);
  td_record_set_text (&contact->mentee_name, self->record->pair->mentee_name);
  show_dialog (self, contact);
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

/* The contact of the row that is selected; NULL where it is an interval, or none is. */
static TdContact *
get_selected (TdPairContacts *self)
{
  TdContactItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item ? td_contact_item_get_contact (item) : NULL;
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
row_activated_cb (TdPairContacts *self, guint position)
{
  g_autoptr (TdContactItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  TdContact *contact = item ? td_contact_item_get_contact (item) : NULL;

  if (contact)
    show_dialog (self, td_record_copy (contact));
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer data)
{
  TdPairContacts *self = data;
  TdContact *contact = get_selected (self);

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || contact == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "contacts.delete", "x", contact->id);
  return TRUE;
}

/* --- Showing --- */

static void
set_label (GtkLabel *label, char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  g_free (text);
}

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

  gtk_widget_set_visible (self->rhythm, record->slots != NULL && record->slots->len > 0);
  set_label (self->due, td_pair_record_say_due (record, today));
  set_label (self->agreed, record->active ? say_agreed (record, today) : NULL);
  td_slot_strip_set_slots (self->strip, record->slots);
  set_label (self->strip_words, record->slots ? td_slot_strip_describe (record->slots) : NULL);
  set_label (self->strip_summary, td_pair_record_say_slots (record));
  set_label (self->hours, say_hours (record));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->list, items->len > 0 ? "list" : "empty");
}

typedef struct
{
  gint64 pair_id;
  TdDate today;
} LoadData;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  g_autoptr (GError) trouble = NULL;
  TdPairRecord *record = td_pair_record_load (db, load->pair_id, load->today, &trouble);

  /* A pair that was taken back by an undo is no fault: the page around goes away. */
  if (trouble && !g_error_matches (trouble, TD_ERROR, TD_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&trouble));
  return record;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairContacts *self = owner;

  g_clear_pointer (&self->record, td_pair_record_free);
  self->record = result;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contacts.log",
                                 self->record && self->record->pair->matched_on != TD_DATE_NONE);
  if (self->record)
    show_record (self);
}

static void
td_pair_contacts_reload (TdPage *page)
{
  TdPairContacts *self = TD_PAIR_CONTACTS (page);
  LoadData *load;

  if (self->pair_id == 0)
    return;
  load = g_new0 (LoadData, 1);
  load->pair_id = self->pair_id;
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, g_free, (GDestroyNotify) td_pair_record_free, loaded_cb);
}

static void
td_pair_contacts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAIR_ID:
      g_value_set_int64 (value, TD_PAIR_CONTACTS (object)->pair_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_pair_contacts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPairContacts *self = TD_PAIR_CONTACTS (object);

  switch (id)
    {
    case PROP_PAIR_ID:
      if (self->pair_id == g_value_get_int64 (value))
        break;
      self->pair_id = g_value_get_int64 (value);
      td_page_queue_reload (TD_PAGE (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
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
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, strip_words);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, strip_summary);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, hours);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, items);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, selection);
  gtk_widget_class_bind_template_child (widget_class, TdPairContacts, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, td_contact_words_detail);
  gtk_widget_class_bind_template_callback (widget_class, td_contact_words_icon);
  td_closures_bind (widget_class);
}

static void
td_pair_contacts_class_init (TdPairContactsClass *klass)
{
  static const char *const tables[] = { "contact",  "pair",    "pair_pause", "pair_cadence",
                                        "employee", "program", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_SLOT_STRIP);
  g_type_ensure (TD_TYPE_CONTACT);
  g_type_ensure (TD_TYPE_CONTACT_ITEM);
  object_class->get_property = td_pair_contacts_get_property;
  object_class->set_property = td_pair_contacts_set_property;
  object_class->finalize = td_pair_contacts_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_pair_contacts_reload;

  properties[PROP_PAIR_ID] = g_param_spec_int64 ("pair-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "contacts.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "contacts.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "contacts.delete", "x", delete_cb);
  bind_template (widget_class);
}

static void
td_pair_contacts_init (TdPairContacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
