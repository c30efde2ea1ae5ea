/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-form.h"

#include "base/td-text.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form-keeper.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Long enough not to check at every letter. */
#define CHECK_DELAY 200

struct _TdForm
{
  GObject parent_instance;

  GtkWidget *root; /* borrowed */
  TdSession *session;
  TdRecord *record;
  TdRecord *original;
  TdFormKeeper *keeper; /* of a dialog's */
  TdFormCheckFunc check;
  GPtrArray *bindings;
  guint source;
  gboolean valid;
  gboolean changed;
  gboolean checking; /* what is there now has not been judged yet */
  gboolean hurried;  /* Enter came before the judgement */
};

enum
{
  PROP_VALID = 1,
  PROP_CHANGED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdForm, td_form, G_TYPE_OBJECT)

static void
set_flag (TdForm *self, gboolean *flag, gboolean value, guint property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* --- Checking --- */

typedef struct
{
  TdRecord *record;
  TdFormCheckFunc check;
} CheckRequest;

static void
check_request_free (gpointer data)
{
  CheckRequest *request = data;

  g_object_unref (request->record);
  g_free (request);
}

static gpointer
check_job (TdDatabase *db, gpointer data, GError **error)
{
  CheckRequest *request = data;

  return request->check (db, request->record, error);
}

/* Texts that are no dates never reach the record; they are added to what the check said. */
static void
add_unreadable_dates (GtkWidget *widget, TdRemarks *remarks)
{
  if (TD_IS_DATE_ROW (widget))
    {
      gboolean valid;

      g_object_get (widget, "valid", &valid, NULL);
      if (!valid)
        td_remarks_add (remarks, TD_REMARK_REFUSAL,
                        gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)),
                        _ ("This is not a date."));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    add_unreadable_dates (child, remarks);
}

static void
checked_cb (gpointer owner, gpointer result, GError *error)
{
  TdForm *self = owner;
  g_autoptr (TdRemarks) remarks = result ? result : td_remarks_new ();

  if (error)
    td_session_report (self->session, self->root, error);
  add_unreadable_dates (self->root, remarks);
  td_remark_rows_show (self->root, remarks, self->changed);
  set_flag (self, &self->valid, error == NULL && !td_remarks_refuse (remarks), PROP_VALID);
  self->checking = self->source != 0;
  if (self->hurried && self->valid && !self->checking)
    gtk_widget_activate_default (self->root);
  self->hurried = self->hurried && self->checking;
}

static void
check_now (TdForm *self)
{
  CheckRequest *request = g_new (CheckRequest, 1);

  g_clear_handle_id (&self->source, g_source_remove);
  self->checking = TRUE;
  *request = (CheckRequest){ td_record_copy (self->record), self->check };
  td_session_read (self->session, self, TD_JOB_DEFAULT, check_job, request, check_request_free,
                   (GDestroyNotify) td_remarks_free, checked_cb);
}

static gboolean
check_cb (gpointer data)
{
  TdForm *self = data;

  self->source = 0;
  check_now (self);
  return G_SOURCE_REMOVE;
}

static void
record_changed_cb (TdForm *self)
{
  set_flag (self, &self->changed, !td_record_equal (self->record, self->original), PROP_CHANGED);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (CHECK_DELAY, check_cb, self);
  self->checking = TRUE;
  self->hurried = FALSE;
}

/* Enter right after the last letter is not lost: it counts once the check has said yes. */
static void
entered_cb (TdForm *self)
{
  if (!self->checking || self->valid)
    return;
  self->hurried = TRUE;
  if (self->source)
    check_now (self);
}

/* --- Binding --- */

/* An empty entry is a field that is not set. */
static gboolean
text_to_entry (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, text ? text : "");
  return TRUE;
}

static gboolean
entry_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_take_string (to, td_text_clean (g_value_get_string (from)));
  return TRUE;
}

static gboolean
list_has_code (GBinding *binding, const GValue *from, GValue *to, gpointer code)
{
  g_auto (GStrv) codes = td_text_split_list (g_value_get_string (from));

  g_value_set_boolean (to, g_strv_contains ((const char *const *) codes, code));
  return TRUE;
}

static gboolean
code_into_list (GBinding *binding, const GValue *from, GValue *to, gpointer code)
{
  g_autoptr (GObject) record = g_binding_dup_source (binding);
  g_autofree char *list = NULL;
  g_auto (GStrv) codes = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  g_object_get (record, g_binding_get_source_property (binding), &list, NULL);
  codes = td_text_split_list (list);
  for (char **each = codes; *each; each++)
    if (!g_str_equal (*each, code))
      g_strv_builder_add (builder, *each);
  if (g_value_get_boolean (from))
    g_strv_builder_add (builder, code);
  chosen = g_strv_builder_end (builder);
  g_value_take_string (to, td_text_join_list ((const char *const *) chosen));
  return TRUE;
}

static void
keep_binding (TdForm *self, GBinding *binding)
{
  g_ptr_array_add (self->bindings, g_object_ref (binding));
}

static void
bind_plain (TdForm *self, const char *property, GtkWidget *widget, const char *target)
{
  keep_binding (self, g_object_bind_property (self->record, property, widget, target,
                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
}

/* A text that is no date, where there was none, changes nothing in the record, and yet is wrong. */
static void
bind_date (TdForm *self, const char *property, GtkWidget *widget)
{
  bind_plain (self, property, widget, "date");
  g_signal_connect_object (widget, "notify::valid", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bind_text (TdForm *self, const char *property, GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget))
    g_signal_connect_object (widget, "entry-activated", G_CALLBACK (entered_cb), self,
                             G_CONNECT_SWAPPED);
  keep_binding (self, g_object_bind_property_full (self->record, property, widget, "text",
                                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                                                   text_to_entry, entry_to_text, NULL, NULL));
}

static void
bind_code (TdForm *self, const char *property, GtkWidget *widget, const char *code)
{
  keep_binding (self, g_object_bind_property_full (self->record, property, widget, "active",
                                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                                                   list_has_code, code_into_list, g_strdup (code),
                                                   g_free));
}

/* Joins a widget with the field that it is named after; FALSE where it is none. */
static gboolean
bind_widget (TdForm *self, GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  g_auto (GStrv) parts = g_strsplit (id ? id : "", ".", 2);
  g_autofree char *property = NULL;

  if (parts[0] == NULL || td_record_find_field (self->record, parts[0]) == NULL)
    return FALSE;
  property = g_strdelimit (g_strdup (parts[0]), "_", '-');
  if (TD_IS_CODE_COMBO (widget))
    bind_plain (self, property, widget, "code");
  else if (TD_IS_DATE_ROW (widget))
    bind_date (self, property, widget);
  else if (GTK_IS_SPIN_BUTTON (widget))
    bind_plain (self, property, widget, "value");
  else if (GTK_IS_SWITCH (widget))
    bind_plain (self, property, widget, "active");
  else if (GTK_IS_CHECK_BUTTON (widget) && parts[1])
    bind_code (self, property, widget, parts[1]);
  else if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "value-id"))
    bind_plain (self, property, widget, "value-id");
  else if (GTK_IS_EDITABLE (widget))
    bind_text (self, property, widget);
  else
    return FALSE;
  return TRUE;
}

static void
bind_below (TdForm *self, GtkWidget *widget)
{
  if (bind_widget (self, widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    bind_below (self, child);
}

TdForm *
td_form_new (GtkWidget *root, TdSession *session, gpointer record, TdFormCheckFunc check)
{
  TdForm *self;

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);
  g_return_val_if_fail (TD_IS_RECORD (record), NULL);

  self = g_object_new (TD_TYPE_FORM, NULL);
  self->root = root;
  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->check = check;
  bind_below (self, root);
  self->original = td_record_copy (record);
  g_signal_connect_object (record, "notify", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (TD_IS_DIALOG (root))
    self->keeper = td_form_keeper_new (TD_DIALOG (root), self->record);
  check_now (self);
  return self;
}

gpointer
td_form_get_record (TdForm *self)
{
  g_return_val_if_fail (TD_IS_FORM (self), NULL);

  return self->record;
}

gpointer
td_form_dup_record (TdForm *self)
{
  g_return_val_if_fail (TD_IS_FORM (self), NULL);

  return td_record_copy (self->record);
}

gboolean
td_form_is_valid (TdForm *self)
{
  g_return_val_if_fail (TD_IS_FORM (self), FALSE);

  return self->valid;
}

gboolean
td_form_is_changed (TdForm *self)
{
  g_return_val_if_fail (TD_IS_FORM (self), FALSE);

  return self->changed;
}

static void
td_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdForm *self = TD_FORM (object);

  switch (id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_form_dispose (GObject *object)
{
  TdForm *self = TD_FORM (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->keeper);
  g_ptr_array_set_size (self->bindings, 0);
  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->original);

  G_OBJECT_CLASS (td_form_parent_class)->dispose (object);
}

static void
td_form_finalize (GObject *object)
{
  g_ptr_array_unref (TD_FORM (object)->bindings);

  G_OBJECT_CLASS (td_form_parent_class)->finalize (object);
}

static void
td_form_class_init (TdFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_form_get_property;
  object_class->dispose = td_form_dispose;
  object_class->finalize = td_form_finalize;

  properties[PROP_VALID] =
      g_param_spec_boolean ("valid", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHANGED] =
      g_param_spec_boolean ("changed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

/* A binding that is only unreferenced lives on with its two ends. */
static void
drop_binding (gpointer binding)
{
  g_binding_unbind (binding);
  g_object_unref (binding);
}

static void
td_form_init (TdForm *self)
{
  self->bindings = g_ptr_array_new_with_free_func (drop_binding);
}
