/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-page.h"

#include "gui/frame/td-dialogs.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/report/td-report-item.h"
#include "gui/pages/report/td-report-request.h"
#include "gui/pages/report/td-sign-bar.h"
#include "gui/pages/report/td-report-out.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-filter-variant.h"
#include "gui/widgets/td-narrow-bin.h"
#include "gui/widgets/td-paper.h"
#include "gui/widgets/td-person-picker.h"
#include "program/td-program.h"
#include "report/td-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ZOOM_STEP 1.25

struct _TdReportPage
{
  TdPage parent_instance;

  /* Template children. */
  GtkStack *states;
  AdwStatusPage *failed;
  GtkSingleSelection *selection;
  GtkDropDown *paper_choice;
  GtkDropDown *side_choice;
  GtkDropDown *period_choice;
  GtkMenuButton *person_button;
  TdSignBar *sign_bar;
  TdPaper *paper;

  GListModel *reports;
  TdReportSections sections;
  TdInsightFilter filter; /* of the dashboards; as of none: everybody, from the beginning */
  TdInsightFilter other;  /* what stands beside it; as of none: nothing */
  gint64 pair_id;         /* the pair, or */
  gint64 person_id;       /* the person it is about; 0 for everybody */
  char *subject;          /* the same in words */
  gboolean waiting;       /* for pages under way; else they come too late */
};

enum
{
  PROP_REPORTS = 1,
  PROP_SUMMARY,
  PROP_BY_MENTOR,
  PROP_BY_DEPARTMENT,
  PROP_WAITING,
  PROP_FILTER_WORDS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdReportPage, td_report_page, TD_TYPE_PAGE)

/* --- Asking for pages --- */

static const TdPaperSize *
chosen_size (TdReportPage *self)
{
  return gtk_drop_down_get_selected (self->paper_choice) == 1 ? &td_paper_letter : &td_paper_a4;
}

static void
set_can_print (TdReportPage *self, gboolean can_print)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save-pdf", can_print);
}

/* The pages of before are of something else: they cannot be printed for what was asked now. */
static void
made_cb (gpointer owner, gpointer result, GError *error)
{
  TdReportPage *self = owner;

  if (!self->waiting)
    {
      td_pages_free (result);
      return;
    }
  if (error)
    {
      adw_status_page_set_description (self->failed, td_trouble_words (self, error));
      gtk_stack_set_visible_child_name (self->states, "failed");
      set_can_print (self, FALSE);
      return;
    }
  td_paper_take_pages (self->paper, result);
  gtk_stack_set_visible_child_name (self->states, result ? "report" : "empty");
  set_can_print (self, result != NULL);
}

/* The chosen programme, or the only one there is; the first in the list stands for all. */
static gint64
find_program (TdPage *page)
{
  GListModel *programs = td_session_get_programs (td_page_get_session (page));
  gint64 id = td_page_get_program_id (page);

  if (id == 0 && g_list_model_get_n_items (programs) == 2)
    {
      g_autoptr (TdProgram) only = g_list_model_get_item (programs, 1);

      id = only->id;
    }
  return id;
}

static void
show_nothing (TdReportPage *self)
{
  GListModel *programs = td_session_get_programs (td_page_get_session (TD_PAGE (self)));
  gboolean choice = g_list_model_get_n_items (programs) > 1;

  self->waiting = FALSE;
  gtk_stack_set_visible_child_name (self->states, choice ? "choose" : "empty");
  set_can_print (self, FALSE);
}

static void
show_whom (TdReportPage *self)
{
  self->waiting = FALSE;
  gtk_stack_set_visible_child_name (self->states, "whom");
  set_can_print (self, FALSE);
}

/* The review of what the dashboards showed. */
static void
use_filter (TdReportPage *self, TdReportRequest *request)
{
  if (!(request->report->takes & TD_REPORT_TAKES_FILTER) || self->filter.as_of == TD_DATE_NONE)
    return;
  request->filter = td_insight_filter_copy (&self->filter);
  request->other = td_insight_filter_copy (&self->other);
  request->options.as_of = self->filter.as_of;
}

static void
use_choices (TdReportPage *self, TdReportRequest *request)
{
  static const char *const sides[] = { NULL, "mentor", "mentee" };
  guint side = gtk_drop_down_get_selected (self->side_choice);

  if (request->report->takes & (TD_REPORT_TAKES_PAIR | TD_REPORT_NEEDS_PAIR))
    request->options.pair_id = self->pair_id;
  request->person_id = self->person_id;
  if ((request->report->takes & TD_REPORT_TAKES_SIDE) && side < G_N_ELEMENTS (sides))
    request->options.side = sides[side];
  if (request->report->takes & TD_REPORT_TAKES_PERIOD)
    request->options.from = td_report_period_from (gtk_drop_down_get_selected (self->period_choice),
                                                   request->options.as_of);
}

/* Whether the report waits to hear whom it is about. */
static gboolean
lacks_somebody (TdReportPage *self, const TdReport *report)
{
  return (report->takes & (TD_REPORT_NEEDS_PAIR | TD_REPORT_NEEDS_PERSON)) &&
         self->person_id == 0 && (self->pair_id == 0 || !(report->takes & TD_REPORT_NEEDS_PAIR));
}

static void
td_report_page_reload (TdPage *page)
{
  TdReportPage *self = TD_REPORT_PAGE (page);
  TdReportItem *item = gtk_single_selection_get_selected_item (self->selection);
  const TdReport *report = item ? td_report_find (item->code) : NULL;
  gint64 program_id = find_program (page);
  TdReportRequest *request;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER_WORDS]);
  if (report == NULL || ((report->takes & TD_REPORT_NEEDS_PROGRAM) && program_id == 0))
    {
      show_nothing (self);
      return;
    }
  if (lacks_somebody (self, report))
    {
      show_whom (self);
      return;
    }
  request = g_new0 (TdReportRequest, 1);
  request->report = report;
  request->size = *chosen_size (self);
  request->options = (TdReportOptions){ .program_id = program_id,
                                        .as_of = td_page_get_today (page),
                                        .printed_on = td_page_get_today (page),
                                        .sections = self->sections };
  use_filter (self, request);
  use_choices (self, request);
  self->waiting = TRUE;
  td_sign_bar_look (self->sign_bar, td_page_get_session (page), report);
  td_session_read (td_page_get_session (page), self, TD_JOB_DEFAULT, td_report_request_make,
                   request, td_report_request_free, (GDestroyNotify) td_pages_free, made_cb);
}

/* --- Choosing --- */

/* Another report or other paper. */
static void
choice_changed_cb (TdReportPage *self)
{
  td_page_queue_reload (TD_PAGE (self));
}

static void
program_activated_cb (TdReportPage *self, guint position, GtkListView *list)
{
  g_autoptr (TdProgram) program =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  td_session_set_program_id (td_page_get_session (TD_PAGE (self)), program->id);
}

/* In a narrow window only the numbers have room. */
static char *
format_pages (gpointer self, guint page, guint n_pages, gboolean narrow)
{
  if (n_pages == 0)
    return g_strdup ("");
  /* Translators: page number and count of pages. */
  return g_strdup_printf (narrow ? _ ("%u of %u") : _ ("Page %u of %u"), page, n_pages);
}

/* A pair or a person; nobody for everybody. */
static void
set_subject (TdReportPage *self, gint64 pair_id, gint64 person_id, const char *words)
{
  self->pair_id = pair_id;
  self->person_id = person_id;
  g_free (self->subject);
  self->subject = g_strdup (words);
  td_page_queue_reload (TD_PAGE (self));
}

static void
person_picked_cb (TdReportPage *self, TdEmployee *employee)
{
  gtk_menu_button_popdown (self->person_button);
  set_subject (self, 0, employee->id, employee->name);
}

static void
select_report (TdReportPage *self, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->reports); i++)
    {
      g_autoptr (TdReportItem) item = g_list_model_get_item (self->reports, i);

      if (g_strcmp0 (item->code, code) == 0)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

/* A report from where the need arises, with the pair or person it is about. */
static void
open_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);
  const char *code, *words;
  gint64 id;
  const TdReport *report;
  gboolean of_pair;

  g_variant_get (target, "(&sx&s)", &code, &id, &words);
  report = td_report_find (code);
  g_return_if_fail (report != NULL);
  of_pair = (report->takes & (TD_REPORT_TAKES_PAIR | TD_REPORT_NEEDS_PAIR)) != 0;
  select_report (self, code);
  set_subject (self, of_pair ? id : 0, of_pair ? 0 : id, *words ? words : NULL);
}

/* Null: everybody, from the beginning. */
static void
set_filter (TdReportPage *self, GVariant *review)
{
  td_insight_filter_clear (&self->filter);
  td_insight_filter_clear (&self->other);
  self->filter = self->other = (TdInsightFilter){ 0 };
  if (review)
    td_review_from_variant (review, &self->filter, &self->other);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER_WORDS]);
  td_page_queue_reload (TD_PAGE (self));
}

static void
review_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);

  set_filter (self, target);
  select_report (self, "review");
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdReportPage *self = TD_REPORT_PAGE (widget);

  set_filter (self, NULL);
  set_subject (self, 0, 0, NULL);
}

static void
td_report_page_workspace_changed (TdPage *page)
{
  all_cb (GTK_WIDGET (page), NULL, NULL);
}

/* What the report is limited to; NULL for nothing. */
static char *
dup_filter_words (TdReportPage *self)
{
  TdSession *session = td_page_get_session (TD_PAGE (self));
  /* While the template is made there is no selection yet. */
  TdReportItem *item =
      self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  g_autofree char *words = NULL;

  if (item && item->takes_person && self->subject)
    return g_strdup (self->subject);
  if (self->filter.as_of == TD_DATE_NONE || session == NULL || item == NULL ||
      !(td_report_find (item->code)->takes & TD_REPORT_TAKES_FILTER))
    return NULL;
  words = td_insight_filter_dup_words (&self->filter, td_session_get_program_name (session));
  if (self->other.as_of == TD_DATE_NONE)
    return g_steal_pointer (&words);
  /* Translators: the filter of a review, of which another stands beside. */
  return g_strdup_printf (_ ("%s · two side by side"), words);
}

/* --- Printing and saving --- */

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPaper *paper = TD_REPORT_PAGE (widget)->paper;
  guint page = 0;

  /* "Current Page" in the dialog is the one in sight. */
  g_object_get (paper, "page", &page, NULL);
  if (td_paper_get_document (paper))
    td_report_out_print_document (widget, td_paper_get_document (paper), td_paper_get_size (paper),
                                  (int) page - 1);
}

void
td_report_page_save_pdf (TdReportPage *self, GFile *file)
{
  g_return_if_fail (TD_IS_REPORT_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (td_paper_get_document (self->paper))
    td_report_out_save_to (GTK_WIDGET (self), td_paper_get_document (self->paper),
                           td_paper_get_size (self->paper), file);
}

static void
save_pdf_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPaper *paper = TD_REPORT_PAGE (widget)->paper;

  if (td_paper_get_document (paper))
    td_report_out_save_document (widget, td_paper_get_document (paper), td_paper_get_size (paper));
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPaper *paper = TD_REPORT_PAGE (widget)->paper;
  double zoom = td_paper_get_zoom (paper);

  if (strcmp (action, "report.zoom-in") == 0)
    td_paper_set_zoom (paper, zoom * ZOOM_STEP);
  else if (strcmp (action, "report.zoom-out") == 0)
    td_paper_set_zoom (paper, zoom / ZOOM_STEP);
  else
    td_paper_set_zoom (paper, 1);
}

/* --- Object --- */

static TdReportSections
section_of (guint property)
{
  return 1 << (property - PROP_SUMMARY);
}

static void
td_report_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdReportPage *self = TD_REPORT_PAGE (object);

  switch (id)
    {
    case PROP_REPORTS:
      g_value_set_object (value, self->reports);
      break;
    case PROP_SUMMARY:
    case PROP_BY_MENTOR:
    case PROP_BY_DEPARTMENT:
    case PROP_WAITING:
      g_value_set_boolean (value, (self->sections & section_of (id)) != 0);
      break;
    case PROP_FILTER_WORDS:
      g_value_take_string (value, dup_filter_words (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_report_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdReportPage *self = TD_REPORT_PAGE (object);
  TdReportSections sections;

  switch (id)
    {
    case PROP_SUMMARY:
    case PROP_BY_MENTOR:
    case PROP_BY_DEPARTMENT:
    case PROP_WAITING:
      sections = g_value_get_boolean (value) ? self->sections | section_of (id)
                                             : self->sections & ~section_of (id);
      if (sections == self->sections)
        return;
      self->sections = sections;
      g_object_notify_by_pspec (object, pspec);
      td_page_queue_reload (TD_PAGE (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_report_page_finalize (GObject *object)
{
  g_clear_object (&TD_REPORT_PAGE (object)->reports);
  td_insight_filter_clear (&TD_REPORT_PAGE (object)->filter);
  td_insight_filter_clear (&TD_REPORT_PAGE (object)->other);
  g_free (TD_REPORT_PAGE (object)->subject);

  G_OBJECT_CLASS (td_report_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class, GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "summary", "by-mentor", "by-department", "waiting" };

  properties[PROP_REPORTS] = g_param_spec_object ("reports", NULL, NULL, G_TYPE_LIST_MODEL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    properties[PROP_SUMMARY + i] =
        g_param_spec_boolean (names[i], NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER_WORDS] =
      g_param_spec_string ("filter-words", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_property_action (widget_class, "report.summary", "summary");
  gtk_widget_class_install_property_action (widget_class, "report.by-mentor", "by-mentor");
  gtk_widget_class_install_property_action (widget_class, "report.by-department", "by-department");
  gtk_widget_class_install_property_action (widget_class, "report.waiting", "waiting");
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "report.review", TD_REVIEW_VARIANT, review_cb);
  gtk_widget_class_install_action (klass, "report.all", NULL, all_cb);
  gtk_widget_class_install_action (klass, "report.open", "(sxs)", open_cb);
  gtk_widget_class_install_action (klass, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (klass, "report.save-pdf", NULL, save_pdf_cb);
  gtk_widget_class_install_action (klass, "report.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (klass, "report.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (klass, "report.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "report.save-pdf", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "report.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_equal, GDK_CONTROL_MASK, "report.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "report.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_0, GDK_CONTROL_MASK, "report.zoom-fit", NULL);
}

static void
td_report_page_class_init (TdReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_report_page_get_property;
  object_class->set_property = td_report_page_set_property;
  object_class->finalize = td_report_page_finalize;
  /* Of any table: each report reads others, and what is printed must be what is so. */
  TD_PAGE_CLASS (klass)->reload = td_report_page_reload;
  TD_PAGE_CLASS (klass)->workspace_changed = td_report_page_workspace_changed;
  install_properties (object_class, widget_class);
  install_actions (widget_class);

  g_type_ensure (TD_TYPE_NARROW_BIN);
  g_type_ensure (TD_TYPE_PAPER);
  g_type_ensure (TD_TYPE_PERSON_PICKER);
  g_type_ensure (TD_TYPE_REPORT_ITEM);
  g_type_ensure (TD_TYPE_SIGN_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/report/td-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, states);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, failed);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, paper_choice);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, side_choice);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, period_choice);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, person_button);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, paper);
  gtk_widget_class_bind_template_child (widget_class, TdReportPage, sign_bar);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, program_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_pages);
  td_closures_bind (widget_class);
}

static void
td_report_page_init (TdReportPage *self)
{
  self->reports = td_report_item_list ();
  self->sections = TD_REPORT_ALL;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_can_print (self, FALSE);
  gtk_drop_down_set_selected (self->paper_choice,
                              td_paper_size_get_default () == &td_paper_letter ? 1 : 0);
}
