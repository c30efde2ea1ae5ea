/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-backups-view.h"

#include "gui/app/td-backup-jobs.h"
#include "gui/widgets/td-closures.h"
#include "workspace/td-audit.h"

#include <glib/gi18n-lib.h>

struct _TdBackupsView
{
  TdPage parent_instance;

  GListStore *backups;
  GtkStack *states;
};

G_DEFINE_FINAL_TYPE (TdBackupsView, td_backups_view, TD_TYPE_PAGE)

/* --- Words --- */

static char *
backup_title (gpointer object, const char *made_at, int kind)
{
  g_autofree char *time = td_audit_format_time (made_at);

  return g_strdup_printf (_ ("%s · %s"), time, td_backup_kind_get_label ((TdBackupKind) kind));
}

static char *
inside_words (int people, int pairs, int contacts)
{
  g_autofree char *said_people =
      g_strdup_printf (ngettext ("%'d person", "%'d people", people), people);
  g_autofree char *said_pairs = g_strdup_printf (ngettext ("%'d pair", "%'d pairs", pairs), pairs);
  g_autofree char *said_contacts =
      g_strdup_printf (ngettext ("%'d contact", "%'d contacts", contacts), contacts);

  return g_strdup_printf (_ ("%s, %s, %s"), said_people, said_pairs, said_contacts);
}

static char *
backup_inside (gpointer object, const char *trouble, int people, int pairs, int contacts)
{
  return trouble ? g_strdup (trouble) : inside_words (people, pairs, contacts);
}

static char *
backup_caption (gpointer object, gint64 size, const char *last_change_at, int version)
{
  g_autofree char *bytes = g_format_size ((guint64) size);
  g_autofree char *time = td_audit_format_time (last_change_at);

  if (*time == '\0')
    return g_steal_pointer (&bytes);
  /* Translators: a size, a time, the number of a version of the file format. */
  return g_strdup_printf (_ ("%s · last change %s · format %d"), bytes, time, version);
}

static char *
erased_words (gpointer object, int erased)
{
  if (erased == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Still holds %d person who was erased since.",
                                    "Still holds %d people who were erased since.", erased),
                          erased);
}

static gboolean
can_restore (gpointer object, const char *trouble)
{
  return trouble == NULL;
}

static char *
backup_action (gpointer object, const char *path, const char *action)
{
  return path ? g_strdup (action) : NULL;
}

static GVariant *
backup_target (gpointer object, const char *path)
{
  return path ? g_variant_ref_sink (g_variant_new_string (path)) : NULL;
}

/* --- The list --- */

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdBackupsView *self = owner;
  g_autoptr (GPtrArray) backups = result;

  g_list_store_splice (self->backups, 0, g_list_model_get_n_items (G_LIST_MODEL (self->backups)),
                       backups->pdata, backups->len);
  gtk_stack_set_visible_child_name (self->states, backups->len ? "backups" : "empty");
}

static void
td_backups_view_reload (TdPage *page)
{
  td_page_read (page, td_backup_look_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                loaded_cb);
}

TdBackup *
td_backups_view_find (TdBackupsView *self, const char *path)
{
  g_return_val_if_fail (TD_IS_BACKUPS_VIEW (self) && path != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->backups)); i++)
    {
      g_autoptr (TdBackup) backup = g_list_model_get_item (G_LIST_MODEL (self->backups), i);

      if (g_str_equal (backup->path, path))
        return g_steal_pointer (&backup);
    }
  return NULL;
}

char *
td_backups_view_describe (TdBackup *backup)
{
  g_autofree char *title = backup_title (NULL, backup->made_at, backup->kind);
  g_autofree char *inside =
      backup_inside (NULL, backup->trouble, backup->people, backup->pairs, backup->contacts);
  g_autofree char *caption =
      backup_caption (NULL, backup->size, backup->last_change_at, backup->version);
  g_autofree char *erased = erased_words (NULL, backup->erased_since);

  return g_strdup_printf ("%s\n%s\n%s%s%s", title, inside, caption, erased ? "\n" : "",
                          erased ? erased : "");
}

static void
td_backups_view_class_init (TdBackupsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_PAGE_CLASS (klass)->reload = td_backups_view_reload;

  g_type_ensure (TD_TYPE_BACKUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-backups-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBackupsView, backups);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsView, states);
  gtk_widget_class_bind_template_callback (widget_class, backup_title);
  gtk_widget_class_bind_template_callback (widget_class, backup_inside);
  gtk_widget_class_bind_template_callback (widget_class, backup_caption);
  gtk_widget_class_bind_template_callback (widget_class, erased_words);
  gtk_widget_class_bind_template_callback (widget_class, can_restore);
  gtk_widget_class_bind_template_callback (widget_class, backup_action);
  gtk_widget_class_bind_template_callback (widget_class, backup_target);
  td_closures_bind (widget_class);
}

static void
td_backups_view_init (TdBackupsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
