/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-match-bar.h"

#include "candidates/td-no-match.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdMatchBar
{
  TdPage parent_instance;

  GListStore *decisions;

  TdWaitingMentee *mentee;
};

enum
{
  PROP_MENTEE = 1,
  PROP_MENTEE_ID,
  PROP_N_DECIDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdMatchBar, td_match_bar, TD_TYPE_PAGE)

/* --- Closures --- */

static char *
decided_title (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("No match found for %u", "No match found for %u", n), n);
}

static char *
decision_detail (gpointer object, const char *reason, int days)
{
  /* Translators: why nobody fits, since how many days she waits. */
  return g_strdup_printf (ngettext ("%s · %d day", "%s · %d days", days),
                          td_no_match_reason_get_label (reason), days);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdDate today;
} LoadData;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;

  return td_no_match_list (db, load->program_id, load->today, error);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdMatchBar *self = owner;
  g_autoptr (GPtrArray) decisions = result;

  g_list_store_splice (self->decisions, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->decisions)), decisions->pdata,
                       decisions->len);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DECIDED]);
}

static void
td_match_bar_reload (TdPage *page)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->program_id = td_page_get_program_id (page);
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, g_free, (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

/* --- Class --- */

static void
td_match_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdMatchBar *self = TD_MATCH_BAR (object);

  switch (id)
    {
    case PROP_MENTEE:
      g_value_set_object (value, self->mentee);
      break;
    case PROP_MENTEE_ID:
      g_value_set_int64 (value, self->mentee ? self->mentee->mentee_id : 0);
      break;
    case PROP_N_DECIDED:
      g_value_set_uint (value, self->decisions
                                   ? g_list_model_get_n_items (G_LIST_MODEL (self->decisions))
                                   : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_match_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdMatchBar *self = TD_MATCH_BAR (object);

  switch (id)
    {
    case PROP_MENTEE:
      if (g_set_object (&self->mentee, g_value_get_object (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          g_object_notify_by_pspec (object, properties[PROP_MENTEE_ID]);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_match_bar_dispose (GObject *object)
{
  g_clear_object (&TD_MATCH_BAR (object)->mentee);

  G_OBJECT_CLASS (td_match_bar_parent_class)->dispose (object);
}

static void
td_match_bar_class_init (TdMatchBarClass *klass)
{
  static const char *const tables[] = {
    "no_match", "pair", "enrolment", "employee", "program", NULL
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_NO_MATCH);
  object_class->get_property = td_match_bar_get_property;
  object_class->set_property = td_match_bar_set_property;
  object_class->dispose = td_match_bar_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_match_bar_reload;

  properties[PROP_MENTEE] =
      g_param_spec_object ("mentee", NULL, NULL, TD_TYPE_WAITING_MENTEE, G_PARAM_READWRITE | flags);
  properties[PROP_MENTEE_ID] =
      g_param_spec_int64 ("mentee-id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | flags);
  properties[PROP_N_DECIDED] =
      g_param_spec_uint ("n-decided", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-match-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdMatchBar, decisions);
  gtk_widget_class_bind_template_callback (widget_class, decided_title);
  gtk_widget_class_bind_template_callback (widget_class, decision_detail);
  td_closures_bind (widget_class);
}

static void
td_match_bar_init (TdMatchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
