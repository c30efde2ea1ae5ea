/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-letter-files.h"

#include "agenda/two-pairs.h"
#include "test-exchange.h"

#include <gmime/gmime.h>
#include <string.h>

static const TdLetterSender sender = { "Ann Kóoij, HR", "ann@example.org", "Acme" };

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  test_two_pairs_make (file->db);
}

static TdLetter *
make_letter (const char *subject, const char *body)
{
  TdLetter *letter = g_object_new (TD_TYPE_LETTER, NULL);

  letter->pair_id = 12;
  td_record_set_text (&letter->kind, "reminder");
  td_record_set_text (&letter->side, "mentee");
  td_record_set_text (&letter->name, "Zoë “Z” de Vries");
  td_record_set_text (&letter->email, "zoe@example.org");
  td_record_set_text (&letter->subject, subject);
  td_record_set_text (&letter->body, body);
  return letter;
}

static GMimeMessage *
parse (GBytes *mail)
{
  gsize size;
  const char *bytes = g_bytes_get_data (mail, &size);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (bytes, size);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);

  g_object_unref (parser);
  g_object_unref (stream);
  g_assert_nonnull (message);
  return message;
}

/* Plain ASCII in short lines that end with CR LF. */
static void
assert_wire (GBytes *mail)
{
  gsize size;
  const char *bytes = g_bytes_get_data (mail, &size);
  gsize line = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_assert_cmpint ((guchar) bytes[i], <, 128);
      g_assert_true ((bytes[i] == '\r') == (i + 1 < size && bytes[i + 1] == '\n'));
      line = bytes[i] == '\n' ? 0 : line + 1;
      g_assert_cmpuint (line, <=, 78);
    }
}

/* Another mail program reads what was written, whatever is in it. */
static void
test_mail (void)
{
  static const char *const bodies[] = {
    "Plain\n",
    "No end",
    "é = 100 % “quoted” ß\n\n.\n.dot first\nFrom here on\n trailing  \n",
    "漢字かな交じり文 🎉\nשלום\n",
    "",
  };
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (word, "Gesprächsführung");
  for (guint i = 0; i <= G_N_ELEMENTS (bodies); i++)
    {
      const char *body = i < G_N_ELEMENTS (bodies) ? bodies[i] : word->str;
      g_autoptr (TdLetter) letter = make_letter ("Ça va, Zoë? 漢字 and more words than fit a line, "
                                                 "which is then folded",
                                                 body);
      g_autoptr (GBytes) mail = td_letter_make_mail (letter, &sender, td_test_date ("2026-06-15"));
      GMimeMessage *message = parse (mail);
      InternetAddressList *to = g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_TO);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *read = NULL;
      g_autofree char *want = g_strconcat (body, g_str_has_suffix (body, "\n") ? "" : "\n", NULL);

      assert_wire (mail);
      g_assert_cmpstr (g_mime_message_get_subject (message), ==, letter->subject);
      g_assert_cmpint (internet_address_list_length (to), ==, 1);
      g_assert_cmpstr (internet_address_get_name (internet_address_list_get_address (to, 0)), ==,
                       letter->name);
      g_assert_cmpstr (g_mime_object_get_header (GMIME_OBJECT (message), "X-Unsent"), ==, "1");
      text = g_mime_text_part_get_text (GMIME_TEXT_PART (g_mime_message_get_mime_part (message)));
      lines = g_strsplit (text, "\r\n", -1);
      read = g_strjoinv ("\n", lines);
      g_assert_cmpstr (read, ==, want);
      g_object_unref (message);
    }
}

/* The same bytes each time; the id changes with the letter. */
static void
test_stable (void)
{
  g_autoptr (TdLetter) letter = make_letter ("S", "B");
  g_autoptr (TdLetter) other = make_letter ("S", "Other");
  TdDate on = td_test_date ("2026-06-15");
  g_autoptr (GBytes) one = td_letter_make_mail (letter, &sender, on);
  g_autoptr (GBytes) two = td_letter_make_mail (letter, &sender, on);
  g_autoptr (GBytes) three = td_letter_make_mail (other, NULL, on);
  GMimeMessage *first = parse (one);
  GMimeMessage *third = parse (three);

  g_assert_true (g_bytes_equal (one, two));
  g_assert_cmpstr (g_mime_message_get_message_id (first), !=,
                   g_mime_message_get_message_id (third));
  g_assert_true (g_str_has_suffix (g_mime_message_get_message_id (first), "@tandem.invalid"));
  g_assert_null (g_mime_object_get_header (GMIME_OBJECT (third), "From"));
  g_object_unref (first);
  g_object_unref (third);
}

/* A subject or a name cannot add a line to the head of a mail. */
static void
test_no_injection (void)
{
  g_autoptr (TdLetter) letter = make_letter ("Hi\r\nBcc: all@example.org", "B");
  g_autoptr (GBytes) mail = NULL;
  GMimeMessage *message;

  td_record_set_text (&letter->name, "Eve\r\nBcc: all@example.org");
  mail = td_letter_make_mail (letter, &sender, td_test_date ("2026-06-15"));
  message = parse (mail);
  g_assert_null (g_mime_object_get_header (GMIME_OBJECT (message), "Bcc"));
  g_object_unref (message);
}

static void
test_file_names (void)
{
  static const struct
  {
    const char *name;
    const char *want;
  } cases[] = {
    { "Zoë de Vries", "reminder-zoe-de-vries-12-mentee.eml" },
    { "../../etc/passwd", "reminder-etc-passwd-12-mentee.eml" },
    { "a:b*c?\\d|e", "reminder-a-b-c-d-e-12-mentee.eml" },
    { "漢字", "reminder-漢字-12-mentee.eml" },
    { "…", "reminder-12-mentee.eml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdLetter) letter = make_letter ("S", "B");
      g_autofree char *name = NULL;

      td_record_set_text (&letter->name, cases[i].name);
      name = td_letter_dup_file_name (letter);
      g_assert_cmpstr (name, ==, cases[i].want);
    }
}

static GPtrArray *
load_letters (TdTestFile *file)
{
  static const gint64 both[] = { 1, 2 };
  g_autoptr (GError) error = NULL;
  GPtrArray *letters =
      td_letter_list (file->db, both, 2, "reminder", &sender, td_test_date ("2026-06-15"), &error);

  g_assert_no_error (error);
  return letters;
}

static void
test_folder (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = load_letters (file);
  g_autofree char *folder = g_build_filename (file->folder, "new", "mails", NULL);
  TdDate on = td_test_date ("2026-06-15");
  g_autoptr (GPtrArray) paths = td_letter_save_mails (letters, &sender, on, folder, &error);
  g_autoptr (GPtrArray) again = td_letter_save_mails (letters, &sender, on, folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 4);
  g_assert_cmpuint (paths->len, ==, 2); /* Bo has no address, Cas has left */
  for (guint i = 0; i < paths->len; i++)
    {
      g_assert_true (g_file_test (paths->pdata[i], G_FILE_TEST_IS_REGULAR));
      g_assert_cmpstr (paths->pdata[i], ==, again->pdata[i]);
    }
  /* A file is no folder. */
  g_assert_null (td_letter_save_mails (letters, &sender, on, file->path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

static void
test_merge (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = load_letters (file);
  g_autofree char *path = g_build_filename (file->folder, "merge.csv", NULL);
  g_autofree char *csv = NULL;
  TdLetter *first = letters->pdata[0];

  td_record_set_text (&first->subject, "=HYPERLINK(\"http://x\")");
  g_assert_true (td_letter_save_csv (letters, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_true (g_str_has_prefix (csv, "\357\273\277email,name,given_name,"));
  g_assert_nonnull (strstr (csv, ",\"'=HYPERLINK(\"\"http://x\"\")\","));
  g_assert_nonnull (strstr (csv, "zoe@example.org,Zoë de Vries,Zoë,mentor,Bo,Lead,P1,reminder,"));
  g_assert_null (strstr (csv, "cas@example.org"));
  g_assert_null (strstr (csv, "SECRET"));
}

void
test_letter_files_add (void)
{
#define ADD(name, function) \
  g_test_add ("/letter-files/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  g_test_add_func ("/letter-files/mail", test_mail);
  g_test_add_func ("/letter-files/stable", test_stable);
  g_test_add_func ("/letter-files/no-injection", test_no_injection);
  g_test_add_func ("/letter-files/file-names", test_file_names);
  ADD ("folder", test_folder);
  ADD ("merge", test_merge);
#undef ADD
}
