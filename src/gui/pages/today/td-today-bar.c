/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-bar.h"

#include "gui/pages/today/td-today-item.h"
#include "gui/widgets/td-wrap-box.h"

#include <glib/gi18n-lib.h>

#define N_CHOICES 10

struct _TdTodayBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *summary;
  GtkWidget *buttons[N_CHOICES];
};

G_DEFINE_FINAL_TYPE (TdTodayBar, td_today_bar, ADW_TYPE_BIN)

/* In the order of the bar; "name" is the button of the template. */
static const struct
{
  const char *name;
  const char *code;
  const char *letter;
} choices[N_CHOICES] = {
  { "log", "log", "" },
  { "remind", "remind", "reminder" },
  { "remind_answers", "remind", "answer" },
  { "remind_surveys", "remind", "survey" },
  { "remind_ends", "remind", "end" },
  { "accept", "accept", "" },
  { "ask", "ask", "" },
  { "sign", "sign", "" },
  { "finish", "finish", "" },
  { "end", "end", "" },
};

static char *
say_reminder (guint choice, guint n)
{
  switch (choice)
    {
    case 1:
      return g_strdup_printf (ngettext ("_Remind %u Pair…", "_Remind %u Pairs…", n), n);
    case 2:
      return g_strdup_printf (ngettext ("Remind %u to _Answer…", "Remind %u to _Answer…", n), n);
    case 3:
      return g_strdup_printf (ngettext ("Remind %u of the Sur_vey…", "Remind %u of the Sur_vey…",
                                        n),
                              n);
    default:
      return g_strdup_printf (ngettext ("Remind %u of t_he End…", "Remind %u of t_he End…", n), n);
    }
}

static char *
say_choice (guint choice, guint n)
{
  switch (choice)
    {
    case 0:
      return g_strdup_printf (ngettext ("_Log %u Contact…", "_Log %u Contacts…", n), n);
    case 5:
      return g_strdup_printf (ngettext ("Mark %u Pair _Accepted", "Mark %u Pairs _Accepted", n), n);
    case 6:
      return g_strdup_printf (ngettext ("Mark %u Asked A_gain", "Mark %u Asked A_gain", n), n);
    case 7:
      return g_strdup_printf (ngettext ("_Sign %u Agreement…", "_Sign %u Agreements…", n), n);
    case 8:
      return g_strdup_printf (ngettext ("Mark %u Action _Done", "Mark %u Actions _Done", n), n);
    case 9:
      return g_strdup_printf (ngettext ("En_d %u Pair…", "En_d %u Pairs…", n), n);
    default:
      return say_reminder (choice, n);
    }
}

/* A first contact is reminded of like any other. */
static gboolean
has_letter (const TdTodayItem *item, const char *letter)
{
  const char *own = td_agenda_kind_get_letter (item->kind);

  if (g_strcmp0 (own, "first-contact") == 0)
    own = "reminder";
  return letter[0] == '\0' || g_strcmp0 (own, letter) == 0;
}

/* An action is a thing of its own; everything else is about the pair. */
static gint64 *
peek_subject (TdTodayItem *item, TdAgendaAction action)
{
  return action == TD_AGENDA_FINISH ? &item->object_id : &item->pair_id;
}

GPtrArray *
td_today_bar_filter (GPtrArray *items, const char *code, const char *letter)
{
  TdAgendaAction action = td_agenda_action_from_code (code);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *concerned = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      TdTodayItem *item = g_ptr_array_index (items, i);

      if ((item->actions & action) && has_letter (item, letter) &&
          g_hash_table_add (seen, peek_subject (item, action)))
        g_ptr_array_add (concerned, item);
    }
  return concerned;
}

static void
show_choice (TdTodayBar *self, guint choice, GPtrArray *items)
{
  g_autoptr (GPtrArray) concerned =
      td_today_bar_filter (items, choices[choice].code, choices[choice].letter);
  g_autofree char *label = say_choice (choice, concerned->len);

  gtk_button_set_label (GTK_BUTTON (self->buttons[choice]), label);
  gtk_widget_set_visible (self->buttons[choice], concerned->len > 0);
}

void
td_today_bar_set_items (TdTodayBar *self, GPtrArray *items)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (TD_IS_TODAY_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, items->len > 0);
  /* While it goes it says what it said. */
  if (items->len == 0)
    return;
  summary = g_strdup_printf (ngettext ("%u selected", "%u selected", items->len), items->len);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < N_CHOICES; i++)
    show_choice (self, i, items);
}

static void
clicked_cb (GtkWidget *button, TdTodayBar *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    if (self->buttons[i] == button)
      {
        gtk_widget_activate_action (button, "today.act-selected", "(ss)", choices[i].code,
                                    choices[i].letter);
        return;
      }
}

static void
td_today_bar_class_init (TdTodayBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/today/td-today-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTodayBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TdTodayBar, summary);
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, choices[i].name, FALSE,
                                               G_STRUCT_OFFSET (TdTodayBar, buttons) +
                                                   (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
td_today_bar_init (TdTodayBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
