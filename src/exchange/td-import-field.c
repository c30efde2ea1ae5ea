/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names that HR systems, forms and people give to their columns (FORMATS.md), squeezed, best
 * first: where two columns fit a field the earlier name wins. */

#define NUMBER_NAMES                                                                         \
  "employeeid empid employeenumber employeeno employee# empno empnumber employeecode "       \
  "personnumber "                                                                            \
  "personnelnumber personnelno personid personidexternal staffnumber staffid staffno "       \
  "payrollnumber "                                                                           \
  "payrollid workerid workernumber associateid userid userno file# fileno filenumber "       \
  "personalnummer "                                                                          \
  "personalnr persnr mitarbeiternummer mitarbeiternr mitarbeiterid matricule numeroemploye " \
  "numerosalarie idemploye personeelsnummer personeelsnr medewerkernummer medewerkerid "     \
  "werknemernummer"

#define EMAIL_NAMES                                                                          \
  "email workemail emailaddress workemailaddress ademail businessemail companyemail "        \
  "primaryworkemail bestemail emailwork mail mailaddress emailadresse courriel adressemail " \
  "adresseemail emailadres mailadres upn username"

/* A column that somebody adds to the answers of a form; it is empty where nothing was wrong. */
#define CORRECT_EMAIL                                                                       \
  {                                                                                         \
    "correct_email", N_ ("Corrected e-mail"), TD_CONTENT_TEXT,                              \
        "correctemail correctedemail correctemailaddress correctedemailaddress rightemail " \
        "emailcorrection emailcorrected juistemailadres gecorrigeerdemailadres "            \
        "richtigeemailadresse korrigierteemailadresse courrielcorrige adressecorrigee"      \
  }

#define LANGUAGE_NAMES                                                                           \
  "languages language languagesspoken spokenlanguages languageskills workinglanguages sprachen " \
  "sprache sprachkenntnisse langues langue langesparlees talen taal"

#define PAIR_NAMES                                                                              \
  "pairreference pairid pairnumber pairno pair reference tandem koppelreferentie koppelnummer " \
  "koppel duo tandemnummer paar paarnummer binome"

#define MENTOR_NAMES                                                                     \
  "mentornumber mentorid mentoremployeeid mentoremail mentorsemail mentoremailaddress "  \
  "mentorname mentorsname nameofmentor mentor mentornummer mentoremailadres mentornaam " \
  "nomdumentor coachnumber coachemail coachname coach"

#define MENTEE_NAMES                                                                     \
  "menteenumber menteeid menteeemployeeid menteeemail menteesemail menteeemailaddress "  \
  "menteename menteesname nameofmentee mentee menteenummer menteeemailadres menteenaam " \
  "nomdumentore coacheenumber coacheeemail coacheename coachee"

static const TdImportField roster_fields[] = {
  { "number", N_ ("Number"), TD_CONTENT_KEY,
    NUMBER_NAMES
    " humanresourceididvalue personididvalue employeeididvalue number id nr nummer numero" },
  { "name", N_ ("Name"), TD_CONTENT_NAME,
    "employeename fullname displayname formattedname personnameformattedname workername worker "
    "name payrollname legalname associatename "
    "employee nameofemployee mitarbeiter mitarbeitername vollstandigername volledigenaam naam "
    "medewerker nomcomplet nometprenom nomprenom" },
  { "given_name", N_ ("Given name"), TD_CONTENT_NAME,
    "firstname givenname personnamegivenname forename legalfirstname first yourfirstname vorname "
    "prenom voornaam "
    "roepnaam preferredfirstname preferredname" },
  { "family_name", N_ ("Family name"), TD_CONTENT_NAME,
    "lastname familyname personnamefamilyname surname legallastname last yourlastname nachname "
    "familienname "
    "nomdefamille nom achternaam" },
  { "email", N_ ("E-mail"), TD_CONTENT_EMAIL, EMAIL_NAMES },
  { "department", N_ ("Department"), TD_CONTENT_TEXT,
    "department departmentname departmenttype dept deptname homedepartment orgunit "
    "organizationalunit organisationalunit subunit supervisoryorganization abteilung service "
    "departement afdeling bereich gruppe division businessunit team costcenter costcentre "
    "costcenter1 "
    "kostenstelle kostenplaats" },
  { "title", N_ ("Job title"), TD_CONTENT_TEXT,
    "jobtitle businesstitle title positiontitle jobname job jobprofile position "
    "positiondescription "
    "funktion stelle stellenbezeichnung berufsbezeichnung position poste intituledeposte "
    "intituleduposte fonction functie functietitel functienaam yourprofession" },
  { "grade", N_ ("Grade"), TD_CONTENT_TEXT,
    "grade jobgrade gradename yourgrade paygrade joblevel level managementlevel careerlevel band "
    "payband payzone salarygrade gehaltsgruppe tarifgruppe entgeltgruppe besoldungsgruppe stufe "
    "niveau echelon classification schaal salarisschaal functieschaal loonschaal" },
  { "location", N_ ("Location"), TD_CONTENT_TEXT,
    "location locationname worklocation office officelocation site worksite workcity city town "
    "standort arbeitsort ort lieu lieudetravail ville etablissement locatie vestiging standplaats "
    "plaats state stateprovince region country land pays" },
  { "manager", N_ ("Manager"), TD_CONTENT_TEXT,
    "managerid managernumber managerempid manageremployeeid manageremployeenumber supervisorid "
    "supervisoremployeeid supervisoreid supervisornumber reportstoid linemanagerid "
    "linemanagernumber vorgesetztenummer vorgesetzternummer leidinggevendenummer manageremail "
    "supervisoremail manager supervisor linemanager reportsto reportingto directmanager "
    "managername "
    "supervisorname vorgesetzter vorgesetzte fuhrungskraft responsable responsablehierarchique "
    "superieur superieurhierarchique leidinggevende chef" },
  { "hire_date", N_ ("Hire date"), TD_CONTENT_DATE,
    "hiredate hired dateofhire lasthiredate originalhiredate startdate employmentstartdate "
    "dateofjoining "
    "joiningdate joineddate joindate servicedate dateofseniority eintritt eintrittsdatum "
    "einstellungsdatum datedentree dateentree datedembauche dateembauche indienst datumindienst "
    "indiensttreding datumindiensttreding startdatum" },
  { "leave_date", N_ ("Leave date"), TD_CONTENT_DATE,
    "leavedate left exitdate terminationdate dateoftermination termdate leavingdate dateofleaving "
    "separationdate lastday lastworkingday lastdayofwork enddate employmentenddate austritt "
    "austrittsdatum datedesortie datesortie datededepart datedepart uitdienst datumuitdienst "
    "uitdiensttreding datumuitdiensttreding einddatum" },
  { "leave_reason", N_ ("Reason for leaving"), TD_CONTENT_TEXT,
    "leavereason leavingreason reasonforleaving terminationreason exitreason separationreason "
    "termreason terminationtype separationtype leavetype terminationcategory "
    "terminationdescription austrittsgrund motifdesortie motifdedepart redenvertrek "
    "redenuitdienst" },
  { "status", N_ ("Status"), TD_CONTENT_TEXT,
    "employeestatus employmentstatus status activestatus workerstatus employeestatuscode "
    "positionstatus assignmentstatus statut beschaftigungsstatus mitarbeiterstatus" },
  { "languages", N_ ("Languages"), TD_CONTENT_TEXT, LANGUAGE_NAMES },
  { "as_of", N_ ("As of"), TD_CONTENT_DATE,
    "asof asofdate effectivedate dateeffective effdt snapshotdate reportdate reportingdate "
    "validfrom stichtag gultigab datedeffet dateeffet peildatum ingangsdatum geldigvanaf" },
};

static const TdImportField enrolment_fields[] = {
  { "number", N_ ("Number"), TD_CONTENT_KEY, NUMBER_NAMES " number id nr nummer numero" },
  { "email", N_ ("E-mail"), TD_CONTENT_EMAIL,
    "youremail youremailaddress yourworkemail " EMAIL_NAMES },
  CORRECT_EMAIL,
  { "name", N_ ("Name"), TD_CONTENT_NAME,
    "yourname yourfullname fullname employeename displayname participant name naam jenaam uwnaam "
    "ihrname deinname votrenom" },
  { "role", N_ ("Role"), TD_CONTENT_TEXT,
    "role whichrole whatrole programmerole programrole yourrole mentorormentee mentormentee "
    "participateas joinas "
    "takepartas iwanttobe iwouldlike wouldyouliketobe rolle rol votrerole" },
  { "places", N_ ("Places"), TD_CONTENT_AMOUNT,
    "places capacity maximummentees maxmentees numberofmentees howmanymentees mentees platze "
    "anzahlmentees anzahlplatze nombredementores plaatsen aantalmentees" },
  { "skills_offered", N_ ("Skills offered"), TD_CONTENT_TEXT,
    "skillsoffered skillsoffer skillsicanoffer skillsyoucanoffer offered offering youoffer "
    "canoffer "
    "skillstoshare canshare canteach canhelpwith expertise kompetenzen biete bieten "
    "competencesoffertes competencesproposees aangebodenvaardigheden tebieden bieden" },
  { "skills_wanted", N_ ("Skills wanted"), TD_CONTENT_TEXT,
    "skillswanted skillswant skillsiwant skillsyouwant wanted wanttolearn liketolearn hopetolearn "
    "wanttodevelop liketodevelop skillstolearn skillstodevelop lookingfor needhelpwith "
    "mochtelernen ichlernen "
    "suche competencessouhaitees competencesrecherchees gewenstevaardigheden willeren wiltleren "
    "jeleren goals learninggoals developmentgoals areasofdevelopment focus ziele lernziele "
    "entwicklungsziele objectifs doelen leerdoelen ontwikkeldoelen objetivos" },
  { "skills", N_ ("Skills, by role"), TD_CONTENT_TEXT,
    "skills skill yourskills myskills skillset mainskills topskills keyskills competencies "
    "competences competence "
    "kenntnisse fahigkeiten vaardigheden competenties competencias habilidades" },
  { "reasons", N_ ("Reasons"), TD_CONTENT_TEXT,
    "reasons reason whydoyouwant whyamentor motivation purpose grunde grund warum raisons "
    "pourquoi redenen reden waarom" },
  { "languages", N_ ("Languages"), TD_CONTENT_TEXT, LANGUAGE_NAMES },
  { "hours", N_ ("Hours a month"), TD_CONTENT_AMOUNT,
    "hours hourspermonth hoursamonth monthlyhours howmanyhours stunden stundenpromonat heures "
    "heuresparmois uren urenpermaand" },
  { "wishes", N_ ("Wishes"), TD_CONTENT_TEXT,
    "wishes wish wishfor likeasmentor preferredmentor preferredmentors preferredmentee mentorwish "
    "rankedwishes "
    "preferences choices wunsche wunschmentor souhaits voeux wensen voorkeur" },
  { "vetoes", N_ ("Vetoes"), TD_CONTENT_TEXT,
    "vetoes veto exclusions excluded notpairedwith notwith avoid rathernot ausschluss nichtmit "
    "exclus lievernietmet nietmet" },
  { "strengths", N_ ("Strengths"), TD_CONTENT_TEXT,
    "strengths strength yourstrengths whatareyougoodat starken sterktes sterkepunten pointsforts" },
  { "occasion", N_ ("Occasion"), TD_CONTENT_TEXT,
    "occasion whatistheoccasion trigger situation anlass aanleiding occasiondudepart" },
  { "referred_by", N_ ("Referred by"), TD_CONTENT_TEXT,
    "referredby referral whoreferredyou whotoldyou howdidyouhear empfohlendurch doorverwezendoor "
    "recommandepar" },
  { "topics_excluded", N_ ("Topics excluded"), TD_CONTENT_TEXT,
    "topicsexcluded excludedtopics topicstoavoid topicsnottodiscuss rathernottalkabout "
    "uitgeslotenonderwerpen ausgeschlossenethemen sujetsexclus" },
  { "consent", N_ ("Consent"), TD_CONTENT_TEXT,
    "consent iconsent consenttodata consenttomydata dataconsent toestemming ikgeeftoestemming "
    "einwilligung ichwilligeein consentement jeconsens consentimiento" },
  { "from", N_ ("From"), TD_CONTENT_DATE,
    "from fromdate availablefrom enrolledon enrolmentdate signupdate signedupon startdate ab "
    "abdatum "
    "apartirde vanaf completiontime timestamp zeitstempel horodateur tijdstempel abschlusszeit "
    "heuredefin voltooiingstijd" },
};

static const TdImportField contact_fields[] = {
  { "pair", N_ ("Pair"), TD_CONTENT_TEXT, PAIR_NAMES },
  { "mentor", N_ ("Mentor"), TD_CONTENT_TEXT, MENTOR_NAMES },
  { "mentee", N_ ("Mentee"), TD_CONTENT_TEXT, MENTEE_NAMES },
  { "date", N_ ("Date"), TD_CONTENT_DATE,
    "date contactdate meetingdate dateofcontact dateofmeeting heldon meton ondate on day datum "
    "contactdatum gespreksdatum datumgesprek datumcontact dag tag gesprachsdatum datecontact "
    "datedurendezvous jour" },
  { "minutes", N_ ("Minutes"), TD_CONTENT_AMOUNT,
    "minutes durationminutes durationinminutes durationmin lengthminutes duration length min "
    "duurinminuten minuten duur dauerinminuten dauer dureeminutes duree hours uren stunden "
    "heures" },
  { "outcome", N_ ("Result"), TD_CONTENT_TEXT,
    "outcome held result status happened tookplace uitkomst resultaat gehouden doorgegaan "
    "stattgefunden ergebnis resultat statut" },
  { "mode", N_ ("Way to meet"), TD_CONTENT_TEXT,
    "mode medium channel via how way manier wijze kanaal modus canal moyen" },
  { "kind", N_ ("Kind"), TD_CONTENT_TEXT,
    "kind kindofcontact contactkind contacttype typeofcontact type soort soortcontact "
    "typecontact art" },
  { "initiated_by", N_ ("Initiated by"), TD_CONTENT_TEXT,
    "initiatedby initiator initiated startedby askedby requestedby by initiatiefvan initiatief "
    "initiatiefnemer gevraagddoor aangevraagddoor initiiertvon initiepar" },
  { "asked_on", N_ ("Asked for on"), TD_CONTENT_DATE,
    "askedon asked requestedon dateasked daterequested askeddate requestdate gevraagdop "
    "aangevraagdop angefragtam demandele" },
  { "next_date", N_ ("Next date"), TD_CONTENT_DATE,
    "nextdate nextcontactdate nextmeetingdate nextcontact nextmeeting dateofnextcontact next "
    "volgendedatum volgendeafspraak volgendcontact volgende nachstertermin nachstesdatum "
    "prochainedate prochainrendezvous" },
  { "success", N_ ("Success"), TD_CONTENT_TEXT,
    "success successful win highlight succes geslaagd erfolg reussite" },
  { "private", N_ ("Private"), TD_CONTENT_TEXT,
    "private noteprivate confidential prive vertrouwelijk privat vertraulich confidentiel" },
  { "note", N_ ("Note"), TD_CONTENT_TEXT,
    "note notes remark remarks comment comments notitie opmerking opmerkingen notiz bemerkung "
    "bemerkungen remarque commentaire" },
};

/* What a row of a survey is about; its other columns are the answers, known by their questions. */
static const TdImportField survey_fields[] = {
  { "number", N_ ("Number"), TD_CONTENT_KEY, NUMBER_NAMES " number nr nummer numero" },
  { "email", N_ ("E-mail"), TD_CONTENT_EMAIL,
    "youremail youremailaddress yourworkemail jeemailadres jouwemailadres " EMAIL_NAMES },
  CORRECT_EMAIL,
  { "name", N_ ("Name"), TD_CONTENT_NAME,
    "yourname yourfullname fullname employeename displayname participant name naam jenaam uwnaam "
    "ihrname deinname votrenom" },
  { "pair", N_ ("Pair or other person"), TD_CONTENT_TEXT,
    "pair pairnumber pairreference nameofyourmentorormentee yourmentorormentee nameoftheother "
    "thenameoftheother partner yourpartner koppel koppelnummer naamvanjementorofmentee "
    "jementorofmentee naamvandeander tandem tandempartner" },
  { "role", N_ ("Role"), TD_CONTENT_TEXT,
    "role yourrole side areyouthementororthementee areyoumentorormentee mentorormentee "
    "mentormentee iamamentororamentee rol "
    "jerol jouwrol benjementorofmentee mentorofmentee rolle" },
  { "answered_on", N_ ("Answered on"), TD_CONTENT_DATE,
    "answeredon completiontime timestamp submittedat date datum zeitstempel abschlusszeit "
    "horodateur heuredefin tijdstempel voltooiingstijd starttime" },
  { "may_quote", N_ ("May be quoted"), TD_CONTENT_TEXT,
    "mayquote maybequoted maywequoteyou maywequoteyouwithyourname maywequote permissiontoquote "
    "consenttoquote magwejeciteren mogenwejeciteren mogenwejemetnaamciteren "
    "mogenwejemetjenaamciteren toestemmingciteren" },
};

/* A pair that exists already. What a person is to it is read as for contacts. */
static const TdImportField pair_fields[] = {
  { "pair", N_ ("Reference"), TD_CONTENT_TEXT, PAIR_NAMES },
  { "mentor", N_ ("Mentor"), TD_CONTENT_TEXT, MENTOR_NAMES },
  { "mentee", N_ ("Mentee"), TD_CONTENT_TEXT, MENTEE_NAMES },
  { "program", N_ ("Programme"), TD_CONTENT_TEXT,
    "programme program programmename programname nameofprogramme scheme programma programmanaam "
    "programm programmename" },
  { "start", N_ ("Start"), TD_CONTENT_DATE,
    "start startdate startedon started matchedon matchdate datematched pairedon pairingdate "
    "datepaired begin beginon began since from startdatum gestartop gekoppeldop sinds vanaf "
    "beginndatum beginn seit debut datededebut depuis" },
  { "planned_end", N_ ("Planned end"), TD_CONTENT_DATE,
    "plannedend plannedenddate expectedend expectedenddate targetend until enddateplanned "
    "geplandeinde geplandeeinddatum eindegepland geplantesende finprevue" },
  { "ended_on", N_ ("Ended on"), TD_CONTENT_DATE,
    "endedon ended enddate actualend actualenddate closedon completedon datecompleted dateended "
    "end einddatum beeindigdop geeindigdop einde enddatum beendetam datedefin fin" },
  { "state", N_ ("State"), TD_CONTENT_TEXT,
    "state status pairstate pairstatus matchstatus relationshipstatus stand toestand zustand "
    "statut etat" },
  { "end_reason", N_ ("Reason for the end"), TD_CONTENT_TEXT,
    "endreason reasonforending reasonended reasonforclosing closingreason reason redeneinde "
    "redenbeeindiging reden grunddesendes motifdefin" },
  { "cadence", N_ ("Contact rhythm"), TD_CONTENT_TEXT,
    "cadence rhythm frequency meetingfrequency contactfrequency contactrhythm howoften interval "
    "ritme contactritme frequentie rhythmus frequenz haufigkeit frequence rythme" },
  { "source", N_ ("How it came about"), TD_CONTENT_TEXT,
    "source origin howmatched matchedby matchsource matchtype howitcameabout herkomst bron "
    "herkunft quelle origine" },
  { "signed", N_ ("Agreement signed"), TD_CONTENT_TEXT,
    "signed signedon agreementsigned agreementsignedon agreementdate agreement contractsigned "
    "ondertekend ondertekendop overeenkomst overeenkomstondertekend unterschrieben "
    "unterschriebenam vereinbarung signe signele accordsigne" },
};

static const struct
{
  const char *code;
  const TdImportField *fields;
  guint n_fields;
} kinds[TD_N_IMPORT_KINDS] = {
  [TD_IMPORT_ROSTER] = { "roster", roster_fields, G_N_ELEMENTS (roster_fields) },
  [TD_IMPORT_ENROLMENTS] = { "enrolments", enrolment_fields, G_N_ELEMENTS (enrolment_fields) },
  [TD_IMPORT_CONTACTS] = { "contacts", contact_fields, G_N_ELEMENTS (contact_fields) },
  [TD_IMPORT_SURVEYS] = { "surveys", survey_fields, G_N_ELEMENTS (survey_fields) },
  [TD_IMPORT_PAIRS] = { "pairs", pair_fields, G_N_ELEMENTS (pair_fields) },
  [TD_IMPORT_EVENTS] = { "events", NULL, 0 },
};

const char *
td_import_kind_get_code (TdImportKind kind)
{
  g_return_val_if_fail (kind < TD_N_IMPORT_KINDS, NULL);

  return kinds[kind].code;
}

const TdImportField *
td_import_fields (TdImportKind kind, guint *n_fields)
{
  g_return_val_if_fail (kind < TD_N_IMPORT_KINDS, NULL);

  if (n_fields)
    *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}

int
td_import_field_find (TdImportKind kind, const char *name)
{
  guint n_fields;
  const TdImportField *fields = td_import_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (*fields[i].name == *name && strcmp (fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

const char *
td_import_field_get_label (const TdImportField *field)
{
  return _ (field->label);
}

char *
td_header_squeeze (const char *header)
{
  g_autofree char *lower = g_utf8_casefold (header, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *squeezed = g_string_new (NULL);

  for (const char *p = decomposed ? decomposed : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '#')
        g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}

/* The place of the first name of a list that a column name is, or has as a part; -1 for none. */
static int
find_name (const char *names, const char *squeezed, gboolean part)
{
  int place = 0;

  for (const char *name = names; *name; place++)
    {
      gsize length = strcspn (name, " ");

      if (!part && strlen (squeezed) == length && strncmp (name, squeezed, length) == 0)
        return place;
      /* Short names would be found inside all kinds of words. */
      if (part && length >= 5)
        {
          g_autofree char *needle = g_strndup (name, length);

          if (strstr (squeezed, needle))
            return place;
        }
      name += length;
      name += strspn (name, " ");
    }
  return -1;
}

int
td_header_score (const TdImportField *field, const char *squeezed)
{
  int place;

  if (*squeezed == '\0')
    return 0;
  place = find_name (field->synonyms, squeezed, FALSE);
  if (place >= 0)
    return MAX (100 - place, 50);
  /* "Employee type" is no name of an employee. */
  if (field->content == TD_CONTENT_NAME && !strstr (squeezed, "nam") && !strstr (squeezed, "nom"))
    return 0;
  place = find_name (field->synonyms, squeezed, TRUE);
  return place >= 0 ? MAX (40 - place / 2, 10) : 0;
}

gboolean
td_header_is_known (const char *squeezed)
{
  for (TdImportKind kind = 0; kind < TD_N_IMPORT_KINDS; kind++)
    {
      guint n_fields;
      const TdImportField *fields = td_import_fields (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (*squeezed && find_name (fields[i].synonyms, squeezed, FALSE) >= 0)
          return TRUE;
    }
  return FALSE;
}

gboolean
td_header_is_private (const char *squeezed)
{
  static const char *const words[] = {
    "dob",     "age",     "sex",      "sexe",  "race",   "bsn",   "ssn", "racedesc",  "racecode",
    "married", "comment", "comments", "notes", "mobile", "phone", "pip", "telephone", "telefon",
  };
  static const char *const parts[] = {
    "birth",
    "geburt",
    "naissance",
    "geboorte",
    "gender",
    "geschlecht",
    "geslacht",
    "ethnic",
    "marital",
    "familienstand",
    "etatcivil",
    "burgerlijke",
    "religion",
    "konfession",
    "nationalit",
    "citizenship",
    "disab",
    "handicap",
    "veteran",
    "health",
    "sick",
    "medical",
    "krank",
    "ziek",
    "salary",
    "wage",
    "compensat",
    "bonus",
    "payrate",
    "gehalt",
    "salaire",
    "salaris",
    "lohn",
    "iban",
    "bankaccount",
    "socialsecurity",
    "nationalid",
    "passport",
    "license",
    "licence",
    "performance",
    "rating",
    "appraisal",
    "evaluation",
    "beoordeling",
    "beurteilung",
    "review",
    "score",
    "talent",
    "disciplin",
    "homephone",
    "hometelephone",
    "homeaddress",
    "addressstreet",
    "street",
    "postalcode",
    "zipcode",
    "tradeunion",
    "pregnan",
    "sexual",
    "exitinterview",
    "terminationdescription",
    "terminationcomment",
    "emergencycontact",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (squeezed, words[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (squeezed, parts[i]))
      return TRUE;
  return FALSE;
}
