/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-page.h"

#include "gui/pages/program/td-program-dialog.h"
#include "gui/pages/program/td-program-panel.h"
#include "gui/pages/program/td-program-row.h"
#include "gui/pages/program/td-program-view.h"
#include "gui/widgets/td-closures.h"

struct _TdProgramPage
{
  TdPage parent_instance;

  GtkStack *states;
  GtkListBox *list;
  GtkStack *parts; /* of one programme: overview, settings */

  GListStore *programs;
};

G_DEFINE_FINAL_TYPE (TdProgramPage, td_program_page, TD_TYPE_PAGE)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_program_list (db, TRUE, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdProgramPage *self = owner;
  g_autoptr (GPtrArray) programs = result;

  g_list_store_splice (self->programs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->programs)),
                       programs->pdata, programs->len);
  gtk_stack_set_visible_child_name (self->states, programs->len == 0 ? "empty"
                                                  : td_page_get_program_id (TD_PAGE (self))
                                                      ? "one"
                                                      : "list");
}

static void
td_program_page_reload (TdPage *page)
{
  td_page_read (page, load_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

static void
choose (TdPage *page, gint64 id)
{
  td_session_set_program_id (td_page_get_session (page), id);
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *target)
{
  choose (TD_PAGE (widget), g_variant_get_int64 (target));
}

static void
show_list_action (GtkWidget *widget, const char *action, GVariant *target)
{
  choose (TD_PAGE (widget), 0);
}

/* "overview" or "settings". */
static void
show_part_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_stack_set_visible_child_name (TD_PROGRAM_PAGE (widget)->parts,
                                    g_variant_get_string (target, NULL));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_program_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), NULL);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  return g_object_new (TD_TYPE_PROGRAM_ROW, "program", item, NULL);
}

static void
td_program_page_finalize (GObject *object)
{
  g_object_unref (TD_PROGRAM_PAGE (object)->programs);

  G_OBJECT_CLASS (td_program_page_parent_class)->finalize (object);
}

static void
td_program_page_class_init (TdProgramPageClass *klass)
{
  static const char *const tables[] = { "program", "enrolment", "pair", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_program_page_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_program_page_reload;
  TD_PAGE_CLASS (klass)->show_item = choose;

  gtk_widget_class_install_action (widget_class, "program.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "program.choose", "x", choose_action);
  gtk_widget_class_install_action (widget_class, "program.show-list", NULL, show_list_action);
  gtk_widget_class_install_action (widget_class, "program.show", "s", show_part_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "program.show-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "program.add",
                                       NULL);

  g_type_ensure (TD_TYPE_PROGRAM_PANEL);
  g_type_ensure (TD_TYPE_PROGRAM_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-program-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdProgramPage, states);
  gtk_widget_class_bind_template_child (widget_class, TdProgramPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdProgramPage, parts);
  td_closures_bind (widget_class);
}

static void
td_program_page_init (TdProgramPage *self)
{
  self->programs = g_list_store_new (TD_TYPE_PROGRAM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->programs), make_row, NULL, NULL);
}
