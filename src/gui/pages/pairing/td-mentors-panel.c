/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-mentors-panel.h"

#include "base/td-decimal.h"
#include "candidates/td-free-places.h"
#include "gui/pages/pairing/td-mentor-target.h"
#include "gui/widgets/td-closures.h"
#include "proposal/td-rank.h"

#include <glib/gi18n-lib.h>

/* More than so many places are told by the number alone. */
#define MOST_GLYPHS 6

struct _TdMentorsPanel
{
  TdPage parent_instance;

  /* Template children. */
  GListStore *mentors;
  GListModel *shown;
  GtkWidget *view;

  gint64 proposal_id;
  GListModel *ranking;
  guint tell_source;
  guint n_free; /* mentors who have a place left, in the draft as well */
};

enum
{
  PROP_PROPOSAL_ID = 1,
  PROP_RANKING,
  PROP_N_FREE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdMentorsPanel, td_mentors_panel, TD_TYPE_PAGE)

/* --- Closures --- */

static char *
mentors_title (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("%u mentor with places", "%u mentors with places", n), n);
}

static int
places_after (int left, int in_draft)
{
  return MAX (left - in_draft, 0);
}

/* "2 free", "1 free, 1 in the draft". */
static char *
places_text (gpointer object, int left, int in_draft)
{
  int after = places_after (left, in_draft);

  if (in_draft == 0)
    /* Translators: so many places of a mentor. */
    return g_strdup_printf (_ ("%d free"), after);
  /* Translators: so many places of a mentor are free, and so many more but for the draft. */
  return g_strdup_printf (_ ("%d free, %d drafted"), after, in_draft);
}

/* One glyph a place, the free ones filled; one alone looks like a letter that is missing. */
static char *
places_glyphs (gpointer object, int places, int left, int in_draft)
{
  g_autoptr (GString) glyphs = g_string_new (NULL);

  for (int i = 0; i < places && places > 1 && places <= MOST_GLYPHS; i++)
    g_string_append (glyphs, i < places_after (left, in_draft) ? "▮" : "▯");
  return g_string_free (g_steal_pointer (&glyphs), FALSE);
}

static char *
search_text (gpointer object, const char *name, const char *department)
{
  return g_strjoin ("\n", name ? name : "", department ? department : "", NULL);
}

static char *
fit_text (gpointer object, int percent, const char *blocked)
{
  return percent > 0 && blocked == NULL ? td_decimal_format_share (percent / 100.0, 0) : NULL;
}

static gboolean
finds_nobody (gpointer object, guint n_mentors, guint n_shown)
{
  return n_mentors > 0 && n_shown == 0;
}

/* What a row is to a screen reader, and on hovering. */
static char *
place_label (gpointer object,
             const char *name,
             const char *department,
             int left,
             int in_draft,
             const char *blocked)
{
  g_autofree char *places = places_text (object, left, in_draft);
  g_autofree char *who = department && *department
                             ? g_strdup_printf (_ ("%s, %s"), name, department)
                             : g_strdup (name);

  return blocked ? g_strdup_printf (_ ("%s, %s, %s"), who, places, blocked)
                 : g_strdup_printf (_ ("%s, %s"), who, places);
}

/* --- What they are to the mentee --- */

static GHashTable *
index_ranking (TdMentorsPanel *self)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  for (guint i = 0; self->ranking && i < g_list_model_get_n_items (self->ranking); i++)
    {
      TdRankedMentor *ranked = g_list_model_get_item (self->ranking, i);

      g_hash_table_insert (by_id, &ranked->mentor_id, ranked);
    }
  return by_id;
}

/* Full in the draft alone is told by the places. */
static const char *
blocked_text_of (const TdRankedMentor *ranked)
{
  return ranked && g_strcmp0 (ranked->blocked, "capacity") != 0 ? ranked->blocked_text : NULL;
}

static gboolean
tell_cb (gpointer data)
{
  TdMentorsPanel *self = data;
  g_autoptr (GHashTable) by_id = index_ranking (self);

  self->tell_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->mentors)); i++)
    {
      g_autoptr (TdFreePlaces) mentor = g_list_model_get_item (G_LIST_MODEL (self->mentors), i);
      const TdRankedMentor *ranked = g_hash_table_lookup (by_id, &mentor->mentor_id);

      g_object_set (mentor, "percent", ranked ? ranked->percent : 0, "blocked-text",
                    blocked_text_of (ranked), "locked", ranked && ranked->locked, "forbidden",
                    ranked && ranked->forbidden, NULL);
    }
  return G_SOURCE_REMOVE;
}

static void
tell (TdMentorsPanel *self)
{
  if (self->tell_source == 0)
    self->tell_source = g_idle_add (tell_cb, self);
}

static void
set_ranking (TdMentorsPanel *self, GListModel *ranking)
{
  if (self->ranking)
    g_signal_handlers_disconnect_by_func (self->ranking, tell, self);
  if (ranking)
    g_signal_connect_object (ranking, "items-changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  if (g_set_object (&self->ranking, ranking))
    tell (self);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  gint64 proposal_id;
  TdDate today;
} Job;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;

  return td_free_places_list (db, job->program_id, job->proposal_id, job->today, error);
}

static guint
count_free (GPtrArray *mentors)
{
  guint n_free = 0;

  for (guint i = 0; i < mentors->len; i++)
    {
      const TdFreePlaces *mentor = mentors->pdata[i];

      n_free += places_after (mentor->places_left, mentor->in_draft) > 0;
    }
  return n_free;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdMentorsPanel *self = owner;
  g_autoptr (GPtrArray) mentors = result;

  self->n_free = count_free (mentors);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FREE]);

  g_list_store_splice (self->mentors, 0, g_list_model_get_n_items (G_LIST_MODEL (self->mentors)),
                       mentors->pdata, mentors->len);
  tell (self);
}

static void
td_mentors_panel_reload (TdPage *page)
{
  Job *job;

  if (td_page_get_program_id (page) == 0)
    return;
  job = g_new0 (Job, 1);
  job->program_id = td_page_get_program_id (page);
  job->proposal_id = TD_MENTORS_PANEL (page)->proposal_id;
  job->today = td_page_get_today (page);
  td_page_read (page, load_job, job, g_free, (GDestroyNotify) g_ptr_array_unref, loaded_cb);
}

/* Enter on a mentor pairs him with the mentee shown. */
static void
activated_cb (TdMentorsPanel *self, guint position)
{
  g_autoptr (TdFreePlaces) mentor = g_list_model_get_item (self->shown, position);

  if (mentor)
    gtk_widget_activate_action (GTK_WIDGET (self), "pairing.pair-shown", "x", mentor->mentor_id);
}

static void
found_cb (TdMentorsPanel *self)
{
  gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

/* --- Class --- */

static void
td_mentors_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdMentorsPanel *self = TD_MENTORS_PANEL (object);

  switch (id)
    {
    case PROP_PROPOSAL_ID:
      g_value_set_int64 (value, self->proposal_id);
      break;
    case PROP_RANKING:
      g_value_set_object (value, self->ranking);
      break;
    case PROP_N_FREE:
      g_value_set_uint (value, self->n_free);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_mentors_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdMentorsPanel *self = TD_MENTORS_PANEL (object);

  switch (id)
    {
    case PROP_PROPOSAL_ID:
      if (self->proposal_id == g_value_get_int64 (value))
        break;
      self->proposal_id = g_value_get_int64 (value);
      td_page_queue_reload (TD_PAGE (self));
      break;
    case PROP_RANKING:
      set_ranking (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_mentors_panel_dispose (GObject *object)
{
  TdMentorsPanel *self = TD_MENTORS_PANEL (object);

  set_ranking (self, NULL);
  g_clear_handle_id (&self->tell_source, g_source_remove);

  G_OBJECT_CLASS (td_mentors_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-mentors-panel.ui");
  gtk_widget_class_bind_template_child (klass, TdMentorsPanel, mentors);
  gtk_widget_class_bind_template_child (klass, TdMentorsPanel, shown);
  gtk_widget_class_bind_template_child (klass, TdMentorsPanel, view);
  gtk_widget_class_bind_template_callback (klass, activated_cb);
  gtk_widget_class_bind_template_callback (klass, found_cb);
  gtk_widget_class_bind_template_callback (klass, mentors_title);
  gtk_widget_class_bind_template_callback (klass, places_text);
  gtk_widget_class_bind_template_callback (klass, places_glyphs);
  gtk_widget_class_bind_template_callback (klass, place_label);
  gtk_widget_class_bind_template_callback (klass, search_text);
  gtk_widget_class_bind_template_callback (klass, fit_text);
  gtk_widget_class_bind_template_callback (klass, finds_nobody);
  td_closures_bind (klass);
}

static void
td_mentors_panel_class_init (TdMentorsPanelClass *klass)
{
  static const char *const tables[] = { "pair",     "enrolment",    "employee", "program",
                                        "proposal", "proposal_row", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_FREE_PLACES);
  g_type_ensure (TD_TYPE_MENTOR_TARGET);
  object_class->get_property = td_mentors_panel_get_property;
  object_class->set_property = td_mentors_panel_set_property;
  object_class->dispose = td_mentors_panel_dispose;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_mentors_panel_reload;

  properties[PROP_PROPOSAL_ID] =
      g_param_spec_int64 ("proposal-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RANKING] = g_param_spec_object ("ranking", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_N_FREE] =
      g_param_spec_uint ("n-free", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  td_mentor_target_install_keys (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_mentors_panel_init (TdMentorsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
