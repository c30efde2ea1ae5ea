/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-mapping.h"

#include <string.h>

/* What the exports of HR systems and forms look like (FORMATS.md), a header and a row each, and how
 * their columns must be understood. */
typedef struct
{
  const char *name;
  TdImportKind kind;
  const char *file;
  const char *mapping;
  const char *private;
} System;

static const System systems[] = {
  { "own-names", TD_IMPORT_ROSTER,
    "number,name,given_name,family_name,email,department,title,grade,location,manager,hire_date,"
    "leave_date,leave_reason,status,languages\n"
    "1,Ann Lee,Ann,Lee,a@x.org,Law,Clerk,B,Ghent,2,2020-01-31,2021-01-31,Moved,Left,Dutch\n",
    "number=number; name=name; given_name=given_name; family_name=family_name; email=email; "
    "department=department; title=title; grade=grade; location=location; manager=manager; "
    "hire_date=hire_date; leave_date=leave_date; leave_reason=leave_reason; status=status; "
    "languages=languages",
    "" },
  { "orangehrm", TD_IMPORT_ROSTER,
    "first_name,middle_name,last_name,employee_id,other_id,driver's_license_no,license_expiry_date,"
    "gender,marital_status,nationality,date_of_birth,address_street_1,city,state/province,"
    "zip/postal_code,country,home_telephone,mobile,work_telephone,work_email,other_email,job_title,"
    "employment_status,sub_unit,supervisor_employee_id,joined_date\n"
    "Ann,B,Lee,0001,,x,2030-01-01,F,Single,Dutch,1990-01-31,Way 1,Ghent,,9000,Belgium,1,2,3,"
    "a@x.org,b@x.org,Clerk,Full-Time,Law,0002,2019-03-15\n",
    "number=employee_id; given_name=first_name; family_name=last_name; email=work_email; "
    "department=sub_unit; title=job_title; location=city; manager=supervisor_employee_id; "
    "hire_date=joined_date; status=employment_status",
    "driver's_license_no; license_expiry_date; gender; marital_status; nationality; date_of_birth; "
    "address_street_1; zip/postal_code; home_telephone; mobile" },
  { "bamboohr", TD_IMPORT_ROSTER,
    "Employee #,First Name,Last Name,Preferred Name,Job Title,Department,Division,Location,"
    "Employment Status,Status,Hire Date,Work Email,Reporting To\n"
    "17,Ann,Lee,Annie,Clerk,Law,North,Ghent,Full-Time,Active,2019-03-15,a@x.org,\"Ray, Bob\"\n",
    "number=Employee #; given_name=First Name; family_name=Last Name; email=Work Email; "
    "department=Department; title=Job Title; location=Location; manager=Reporting To; "
    "hire_date=Hire Date; status=Status",
    "" },
  { "bamboohr-api", TD_IMPORT_ROSTER,
    "employeeNumber,firstName,lastName,hireDate,terminationDate,department,division,jobTitle,"
    "supervisorEId,bestEmail\n17,Ann,Lee,2019-03-15,0000-00-00,Law,North,Clerk,18,a@x.org\n",
    "number=employeeNumber; given_name=firstName; family_name=lastName; email=bestEmail; "
    "department=department; title=jobTitle; manager=supervisorEId; hire_date=hireDate; "
    "leave_date=terminationDate",
    "" },
  { "workday-pasted", TD_IMPORT_ROSTER,
    "Employee ID\tWorker\tBusiness Title\tJob Profile\tCost Center\tSupervisory Organization\tHire "
    "Date\tActive Status\n1001\tAnn Lee (1001)\tClerk\tClerk II\t100\tLaw\t03/15/2019\tYes\n",
    "number=Employee ID; name=Worker; department=Supervisory Organization; title=Business Title; "
    "hire_date=Hire Date; status=Active Status",
    "" },
  { "oracle", TD_IMPORT_ROSTER,
    "Person Number,Display Name,Job Name,Department Name,Assignment Status,Hire Date\n"
    "300,Ann Lee,Clerk,Law,Active - Payroll Eligible,15-Mar-2021\n",
    "number=Person Number; name=Display Name; department=Department Name; title=Job Name; "
    "hire_date=Hire Date; status=Assignment Status",
    "" },
  { "successfactors-report", TD_IMPORT_ROSTER,
    "Person ID External,User ID,First Name,Last Name,Job Title,Department,Employment Status\n"
    "501,alee,Ann,Lee,Clerk,Law,Active\n",
    "number=Person ID External; given_name=First Name; family_name=Last Name; "
    "department=Department; title=Job Title; status=Employment Status",
    "" },
  { "together", TD_IMPORT_ROSTER,
    "employeeId,supervisorId,firstName,middleName,lastName,preferredName,email,employeeStatusCode,"
    "departmentId,departmentName,lastHireDate,dateOfTermination\n"
    "1,2,Ann,,Lee,Annie,a@x.org,A,7,Law,2019-03-15,\n",
    "number=employeeId; given_name=firstName; family_name=lastName; email=email; "
    "department=departmentName; manager=supervisorId; hire_date=lastHireDate; "
    "leave_date=dateOfTermination; status=employeeStatusCode",
    "" },
  { "german", TD_IMPORT_ROSTER,
    "Personalnummer;Nachname;Vorname;E-Mail;Abteilung;Stellenbezeichnung;Entgeltgruppe;Standort;"
    "Vorgesetzter;Eintrittsdatum;Austrittsdatum;Austrittsgrund;Status;Sprachen;Geburtsdatum;"
    "Gehalt\n"
    "7;Groß;Jürgen;j@x.org;Einkauf;Einkäufer;E9;Köln;8;15.03.2019;31.12.2023;Rente;Ausgetreten;"
    "Deutsch;01.01.1960;5000\n",
    "number=Personalnummer; given_name=Vorname; family_name=Nachname; email=E-Mail; "
    "department=Abteilung; title=Stellenbezeichnung; grade=Entgeltgruppe; location=Standort; "
    "manager=Vorgesetzter; hire_date=Eintrittsdatum; leave_date=Austrittsdatum; "
    "leave_reason=Austrittsgrund; status=Status; languages=Sprachen",
    "Geburtsdatum; Gehalt" },
  { "french", TD_IMPORT_ROSTER,
    "Matricule;Nom;Prénom;Courriel;Service;Intitulé du "
    "poste;Échelon;Établissement;Responsable;Date "
    "d'entrée;Date de sortie;Motif de sortie;Statut;Langues;Date de naissance\n"
    "11;Lefèvre;Zoë;z@x.org;Finance;Comptable;3;Lyon;12;15/03/2019;31/12/2023;Retraite;Sorti;"
    "Français;01/01/1960\n",
    "number=Matricule; given_name=Prénom; family_name=Nom; email=Courriel; department=Service; "
    "title=Intitulé du poste; grade=Échelon; location=Établissement; manager=Responsable; "
    "hire_date=Date d'entrée; leave_date=Date de sortie; leave_reason=Motif de sortie; "
    "status=Statut; languages=Langues",
    "Date de naissance" },
  { "dutch", TD_IMPORT_ROSTER,
    "Personeelsnummer;Achternaam;Roepnaam;E-mailadres;Afdeling;Functie;Salarisschaal;Standplaats;"
    "Leidinggevende;Datum in dienst;Datum uit dienst;Reden uit dienst;Status;Talen;Geslacht\n"
    "5;de Vries;Jan;j@x.org;Inkoop;Inkoper;9;Assen;6;15-03-2019;31-12-2023;Pensioen;Uit dienst;"
    "Nederlands;M\n",
    "number=Personeelsnummer; given_name=Roepnaam; family_name=Achternaam; email=E-mailadres; "
    "department=Afdeling; title=Functie; grade=Salarisschaal; location=Standplaats; "
    "manager=Leidinggevende; hire_date=Datum in dienst; leave_date=Datum uit dienst; "
    "leave_reason=Reden uit dienst; status=Status; languages=Talen",
    "Geslacht" },
  { "civil-service", TD_IMPORT_ENROLMENTS,
    "Timestamp,Email Address,Your first name,Your grade,Your profession,I would like to,What can "
    "you "
    "offer as a mentor?,What would you like to learn?\n"
    "15/09/2026 09:05:12,a@x.org,Ann,HEO,Policy,be a mentor,Law,Tax\n",
    "email=Email Address; role=I would like to; skills_offered=What can you offer as a mentor?; "
    "skills_wanted=What would "
    "you like to learn?; from=Timestamp",
    "" },
  { "own-sign-ups", TD_IMPORT_ENROLMENTS,
    "number,email,role,places,skills_offered,skills_wanted,reasons,languages,hours,wishes,vetoes,"
    "from\n1,a@x.org,mentor,2,Law,,skills,Dutch,2,,,2026-01-31\n",
    "number=number; email=email; role=role; places=places; skills_offered=skills_offered; "
    "skills_wanted=skills_wanted; reasons=reasons; languages=languages; hours=hours; "
    "wishes=wishes; "
    "vetoes=vetoes; from=from",
    "" },
  { "german-form", TD_IMPORT_ENROLMENTS,
    "Zeitstempel;E-Mail-Adresse;Rolle;Anzahl Plätze;Kompetenzen, die ich anbiete;Das möchte ich "
    "lernen;Sprachen;Stunden pro Monat\n15.09.2026 "
    "09:05;a@x.org;Mentorin;2;Recht;Steuern;Deutsch;2\n",
    "email=E-Mail-Adresse; role=Rolle; places=Anzahl Plätze; skills_offered=Kompetenzen, die ich "
    "anbiete; skills_wanted=Das möchte ich lernen; languages=Sprachen; hours=Stunden pro Monat; "
    "from=Zeitstempel",
    "" },
  { "dutch-form", TD_IMPORT_ENROLMENTS,
    "Tijdstempel;E-mailadres;Rol;Aantal mentees;Wat kun je bieden?;Wat wil je leren?;Talen;Uren "
    "per "
    "maand\n15-9-2026 09:05;a@x.org;Mentor;2;Recht;Fiscaal;Nederlands;2\n",
    "email=E-mailadres; role=Rol; places=Aantal mentees; skills_offered=Wat kun je bieden?; "
    "skills_wanted=Wat wil je leren?; languages=Talen; hours=Uren per maand; from=Tijdstempel",
    "" },
  { "pushfar", TD_IMPORT_ENROLMENTS,
    "Name,Email,Role,Maximum mentees,Areas of expertise,Areas I am looking for help with\n"
    "Ann Lee,a@x.org,Mentor,10,Law|||Tax,Speaking\n",
    "email=Email; name=Name; role=Role; places=Maximum mentees; skills_offered=Areas of expertise; "
    "skills_wanted=Areas I am looking for help with",
    "" },
};

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len ? "; " : "", part);
}

static char *
list_fields (TdMapping *mapping)
{
  GString *text = g_string_new (NULL);
  guint n_fields;
  const TdImportField *fields = td_import_fields (td_mapping_get_kind (mapping), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      int column = td_mapping_get_column (mapping, fields[i].name);
      g_autofree char *part = NULL;

      if (column < 0)
        continue;
      part = g_strdup_printf ("%s=%s", fields[i].name,
                              td_table_get_header (td_mapping_get_table (mapping), (guint) column));
      append (text, part);
    }
  return g_string_free (text, FALSE);
}

static char *
list_private (TdMapping *mapping)
{
  TdTable *table = td_mapping_get_table (mapping);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_table_get_n_columns (table); i++)
    if (td_mapping_get_use (mapping, i) == TD_COLUMN_PRIVATE)
      append (text, td_table_get_header (table, i));
  return g_string_free (text, FALSE);
}

static void
test_system (gconstpointer data)
{
  const System *system = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTable) table = test_table_of (system->file, -1, &error);
  g_autoptr (TdMapping) mapping = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *private = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (td_table_get_n_rows (table), ==, 1);
  g_assert_cmpint (td_mapping_guess_kind (table), ==, system->kind);
  mapping = td_mapping_guess (table, system->kind);
  fields = list_fields (mapping);
  private = list_private (mapping);
  g_assert_cmpstr (fields, ==, system->mapping);
  g_assert_cmpstr (private, ==, system->private);
  g_assert_true (td_mapping_check (mapping, NULL));
}

/* Every name a field goes by is squeezed as a header is, and is known. */
static void
test_synonyms (void)
{
  for (TdImportKind kind = 0; kind < TD_N_IMPORT_KINDS; kind++)
    {
      guint n_fields;
      const TdImportField *fields = td_import_fields (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        {
          g_auto (GStrv) names = g_strsplit (fields[i].synonyms, " ", -1);

          g_assert_cmpint (td_import_field_find (kind, fields[i].name), ==, (int) i);
          for (guint j = 0; names[j]; j++)
            {
              g_autofree char *squeezed = td_header_squeeze (names[j]);

              g_assert_cmpstr (squeezed, ==, names[j]);
              g_assert_true (td_header_is_known (names[j]));
              g_assert_cmpint (td_header_score (&fields[i], names[j]), >=, 50);
            }
        }
    }
  g_assert_cmpint (td_import_field_find (TD_IMPORT_ROSTER, "role"), ==, -1);
}

static void
test_squeeze (void)
{
  static const struct
  {
    const char *header;
    const char *squeezed;
  } cases[] = {
    { "Employee ID", "employeeid" },
    { "employee_id", "employeeid" },
    { "Employee #", "employee#" },
    { "Prénom", "prenom" },
    { "Date d’entrée", "datedentree" },
    { "State/Province", "stateprovince" },
    { "  ", "" },
    { "Straße", "strasse" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *squeezed = td_header_squeeze (cases[i].header);

      g_assert_cmpstr (squeezed, ==, cases[i].squeezed);
    }
}

void
test_systems_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/systems/%s", systems[i].name);

      g_test_add_data_func (path, &systems[i], test_system);
    }
  g_test_add_func ("/exchange/systems/synonyms", test_synonyms);
  g_test_add_func ("/exchange/systems/squeeze", test_squeeze);
}
