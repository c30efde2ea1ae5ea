/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-agreement.h"

#include "base/td-text.h"
#include "gui/pages/pairs/td-agreement-dialog.h"
#include "gui/pages/pairs/td-intake-dialog.h"
#include "gui/pages/pairs/td-sign-dialog.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>

/* What is loaded. */
typedef struct
{
  TdPair *pair; /* NULL: there is none any more */
  TdAgreement *agreement;
  TdIntake *intake;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->pair);
  g_clear_object (&found->agreement);
  g_clear_object (&found->intake);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

struct _TdPairAgreement
{
  TdPairSection parent_instance;

  GtkWidget *sign_buttons;
  GtkWidget *edit_words;
  AdwActionRow *words;
  AdwActionRow *mentor_signed;
  AdwActionRow *mentee_signed;
  GtkWidget *intake_group;
  GtkWidget *intake_buttons;
  AdwActionRow *issue;
  AdwActionRow *cause;
  AdwActionRow *measure;
  AdwActionRow *plan;
  AdwActionRow *agreed;

  Found *found; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TdPairAgreement, td_pair_agreement, TD_TYPE_PAIR_SECTION)

/* --- What she does --- */

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 pair_id = td_pair_section_get_pair_id (TD_PAIR_SECTION (widget));

  td_sign_dialog_show (TD_PAGE (widget), &pair_id, 1);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairAgreement *self = TD_PAIR_AGREEMENT (widget);

  td_agreement_dialog_show (widget, td_page_get_session (TD_PAGE (self)), self->found->agreement);
}

static void
intake_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairAgreement *self = TD_PAIR_AGREEMENT (widget);

  td_intake_dialog_show (widget, td_page_get_session (TD_PAGE (self)), self->found->intake);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_pair_section_print (TD_PAIR_SECTION (widget), "agreement");
}

/* --- Showing --- */

static gboolean
is_open (const TdPair *pair)
{
  return td_text_count_common (TD_PAIR_OPEN_STATES, pair->state) > 0;
}

static void
show_signature (AdwActionRow *row, const char *name, TdDate signed_on, gboolean open)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *day = td_date_format (signed_on);
  g_autofree char *title = NULL;

  /* Translators: a name. */
  title = g_strdup_printf (signed_on ? _ ("%s signed")
                           : open    ? _ ("%s has not signed")
                                     : _ ("%s did not sign"),
                           escaped);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, day);
}

/* Rows without words are not there: an intake that is begun shows what there is of it. */
static void
show_text (AdwActionRow *row, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (row), text && *text);
  adw_action_row_set_subtitle (row, text ? text : "");
}

static void
show_intake (TdPairAgreement *self)
{
  const TdIntake *intake = self->found->intake;
  g_autofree char *agreed = td_date_format (intake->intake_agreed_on);

  show_text (self->issue, intake->intake_issue);
  show_text (self->cause,
             intake->intake_cause ? td_intake_cause_get_label (intake->intake_cause) : NULL);
  show_text (self->measure, intake->intake_measure);
  show_text (self->plan, intake->intake_plan);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->agreed),
                                 intake->intake_agreed_on ? _ ("Agreed by both")
                                                          : _ ("Not agreed by both yet"));
  adw_action_row_set_subtitle (self->agreed, agreed);
}

static void
show_found (TdPairAgreement *self)
{
  const TdPair *pair = self->found->pair;
  const TdAgreement *agreement = self->found->agreement;
  gboolean coaching = g_strcmp0 (pair->program_kind, "coaching") == 0;
  gboolean open = is_open (pair);

  adw_action_row_set_subtitle (self->words, agreement->own ? _ ("In words of its own")
                                                           : _ ("In the words of the programme"));
  show_signature (self->mentor_signed, pair->mentor_name, pair->mentor_signed_on, open);
  show_signature (self->mentee_signed, pair->mentee_name, pair->mentee_signed_on, open);
  gtk_widget_set_visible (self->intake_group, coaching);
  if (coaching)
    show_intake (self);
  gtk_widget_set_visible (self->sign_buttons, open);
  gtk_widget_set_visible (self->edit_words, open);
  gtk_widget_set_visible (self->intake_buttons, open);
}

static void
enable_actions (TdPairAgreement *self)
{
  const TdPair *pair = self->found ? self->found->pair : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = pair && is_open (pair);
  gboolean signed_by = pair && (pair->mentor_signed_on || pair->mentee_signed_on);

  gtk_widget_action_set_enabled (widget, "agreement.sign", open);
  gtk_widget_action_set_enabled (widget, "agreement.print", open || (pair && pair->matched_on));
  gtk_widget_action_set_enabled (widget, "agreement.edit", open && !signed_by);
  gtk_widget_action_set_enabled (widget, "agreement.intake", open);
}

/* --- Loading --- */

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *request = data;
  g_autoptr (Found) found = g_new0 (Found, 1);
  GError *trouble = NULL;

  found->pair = td_pair_load (db, request->pair_id, request->today, &trouble);
  if (found->pair)
    found->agreement = td_agreement_load (db, request->pair_id, request->today, &trouble);
  if (found->agreement)
    found->intake = td_intake_load (db, request->pair_id, &trouble);
  if (trouble)
    {
      td_pair_section_propagate (error, trouble);
      return NULL;
    }
  return g_steal_pointer (&found);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairAgreement *self = owner;

  g_clear_pointer (&self->found, found_free);
  self->found = result;
  if (self->found)
    show_found (self);
  enable_actions (self);
}

static void
td_pair_agreement_load (TdPairSection *section, gint64 pair_id)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free, found_free,
                loaded_cb);
}

/* --- Class --- */

static void
td_pair_agreement_finalize (GObject *object)
{
  g_clear_pointer (&TD_PAIR_AGREEMENT (object)->found, found_free);

  G_OBJECT_CLASS (td_pair_agreement_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, sign_buttons);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, edit_words);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, words);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, mentor_signed);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, mentee_signed);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, intake_group);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, intake_buttons);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, issue);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, cause);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, measure);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, plan);
  gtk_widget_class_bind_template_child (klass, TdPairAgreement, agreed);
}

static void
td_pair_agreement_class_init (TdPairAgreementClass *klass)
{
  static const char *const tables[] = { "pair",         "goal",         "program", "agreement",
                                        "program_text", "pair_cadence", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = td_pair_agreement_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_agreement_load;
  gtk_widget_class_install_action (widget_class, "agreement.sign", NULL, sign_cb);
  gtk_widget_class_install_action (widget_class, "agreement.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "agreement.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "agreement.intake", NULL, intake_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-agreement.ui");
  bind_children (widget_class);
}

static void
td_pair_agreement_init (TdPairAgreement *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  enable_actions (self);
}
