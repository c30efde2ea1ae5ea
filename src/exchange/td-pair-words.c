/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-pair-words.h"

#include "base/td-text.h"
#include "contact/td-line-days.h"
#include "pairing/td-pair.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *code;
  const char *words; /* "one; two", folded; looked for as they are and as translated */
} Vocabulary;

static const Vocabulary states[] = {
  /* Translators: these lists are words that people write for a thing, split at "; ". Add as many
   * as are usual in your language. */
  { "proposed", N_ ("proposed; suggested; pending; invited; accepted by one side; accepted") },
  { "active", N_ ("active; running; ongoing; current; matched; in progress; started; open") },
  { "paused", N_ ("paused; on hold; suspended; on leave") },
  { "completed", N_ ("completed; finished; done; graduated; concluded; complete") },
  { "ended", N_ ("ended early; ended; closed; stopped; cancelled; canceled; terminated; dropped") },
  { "declined", N_ ("declined; rejected; refused; withdrawn") },
  { "active", "aktiv; laufend; lauft; actif; en cours; actief; lopend; loopt" },
  { "paused", "pausiert; ruht; en pause; gepauzeerd; onderbroken" },
  { "completed", "abgeschlossen; beendet; termine; acheve; afgerond; voltooid" },
  { "ended", "abgebrochen; arrete; interrompu; gestopt; beeindigd; voortijdig beeindigd" },
};

static const Vocabulary sources[] = {
  { "proposal", N_ ("proposal; algorithm; software; matched by software; automatic") },
  { "coordinator", N_ ("coordinator; hr; by hand; manual; programme team; assigned") },
  { "wish", N_ ("wish; request; requested; by request; mentor request; preference") },
  { "self", N_ ("self arranged; self; self matched; found each other; own initiative") },
};

static const Vocabulary rhythms[] = {
  { "every:1w", N_ ("weekly; every week; once a week") },
  { "every:2w", N_ ("fortnightly; biweekly; bi weekly; every two weeks; every other week") },
  { "monthly", N_ ("monthly; every month; once a month; per month") },
  { "2/month", N_ ("twice a month; twice monthly; two times a month; twice per month") },
  { "3/month", N_ ("three times a month; three times per month") },
  { "every:2m", N_ ("every two months; every other month; bimonthly") },
  { "every:3m", N_ ("quarterly; every quarter; every three months") },
  { "every:1w", "wochentlich; hebdomadaire; chaque semaine; wekelijks" },
  { "every:2w", "zweiwochentlich; vierzehntaglich; tous les quinze jours; tweewekelijks" },
  { "monthly", "monatlich; mensuel; mensuelle; chaque mois; maandelijks; elke maand" },
  { "2/month", "zweimal im monat; deux fois par mois; twee keer per maand; tweemaal per maand" },
  { "every:3m", "vierteljahrlich; trimestriel; trimestrielle; per kwartaal; elk kwartaal" },
};

static const char *
look_up (const Vocabulary *vocabulary, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (td_line_is_one_of (vocabulary[i].words, key))
      return vocabulary[i].code;
  return NULL;
}

const char *
td_pair_words_read_state (const char *text)
{
  g_autofree char *key = td_text_fold (text);

  return look_up (states, G_N_ELEMENTS (states), key);
}

const char *
td_pair_words_read_source (const char *text)
{
  static const char *const codes[] = { "proposal", "coordinator", "wish", "self" };
  g_autofree char *key = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (td_text_same (text, codes[i]) || td_text_same (text, td_pair_source_get_label (codes[i])))
      return codes[i];
  return look_up (sources, G_N_ELEMENTS (sources), key);
}

const char *
td_pair_words_read_end_reason (const char *text)
{
  const char *const *codes = td_pair_end_reasons ();

  for (; *codes; codes++)
    if (strcmp (text, *codes) == 0 || td_text_same (text, *codes) ||
        td_text_same (text, td_pair_end_reason_get_label (*codes)))
      return *codes;
  return NULL;
}

/* --- Rhythms --- */

/* The unit that a word names: 'd', 'w', 'm', or 0. */
static char
find_unit (const char *key)
{
  static const struct
  {
    const char *part;
    char unit;
  } parts[] = { { "day", 'd' },   { "tag", 'd' },   { "jour", 'd' },  { "dag", 'd' },
                { "week", 'w' },  { "wee", 'w' },   { "woch", 'w' },  { "semaine", 'w' },
                { "weken", 'w' }, { "month", 'm' }, { "monat", 'm' }, { "mois", 'm' },
                { "maand", 'm' }, { " dia", 'd' },  { "seman", 'w' }, { " mes", 'm' },
                { "يوم", 'd' },   { "يام", 'd' },   { "سبوع", 'w' },  { "سابيع", 'w' },
                { "شهر", 'm' } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (key, parts[i].part))
      return parts[i].unit;
  return '\0';
}

/* Whether a number counts times: "2 times", "2x", "2 keer", "2 mal". */
static gboolean
counts_times (const char *key)
{
  static const char *const words[] = { "x",   "times", "time",  "mal", "fois", "keer", "per", "im",
                                       "par", "vez",   "veces", "al",  "مرة",  "مرات", NULL };
  g_auto (GStrv) parts = g_strsplit (key + strcspn (key, "0123456789"), " ", -1);

  for (char **part = parts; *part; part++)
    if (g_strv_contains (words, *part + strspn (*part, "0123456789")))
      return TRUE;
  return FALSE;
}

/* "every 6 weeks", "2 times a month", "alle 14 Tage". */
static char *
read_phrase (const char *key)
{
  gint64 n = g_ascii_strtoll (key + strcspn (key, "0123456789"), NULL, 10);
  char unit = find_unit (key);

  if (n <= 0 || n > 1000 || unit == '\0')
    return NULL;
  if (!counts_times (key))
    return g_strdup_printf ("every:%d%c", (int) n, unit);
  return unit == 'm' ? g_strdup_printf ("%d/month", (int) n) : NULL;
}

char *
td_pair_words_read_cadence (const char *text)
{
  g_autofree char *key = td_text_fold (text);
  g_autofree char *phrase = read_phrase (key);
  const char *word = look_up (rhythms, G_N_ELEMENTS (rhythms), key);
  TdCadence cadence;

  if (td_cadence_parse (text, &cadence, NULL) ||
      (word && td_cadence_parse (word, &cadence, NULL)) ||
      (phrase && td_cadence_parse (phrase, &cadence, NULL)))
    return td_cadence_format (&cadence);
  return NULL;
}
