/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-reading.h"

#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdImportReading
{
  AdwBin parent_instance;

  /* Template children. */
  AdwComboRow *sheet;
  AdwComboRow *encoding;
  GtkSpinButton *header_row;
  GtkWidget *header_group;

  GPtrArray *sheets;    /* names, as the file has them */
  GPtrArray *encodings; /* likewise */
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportReading, td_import_reading, ADW_TYPE_BIN)

/* --- Filling --- */

static void
fill_sheets (TdImportReading *self, const TdTableOffer *offer)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->sheets, 0);
  for (guint i = 0; i < offer->sheets->len; i++)
    {
      const TdTableSheet *sheet = offer->sheets->pdata[i];
      /* Translators: the name of a sheet of a workbook that spreadsheets do not show. */
      g_autofree char *hidden =
          sheet->hidden ? g_strdup_printf (_ ("%s (hidden)"), sheet->name) : NULL;

      g_ptr_array_add (self->sheets, g_strdup (sheet->name));
      gtk_string_list_append (words, hidden ? hidden : sheet->name);
    }
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->sheet, (guint) MAX (offer->sheet, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), offer->sheets->len > 1);
}

static void
add_encoding (TdImportReading *self, GtkStringList *words, const char *encoding)
{
  if (encoding == NULL ||
      g_ptr_array_find_with_equal_func (self->encodings, encoding, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->encodings, g_strdup (encoding));
  gtk_string_list_append (words, encoding);
}

/* What was taken first, then what fits as well, then all others. */
static void
fill_encodings (TdImportReading *self, const TdTableOffer *offer)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const char *const *all = td_table_list_encodings ();

  g_ptr_array_set_size (self->encodings, 0);
  add_encoding (self, words, offer->encoding);
  for (char **fitting = offer->encodings; fitting && *fitting; fitting++)
    add_encoding (self, words, *fitting);
  for (; *all; all++)
    add_encoding (self, words, *all);
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->encoding, 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding),
                               offer->doubt ? offer->doubt
                                            : _ ("Change it where letters look wrong"));
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), offer->encoding != NULL);
}

void
td_import_reading_show (TdImportReading *self, TdTable *table)
{
  const TdTableOffer *offer;

  g_return_if_fail (TD_IS_IMPORT_READING (self));

  offer = td_table_get_offer (table);
  self->filling = TRUE;
  fill_sheets (self, offer);
  fill_encodings (self, offer);
  gtk_spin_button_set_value (self->header_row, MAX (offer->header_row, 1));
  gtk_widget_set_visible (self->header_group, offer->header_row > 0);
  self->filling = FALSE;
}

/* --- What is chosen --- */

static void
take (char **member, GPtrArray *names, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  g_free (*member);
  *member = gtk_widget_get_visible (GTK_WIDGET (row)) && selected < names->len
                ? g_strdup (names->pdata[selected])
                : NULL;
}

void
td_import_reading_apply (TdImportReading *self, TdImportSource *source)
{
  g_return_if_fail (TD_IS_IMPORT_READING (self));

  take (&source->sheet, self->sheets, self->sheet);
  take (&source->encoding, self->encodings, self->encoding);
  source->header_row = gtk_widget_get_visible (self->header_group)
                           ? gtk_spin_button_get_value_as_int (self->header_row)
                           : 0;
}

static void
changed_cb (TdImportReading *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Another sheet has its header elsewhere. */
static void
sheet_chosen_cb (TdImportReading *self)
{
  if (self->filling)
    return;
  gtk_widget_set_visible (self->header_group, FALSE);
  changed_cb (self);
}

static void
td_import_reading_finalize (GObject *object)
{
  TdImportReading *self = TD_IMPORT_READING (object);

  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->encodings);

  G_OBJECT_CLASS (td_import_reading_parent_class)->finalize (object);
}

static void
td_import_reading_class_init (TdImportReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_import_reading_finalize;
  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_IMPORT_READING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/import/td-import-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportReading, sheet);
  gtk_widget_class_bind_template_child (widget_class, TdImportReading, encoding);
  gtk_widget_class_bind_template_child (widget_class, TdImportReading, header_row);
  gtk_widget_class_bind_template_child (widget_class, TdImportReading, header_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  td_closures_bind (widget_class);
}

static void
td_import_reading_init (TdImportReading *self)
{
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->encodings = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}
