/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdTextPlaceholder:
 * @name: "planned_end"; written in a text as {planned_end}, with a space for the "_" as well
 * @label: the same in the words of the window, accepted as well: {gepland einde}
 * @description: what stands in its place
 *
 * A placeholder in the editable texts. Label and description are translated by the getters.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *description;
} TdTextPlaceholder;

/* All placeholders, in the order in which they are offered. */
const TdTextPlaceholder *td_text_placeholders (guint *n_placeholders);

const char *td_text_placeholder_get_label (const TdTextPlaceholder *placeholder);
const char *td_text_placeholder_get_description (const TdTextPlaceholder *placeholder);

/* The placeholder written as @word (a name or a translated label, whatever its case), or NULL. */
const TdTextPlaceholder *td_text_placeholder_find (const char *word);

/* What stands in the place of a placeholder: its name, and a text (NULL or "": there is none). */
typedef struct
{
  const char *name;
  const char *value;
} TdTextValue;

/**
 * td_text_fill:
 * @text: with placeholders in braces
 * @values: @n of them
 *
 * Puts values in the places of their placeholders. A line with a placeholder that has no value is
 * left out, so "Your last conversation was on {last_contact}." is not said of those who had none: a
 * letter never has a hole. Give blanks to be filled in by hand as a value ("………"). What is in
 * braces and is no placeholder stays as it is.
 *
 * Returns: (transfer full): the text
 */
char *td_text_fill (const char *text, const TdTextValue *values, guint n);

/* The text with every placeholder by its name, so that it reads the same in every language. */
char *td_text_name_placeholders (const char *text);

/* The words in braces that are no placeholders, each once (transfer full) (NULL-terminated). */
char **td_text_list_unknown (const char *text);

G_END_DECLS
