/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-texts.h"

#include "gui/pages/program/td-text-dialog.h"
#include "gui/pages/program/td-text-row.h"
#include "program/td-program-text.h"

struct _TdProgramTexts
{
  TdPage parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TdProgramTexts, td_program_texts, TD_TYPE_PAGE)

/* The kinds that the programme has texts of its own of, as a set. */
static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const gint64 *program_id = data;
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean changed = FALSE;

      if (!td_program_text_is_changed (db, *program_id, kinds[i].kind, &changed, error))
        return NULL;
      if (changed)
        g_hash_table_add (own, (char *) kinds[i].kind);
    }
  return g_steal_pointer (&own);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdProgramTexts *self = owner;
  g_autoptr (GHashTable) own = result;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    g_object_set (row, "changed",
                  g_hash_table_contains (own, td_text_row_get_kind (TD_TEXT_ROW (row))), NULL);
}

static void
td_program_texts_reload (TdPage *page)
{
  gint64 id = td_page_get_program_id (page);

  if (id)
    td_page_read (page, load_job, g_memdup2 (&id, sizeof id), g_free,
                  (GDestroyNotify) g_hash_table_unref, loaded_cb);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *target)
{
  if (td_page_get_program_id (TD_PAGE (widget)))
    td_text_dialog_show (TD_PAGE (widget), td_page_get_program_id (TD_PAGE (widget)),
                         g_variant_get_string (target, NULL));
}

static void
td_program_texts_class_init (TdProgramTextsClass *klass)
{
  static const char *const tables[] = { "program_text", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_program_texts_reload;
  gtk_widget_class_install_action (widget_class, "texts.edit", "s", edit_action);

  g_type_ensure (TD_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-program-texts.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgramTexts, list);
}

static void
td_program_texts_init (TdProgramTexts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
