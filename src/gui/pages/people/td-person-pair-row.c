/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-pair-row.h"

#include "candidates/td-line.h"
#include "base/td-direction.h"
#include "base/td-text.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdPersonPairRow
{
  AdwActionRow parent_instance;

  TdPair *pair;
  gint64 person_id;
};

enum
{
  PROP_PAIR = 1,
  PROP_PERSON_ID,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPersonPairRow, td_person_pair_row, ADW_TYPE_ACTION_ROW)

static char *
other_name (TdPair *pair, gint64 person_id)
{
  return pair->mentor_id == person_id
             /* Translators: a name; the person shown mentors her or him. */
             ? g_strdup_printf (_ ("Mentor of %s"), pair->mentee_name)
             /* Translators: a name; the person shown is her or his mentee. */
             : g_strdup_printf (_ ("Mentee of %s"), pair->mentor_name);
}

/* "Leadership 2026 · Active · 12 Jan 2026 – 12 Nov 2026". */
static char *
describe_pair (TdPair *pair)
{
  GString *text = g_string_new (NULL);
  g_autofree char *from = td_date_format (pair->matched_on);
  g_autofree char *to = td_date_format (pair->ended_on ? pair->ended_on : pair->planned_end);

  td_text_add_part (text, "%s", pair->program_name);
  td_text_add_part (text, "%s", td_pair_get_state_label (pair));
  if (*from && *to)
    {
      g_autofree char *first = td_text_isolate (from);
      g_autofree char *last = td_text_isolate (to);
      g_autofree char *span = g_strdup_printf ("%s – %s", first, last);

      td_text_add_part (text, "%s", span);
    }
  else if (*from)
    td_text_add_part (text, _ ("since %s"), from);
  return g_string_free (text, FALSE);
}

/* The same, with what is to be known about the pair before it. */
static char *
describe_flagged (TdPair *pair)
{
  g_autofree char *pairing = describe_pair (pair);
  gboolean chosen = g_strcmp0 (pair->source, "self") == 0 || g_strcmp0 (pair->source, "wish") == 0;
  g_autofree char *marked =
      td_join_two (NULL, pairing, chosen ? td_pair_source_get_phrase (pair->source) : NULL);

  return td_join_two (NULL, td_line_get_label ((TdLine) pair->line), marked);
}

static void
activated_cb (TdPersonPairRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(sx)", "pairs", self->pair->id);
}

static void
td_person_pair_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPersonPairRow *self = TD_PERSON_PAIR_ROW (object);

  switch (id)
    {
    case PROP_PAIR:
      g_value_set_object (value, self->pair);
      break;
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_pair_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPersonPairRow *self = TD_PERSON_PAIR_ROW (object);

  switch (id)
    {
    case PROP_PAIR:
      g_set_object (&self->pair, g_value_get_object (value));
      break;
    case PROP_PERSON_ID:
      self->person_id = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_pair_row_constructed (GObject *object)
{
  TdPersonPairRow *self = TD_PERSON_PAIR_ROW (object);
  g_autofree char *title = other_name (self->pair, self->person_id);
  g_autofree char *subtitle = describe_flagged (self->pair);

  G_OBJECT_CLASS (td_person_pair_row_parent_class)->constructed (object);

  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (self->pair->line)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (self), "dialog-warning-symbolic");
}

static void
td_person_pair_row_finalize (GObject *object)
{
  g_clear_object (&TD_PERSON_PAIR_ROW (object)->pair);

  G_OBJECT_CLASS (td_person_pair_row_parent_class)->finalize (object);
}

static void
td_person_pair_row_class_init (TdPersonPairRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_person_pair_row_get_property;
  object_class->set_property = td_person_pair_row_set_property;
  object_class->constructed = td_person_pair_row_constructed;
  object_class->finalize = td_person_pair_row_finalize;

  properties[PROP_PAIR] = g_param_spec_object ("pair", NULL, NULL, TD_TYPE_PAIR, flags);
  properties[PROP_PERSON_ID] =
      g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/people/td-person-pair-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_person_pair_row_init (TdPersonPairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
