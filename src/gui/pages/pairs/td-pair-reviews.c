/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-reviews.h"

#include "gui/pages/pairs/td-concern-dialog.h"
#include "gui/pages/pairs/td-review-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-store.h"
#include "pairing/td-pair.h"
#include "partnership/td-concern.h"
#include "partnership/td-pair-history.h"
#include "partnership/td-review.h"

#include <glib/gi18n-lib.h>

struct _TdPairReviews
{
  TdPairSection parent_instance;

  GListStore *reviews;
  GListStore *concerns;
  GListStore *events;
  GtkWidget *review_list;
  GtkWidget *concern_list;

  gboolean near_end;
};

G_DEFINE_FINAL_TYPE (TdPairReviews, td_pair_reviews, TD_TYPE_PAIR_SECTION)

/* --- Closures --- */

static char *
event_words (gpointer item, TdPairEvent *event)
{
  return event ? td_pair_event_dup_words (event) : g_strdup ("");
}

/* "Mid-term review · 3 Mar 2026" */
static char *
review_words (gpointer item, TdReview *review)
{
  g_autofree char *day = review ? td_date_format (review->held_on) : NULL;

  return review ? g_strdup_printf (_ ("%s · %s"), td_review_kind_get_label (review->kind), day)
                : g_strdup ("");
}

/* What was said, a line each. */
static char *
review_detail (gpointer item, TdReview *review)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; review && i < 4; i++)
    {
      const char *const parts[] = { review->outcome, review->learned, review->next_step,
                                    review->note };

      if (parts[i])
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
    }
  return g_string_free (text, FALSE);
}

/* "Mentee · 3 Mar 2026 · settled 9 Mar 2026" */
static char *
concern_words (gpointer item, TdConcern *concern)
{
  g_autofree char *raised = NULL;
  g_autofree char *settled = NULL;

  if (concern == NULL)
    return g_strdup ("");
  raised = td_date_format (concern->raised_on);
  settled = td_date_format (concern->settled_on);
  if (concern->settled_on)
    /* Translators: who raised a concern; a date; the date it was settled. */
    return g_strdup_printf (_ ("%s · %s · settled %s"),
                            td_concern_side_get_label (concern->raised_by), raised, settled);
  /* Translators: who raised a concern; a date. */
  return g_strdup_printf (_ ("%s · %s · not settled"),
                          td_concern_side_get_label (concern->raised_by), raised);
}

static char *
concern_detail (gpointer item, TdConcern *concern)
{
  return concern ? td_join_two (NULL, concern->note, concern->settled_note) : g_strdup ("");
}

/* --- Actions --- */

static void
review_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairReviews *self = TD_PAIR_REVIEWS (widget);

  td_review_dialog_show (TD_PAGE (self), td_pair_section_get_pair_id (TD_PAIR_SECTION (self)),
                         self->near_end ? "end" : "mid");
}

static void
edit_review_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_review_dialog_show_one (TD_PAGE (widget), g_variant_get_int64 (target));
}

static void
concern_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_concern_dialog_show (TD_PAGE (widget), td_pair_section_get_pair_id (TD_PAIR_SECTION (widget)));
}

static void
edit_concern_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_concern_dialog_show_one (TD_PAGE (widget), g_variant_get_int64 (target));
}

/* --- Loading --- */

typedef struct
{
  GPtrArray *reviews;
  GPtrArray *concerns;
  GPtrArray *events;
  gboolean begun;
  gboolean near_end;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->reviews, g_ptr_array_unref);
  g_clear_pointer (&found->concerns, g_ptr_array_unref);
  g_clear_pointer (&found->events, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdPairSectionJob *job = data;
  GError *trouble = NULL;
  g_autoptr (TdPair) pair = td_pair_load (db, job->pair_id, job->today, &trouble);
  g_autoptr (Found) found = g_new0 (Found, 1);

  td_pair_section_propagate (error, trouble);
  if (pair == NULL)
    return NULL;
  found->begun = pair->matched_on != TD_DATE_NONE;
  found->near_end = td_pair_is_ending (pair, job->today);
  if ((found->reviews = td_review_list (db, job->pair_id, error)) == NULL ||
      (found->concerns = td_concern_list (db, job->pair_id, error)) == NULL ||
      (found->events = td_pair_history_list (db, job->pair_id, job->today, error)) == NULL)
    return NULL;
  return g_steal_pointer (&found);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairReviews *self = owner;
  g_autoptr (Found) found = result;

  if (found == NULL)
    return;
  self->near_end = found->near_end;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reviews.add", found->begun);
  gtk_widget_set_visible (self->review_list, found->reviews->len > 0);
  gtk_widget_set_visible (self->concern_list, found->concerns->len > 0);
  td_store_show (self->reviews, found->reviews, NULL);
  td_store_show (self->concerns, found->concerns, NULL);
  td_store_show (self->events, found->events, NULL);
}

static void
td_pair_reviews_load (TdPairSection *section, gint64 pair_id)
{
  td_page_read (TD_PAGE (section), load_job, td_pair_section_make_job (section), g_free, found_free,
                loaded_cb);
}

static void
td_pair_reviews_class_init (TdPairReviewsClass *klass)
{
  static const char *const tables[] = { "concern",    "pair",     "pair_cadence",
                                        "pair_pause", "referral", "review",
                                        "employee",   "program",  NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CONCERN);
  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_PAIR_EVENT);
  g_type_ensure (TD_TYPE_REVIEW);
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAIR_SECTION_CLASS (klass)->load = td_pair_reviews_load;
  gtk_widget_class_install_action (widget_class, "reviews.add", NULL, review_cb);
  gtk_widget_class_install_action (widget_class, "reviews.edit", "x", edit_review_cb);
  gtk_widget_class_install_action (widget_class, "concerns.add", NULL, concern_cb);
  gtk_widget_class_install_action (widget_class, "concerns.edit", "x", edit_concern_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pair-reviews.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairReviews, reviews);
  gtk_widget_class_bind_template_child (widget_class, TdPairReviews, concerns);
  gtk_widget_class_bind_template_child (widget_class, TdPairReviews, events);
  gtk_widget_class_bind_template_child (widget_class, TdPairReviews, review_list);
  gtk_widget_class_bind_template_child (widget_class, TdPairReviews, concern_list);
  gtk_widget_class_bind_template_callback (widget_class, event_words);
  gtk_widget_class_bind_template_callback (widget_class, review_words);
  gtk_widget_class_bind_template_callback (widget_class, review_detail);
  gtk_widget_class_bind_template_callback (widget_class, concern_words);
  gtk_widget_class_bind_template_callback (widget_class, concern_detail);
  td_closures_bind (widget_class);
}

static void
td_pair_reviews_init (TdPairReviews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
