/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-next.h"

#include "gui/pages/program/td-program-dialog.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  NOTHING,
  SIGN_UPS,
  PEOPLE,
  PROGRAM,
  ENROL,
  PAIR,
} Next;

struct _TdImportNext
{
  AdwBin parent_instance;

  GtkInfoBar *bar;
  GtkLabel *words;
  GtkButton *button;

  Next next;
  TdSession *session;
};

enum
{
  READ_AS,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImportNext, td_import_next, ADW_TYPE_BIN)

static const struct
{
  const char *words;
  const char *button;
} texts[] = {
  [NOTHING] = { "", "" },
  [SIGN_UPS] = { N_ ("This file holds sign-ups too: roles or skills."), N_ ("_Enrol From It…") },
  [PEOPLE] = { N_ ("Some people are not on the roster yet; this file names them."),
               N_ ("Import _People First…") },
  [PROGRAM] = { N_ ("Next, create the programme that these people take part in."),
                N_ ("Create a _Programme…") },
  [ENROL] = { N_ ("Next, enrol mentors and mentees: select them on People, or import their "
                  "sign-ups."),
              N_ ("Go to _People") },
  [PAIR] = { N_ ("Next, let Tandem propose pairs."), N_ ("Go to _Pairing") },
};

/* The list of programmes begins with all of them. */
static gboolean
has_programs (TdSession *session)
{
  return g_list_model_get_n_items (td_session_get_programs (session)) > 1;
}

/* One list may hold the people and their sign-ups: what is left of it comes first. Nothing is said
 * of sign-ups, or of what is to be done, before the people are in. */
static Next
find_next (const TdReceipt *receipt, TdSession *session)
{
  TdImportKind kind = receipt->mapping ? td_mapping_get_kind (receipt->mapping) : TD_N_IMPORT_KINDS;

  if (receipt->also == TD_IMPORT_ROSTER)
    return PEOPLE;
  if (receipt->rehearsed)
    return NOTHING;
  if (receipt->also == TD_IMPORT_ENROLMENTS)
    return SIGN_UPS;
  if (receipt->n_added == 0)
    return NOTHING;
  if (kind == TD_IMPORT_ROSTER)
    return has_programs (session) ? ENROL : PROGRAM;
  return kind == TD_IMPORT_ENROLMENTS ? PAIR : NOTHING;
}

void
td_import_next_show (TdImportNext *self, const TdReceipt *receipt, TdSession *session)
{
  g_return_if_fail (TD_IS_IMPORT_NEXT (self));
  g_return_if_fail (receipt != NULL);

  g_set_object (&self->session, session);
  self->next = find_next (receipt, session);
  if (self->next != NOTHING)
    {
      gtk_label_set_text (self->words, _ (texts[self->next].words));
      gtk_button_set_label (self->button, _ (texts[self->next].button));
    }
  gtk_info_bar_set_revealed (self->bar, self->next != NOTHING);
}

static void
clicked_cb (TdImportNext *self)
{
  switch (self->next)
    {
    case SIGN_UPS:
      g_signal_emit (self, signals[READ_AS], 0, (guint) TD_IMPORT_ENROLMENTS);
      break;
    case PEOPLE:
      g_signal_emit (self, signals[READ_AS], 0, (guint) TD_IMPORT_ROSTER);
      break;
    case PROGRAM:
      td_program_dialog_present (GTK_WIDGET (self), self->session, NULL);
      break;
    case ENROL:
      g_signal_emit (self, signals[LEAVE], 0, "people");
      break;
    case PAIR:
      g_signal_emit (self, signals[LEAVE], 0, "pairing");
      break;
    case NOTHING:
    default:
      break;
    }
}

static void
td_import_next_dispose (GObject *object)
{
  g_clear_object (&TD_IMPORT_NEXT (object)->session);

  G_OBJECT_CLASS (td_import_next_parent_class)->dispose (object);
}

static void
td_import_next_class_init (TdImportNextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_import_next_dispose;
  signals[READ_AS] = g_signal_new ("read-as", TD_TYPE_IMPORT_NEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LEAVE] = g_signal_new ("leave", TD_TYPE_IMPORT_NEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/import/td-import-next.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportNext, bar);
  gtk_widget_class_bind_template_child (widget_class, TdImportNext, words);
  gtk_widget_class_bind_template_child (widget_class, TdImportNext, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
td_import_next_init (TdImportNext *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
