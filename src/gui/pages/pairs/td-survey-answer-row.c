/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-survey-answer-row.h"

#include "base/td-text.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

#define N_NUMBERS 11

struct _TdSurveyAnswerRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkStack *input;
  GtkLabel *ends;
  GtkDropDown *choice;
  GtkTextView *text;
  GtkCheckButton *numbers[N_NUMBERS];

  TdSurveyQuestion *question;
  int lowest;
  int highest;
  gboolean one_typed; /* a 0 makes it a 10 */
};

G_DEFINE_FINAL_TYPE (TdSurveyAnswerRow, td_survey_answer_row, GTK_TYPE_LIST_BOX_ROW)

/* --- Scales --- */

static gboolean
is_scale (TdSurveyAnswerRow *self)
{
  return self->highest > 0;
}

static int
get_number (TdSurveyAnswerRow *self)
{
  for (int i = self->lowest; i <= self->highest; i++)
    if (gtk_check_button_get_active (self->numbers[i]))
      return i;
  return TD_FEEDBACK_NO_NUMBER;
}

/* Tab stops at the answer, or at the first number. */
static void
update_focus (TdSurveyAnswerRow *self)
{
  int number = get_number (self);
  int stop = number == TD_FEEDBACK_NO_NUMBER ? self->lowest : number;

  for (int i = self->lowest; i <= self->highest; i++)
    gtk_widget_set_focusable (GTK_WIDGET (self->numbers[i]), i == stop);
}

static void
set_number (TdSurveyAnswerRow *self, int number)
{
  int before = get_number (self);

  if (number != TD_FEEDBACK_NO_NUMBER)
    gtk_check_button_set_active (self->numbers[number], TRUE);
  else if (before != TD_FEEDBACK_NO_NUMBER)
    gtk_check_button_set_active (self->numbers[before], FALSE);
  update_focus (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (self->numbers[number == TD_FEEDBACK_NO_NUMBER ? self->lowest : number]));
}

static void
toggled_cb (TdSurveyAnswerRow *self)
{
  if (is_scale (self))
    update_focus (self);
}

static void
step (TdSurveyAnswerRow *self, int by)
{
  int number = get_number (self);

  if (number == TD_FEEDBACK_NO_NUMBER)
    set_number (self, by > 0 ? self->lowest : self->highest);
  else
    set_number (self, CLAMP (number + by, self->lowest, self->highest));
}

/* FALSE where the digit is none of this scale. */
static gboolean
type_digit (TdSurveyAnswerRow *self, int digit)
{
  int number = self->one_typed && digit == 0 && self->highest >= 10 ? 10 : digit;

  self->one_typed = FALSE;
  if (number < self->lowest || number > self->highest)
    return FALSE;
  set_number (self, number);
  if (number == 1 && self->highest >= 10)
    self->one_typed = TRUE;
  else
    g_signal_emit_by_name (self, "move-focus", GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static int
digit_of (guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  return -1;
}

static gboolean
key_cb (TdSurveyAnswerRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  int digit = digit_of (keyval);
  gboolean left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                      ? keyval == GDK_KEY_Right
                      : keyval == GDK_KEY_Left;

  if (!is_scale (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (digit >= 0)
    return type_digit (self, digit);
  self->one_typed = FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    step (self, left ? -1 : 1);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    set_number (self, TD_FEEDBACK_NO_NUMBER);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
show_scale (TdSurveyAnswerRow *self, int number)
{
  g_autofree char *ends =
      g_strdup_printf (_ ("%d = %s, %d = %s"), self->lowest,
                       td_survey_kind_get_lowest_word (self->question->kind), self->highest,
                       td_survey_kind_get_highest_word (self->question->kind));

  gtk_label_set_text (self->ends, ends);
  for (int i = self->lowest; i <= self->highest; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->numbers[i]), TRUE);
  if (number != TD_FEEDBACK_NO_NUMBER)
    gtk_check_button_set_active (self->numbers[number], TRUE);
  update_focus (self);
  gtk_stack_set_visible_child_name (self->input, "scale");
}

/* --- Choices and texts --- */

static void
show_choices (TdSurveyAnswerRow *self, const char *chosen)
{
  g_auto (GStrv) choices = td_text_split_list (self->question->choices);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (model, _ ("Not answered"));
  for (guint i = 0; choices && choices[i]; i++)
    {
      gtk_string_list_append (model, choices[i]);
      if (chosen && td_text_same (chosen, choices[i]))
        selected = i + 1;
    }
  /* A choice that is not offered any more. */
  if (chosen && *chosen && selected == 0)
    {
      gtk_string_list_append (model, chosen);
      selected = g_list_model_get_n_items (G_LIST_MODEL (model)) - 1;
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->choice, selected);
  gtk_stack_set_visible_child_name (self->input, "choice");
}

static const char *
get_choice (TdSurveyAnswerRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (self->choice));
}

static char *
dup_text (TdSurveyAnswerRow *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
show_text (TdSurveyAnswerRow *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text ? text : "", -1);
  gtk_stack_set_visible_child_name (self->input, "text");
}

/* --- Class --- */

GtkWidget *
td_survey_answer_row_new (TdSurveyQuestion *question, TdFeedbackAnswer *answer)
{
  TdSurveyAnswerRow *self = g_object_new (TD_TYPE_SURVEY_ANSWER_ROW, NULL);

  self->question = g_object_ref (question);
  gtk_label_set_text (self->title, question->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->title, -1);
  if (td_survey_kind_get_scale (question->kind, &self->lowest, &self->highest))
    show_scale (self, answer ? answer->number : TD_FEEDBACK_NO_NUMBER);
  else if (g_strcmp0 (question->kind, "choice") == 0)
    show_choices (self, answer ? answer->text : NULL);
  else
    show_text (self, answer ? answer->text : NULL);
  return GTK_WIDGET (self);
}

TdFeedbackAnswer *
td_survey_answer_row_dup_answer (TdSurveyAnswerRow *self)
{
  g_autofree char *text = NULL;

  if (is_scale (self))
    return td_feedback_answer_new (self->question->id, get_number (self), NULL);
  text = g_strcmp0 (self->question->kind, "choice") == 0 ? g_strdup (get_choice (self))
                                                         : dup_text (self);
  return td_feedback_answer_new (self->question->id, TD_FEEDBACK_NO_NUMBER, text);
}

/* The row itself takes no focus, as a row of a list does: its answer does. */
static gboolean
td_survey_answer_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdSurveyAnswerRow *self = TD_SURVEY_ANSWER_ROW (widget);
  int number;

  if (!is_scale (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->input), direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  number = get_number (self);
  return gtk_widget_grab_focus (
      GTK_WIDGET (self->numbers[number == TD_FEEDBACK_NO_NUMBER ? self->lowest : number]));
}

static void
td_survey_answer_row_dispose (GObject *object)
{
  g_clear_object (&TD_SURVEY_ANSWER_ROW (object)->question);

  G_OBJECT_CLASS (td_survey_answer_row_parent_class)->dispose (object);
}

static void
td_survey_answer_row_class_init (TdSurveyAnswerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_survey_answer_row_dispose;
  widget_class->focus = td_survey_answer_row_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairs/td-survey-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSurveyAnswerRow, title);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyAnswerRow, input);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyAnswerRow, ends);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyAnswerRow, choice);
  gtk_widget_class_bind_template_child (widget_class, TdSurveyAnswerRow, text);
  for (gsize i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%d", (int) i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 G_STRUCT_OFFSET (TdSurveyAnswerRow, numbers) +
                                                     (gssize) (i * sizeof (GtkCheckButton *)));
    }
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  td_closures_bind (widget_class);
}

static void
td_survey_answer_row_init (TdSurveyAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
