"""Deutsch. Made by `make languages` from its catalogue and CLDR: change those, not this."""

from noa_status.words.language import Language

LANGUAGE = Language(
    code='de',
    name='Deutsch',
    direction='ltr',
    plural='(n != 1)',
    months=('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober',
 'November', 'Dezember'),
    short_months=('Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'),
    lone_months=('Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober',
 'November', 'Dezember'),
    weekdays=('Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'),
    short_weekdays=('Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.', 'So.'),
    narrow_weekdays=('M', 'D', 'M', 'D', 'F', 'S', 'S'),
    first_weekday=0,
    patterns={'clock': 'HH:mm',
 'date': 'd. MMM y',
 'day': 'EEEE, d. MMMM',
 'days_of_month_end': 'd. MMM',
 'days_of_month_start': 'd.–',
 'days_of_months_end': 'd. MMM',
 'days_of_months_start': 'd. MMM\u2009–\u2009',
 'instant': '{1}, {0}',
 'month': 'MMMM y',
 'short_day': 'E, d. MMM',
 'year': 'y'},
    decimal=',',
    percent='{}\xa0%',
    lists={'2': '{0} und {1}', 'end': '{0} und {1}', 'middle': '{0}, {1}', 'start': '{0}, {1}', 'units': ', '},
    units={'day': ('{} Tag', '{} Tage'),
 'hour': ('{} Stunde', '{} Stunden'),
 'minute': ('{} Minute', '{} Minuten'),
 'second': ('{} Sekunde', '{} Sekunden')},
    messages={'90 days ago': 'vor 90 Tagen',
 'Add to my calendar': 'Zu meinem Kalender hinzufügen',
 'Affected components': 'Betroffene Komponenten',
 'Affected: {components}': 'Betroffen: {components}',
 'After': 'Danach',
 'Ahead': 'Bevorstehend',
 'All about {component}': 'Alles zu {component}',
 'All components have problems.': 'Alle Komponenten haben Probleme.',
 'All feeds in one file (OPML)': 'Alle Feeds in einer Datei (OPML)',
 'All incidents and maintenances of {name}, month by month.': 'Alle Störungen und Wartungen von '
                                                              '{name}, Monat für Monat.',
 'As of {instant}.': 'Stand: {instant}.',
 'At {instant}: {what}': 'Stand {instant}: {what}',
 'Back to the incident and all its updates': 'Zurück zur Störung und all ihren Meldungen',
 'Badge': 'Badge',
 'Badge of this component': 'Badge dieser Komponente',
 'Banner': 'Banner',
 'Before': 'Davor',
 'Calendar': 'Kalender',
 'Cancelled': 'Abgesagt',
 'Cancelled on {instant}, before it began.': 'Abgesagt am {instant}, vor Beginn.',
 'Cancelled on {instant}, while it was under way.': 'Abgebrochen am {instant}, nach Beginn.',
 'Cancelled: {what}': 'Abgesagt: {what}',
 'Choose what you want to hear of, then where it should arrive. No account, nothing to confirm.': 'Wählen '
                                                                                                  'Sie, '
                                                                                                  'wovon '
                                                                                                  'Sie '
                                                                                                  'erfahren '
                                                                                                  'möchten, '
                                                                                                  'dann, '
                                                                                                  'wo '
                                                                                                  'es '
                                                                                                  'ankommen '
                                                                                                  'soll. '
                                                                                                  'Kein '
                                                                                                  'Konto, '
                                                                                                  'nichts '
                                                                                                  'zu '
                                                                                                  'bestätigen.',
 'Close': 'Schließen',
 'Completed': 'Abgeschlossen',
 'Component': 'Komponente',
 'Components': 'Komponenten',
 'Copied': 'Kopiert',
 'Copy': 'Kopieren',
 'Copy the table': 'Tabelle kopieren',
 'Corrected {instant}': 'Korrigiert: {instant}',
 'Corrected {instant}.': 'Korrigiert: {instant}.',
 'Corrected {instant}:': 'Korrektur, {instant}:',
 'Critical impact': 'Kritische Auswirkungen',
 'Day by day': 'Tag für Tag',
 'Days with problems, in words': 'Tage mit Problemen, in Worten',
 'Degraded': 'Eingeschränkt',
 'Down': 'Ausfallzeit',
 'Each day as its worst moment for any component: quiet days are low, trouble stands up.': 'Jeder '
                                                                                           'Tag '
                                                                                           'zeigt '
                                                                                           'seinen '
                                                                                           'schlechtesten '
                                                                                           'Moment, '
                                                                                           'gleich '
                                                                                           'bei '
                                                                                           'welcher '
                                                                                           'Komponente: '
                                                                                           'Ruhige '
                                                                                           'Tage '
                                                                                           'sind '
                                                                                           'niedrig, '
                                                                                           'Probleme '
                                                                                           'ragen '
                                                                                           'heraus.',
 'Earlier months': 'Frühere Monate',
 'Every incident of the last months, from its beginning until it was resolved.': 'Jede Störung der '
                                                                                 'letzten Monate, '
                                                                                 'von ihrem Beginn '
                                                                                 'bis zu ihrem '
                                                                                 'Ende.',
 'Every update of every incident and maintenance, once each, as a feed: a list that programs look at for you.': 'Jede '
                                                                                                                'Meldung '
                                                                                                                'zu '
                                                                                                                'jeder '
                                                                                                                'Störung '
                                                                                                                'und '
                                                                                                                'Wartung, '
                                                                                                                'jeweils '
                                                                                                                'einmal, '
                                                                                                                'als '
                                                                                                                'Feed: '
                                                                                                                'eine '
                                                                                                                'Liste, '
                                                                                                                'die '
                                                                                                                'Programme '
                                                                                                                'für '
                                                                                                                'Sie '
                                                                                                                'im '
                                                                                                                'Blick '
                                                                                                                'behalten.',
 'Every update on incidents and maintenance of {name}.': 'Jede Meldung zu Störungen und Wartungen '
                                                         'von {name}.',
 'Every update that speaks of {component}:': 'Jede Meldung zu {component}:',
 'Everything else works.': 'Alles andere funktioniert.',
 'Everything in {month}': 'Alles im {month}',
 'Everything is down.': 'Alles ist ausgefallen.',
 'Everything is working.': 'Alles funktioniert.',
 'Everything may be slow.': 'Alles kann langsam sein.',
 'Follow this component': 'Dieser Komponente folgen',
 'For one component, put the address of its feed in place of this one.': 'Für eine einzelne '
                                                                         'Komponente die Adresse '
                                                                         'ihres Feeds statt dieser '
                                                                         'einsetzen.',
 'Get updates': 'Abonnieren',
 'Give its address, as it stands above, to a feed reader or your team’s chat: then you hear of every update once.': 'Wer '
                                                                                                                    'die '
                                                                                                                    'Adresse '
                                                                                                                    'oben '
                                                                                                                    'einem '
                                                                                                                    'Feedreader '
                                                                                                                    'oder '
                                                                                                                    'dem '
                                                                                                                    'Team-Chat '
                                                                                                                    'gibt, '
                                                                                                                    'erfährt '
                                                                                                                    'jede '
                                                                                                                    'Meldung '
                                                                                                                    'genau '
                                                                                                                    'einmal.',
 'Give your reader one of the addresses above, or that of any page here: it finds the feed itself.': 'Geben '
                                                                                                     'Sie '
                                                                                                     'Ihrem '
                                                                                                     'Feedreader '
                                                                                                     'eine '
                                                                                                     'der '
                                                                                                     'Adressen '
                                                                                                     'oben '
                                                                                                     'oder '
                                                                                                     'die '
                                                                                                     'einer '
                                                                                                     'beliebigen '
                                                                                                     'Seite '
                                                                                                     'hier: '
                                                                                                     'Den '
                                                                                                     'Feed '
                                                                                                     'findet '
                                                                                                     'er '
                                                                                                     'selbst.',
 'Going on:': 'Dauert an:',
 'History': 'Verlauf',
 'I depend on one thing only': 'Mir geht es nur um eine Komponente',
 'I read feeds': 'Ich lese Feeds',
 'I want a program to know': 'Ein Programm soll Bescheid wissen',
 'I want it by e-mail': 'Ich möchte es per E-Mail',
 'I want it in my calendar': 'Ich möchte es in meinem Kalender',
 'I want it in our chat': 'Ich möchte es in unserem Chat',
 'I want it on my own page': 'Ich möchte es auf meiner eigenen Seite',
 'I want to know everything': 'Ich möchte alles wissen',
 'Identified': 'Ursache bekannt',
 'In progress': 'In Arbeit',
 'Incidents': 'Störungen',
 'Incidents and maintenance': 'Störungen und Wartungen',
 'Investigating': 'Wird untersucht',
 'It tells the state wherever you put it, and leads here.': 'Zeigt den Status überall, wo es '
                                                            'steht, und führt hierher.',
 'Languages': 'Sprachen',
 'Last 24 hours': 'Letzte 24 Stunden',
 'Line': 'Zeile',
 'Main': 'Hauptnavigation',
 'Maintenance': 'Wartung',
 'Maintenance is under way for {names}.': 'Für {names} läuft eine Wartung.',
 'Maintenance is under way for {name}.': 'Für {name} läuft eine Wartung.',
 'Maintenance is under way.': 'Es läuft eine Wartung.',
 'Major impact': 'Erhebliche Auswirkungen',
 'Major outage': 'Ausfall',
 'Minor impact': 'Geringe Auswirkungen',
 'Monitoring': 'Wird beobachtet',
 'Month': 'Monat',
 'More': 'Weitere Seiten',
 'Moved on {instant}: was {start} to {end}.': 'Verschoben am {instant}; zuvor {start} bis {end}.',
 'Neighbours': 'Davor und danach',
 'No impact': 'Keine Auswirkungen',
 'No problems.': 'Keine Probleme.',
 'No such page': 'Seite nicht gefunden',
 'Not known since {instant}.': 'Stand seit {instant} unbekannt.',
 'Not translated yet: this text is in {language}.': 'Noch nicht übersetzt. Original: {language}.',
 'Not working for you?': 'Bei Ihnen funktioniert es nicht?',
 'Not yet there': 'Noch nicht vorhanden',
 'Nothing is planned.': 'Es ist nichts geplant.',
 'Nothing to report': 'Nichts zu melden',
 'Nothing to report this month.': 'In diesem Monat nichts zu melden.',
 'Nothing to report yet.': 'Bisher nichts zu melden.',
 'Now': 'Aktuell',
 'Ongoing': 'Dauert an',
 'Only:': 'Nur:',
 'Operational': 'Verfügbar',
 'Partial outage': 'Teilausfall',
 'Past': 'Vergangen',
 'Perhaps the address was cut off. Above is how {name} is now; from here you can go on to:': 'Vielleicht '
                                                                                             'wurde '
                                                                                             'die '
                                                                                             'Adresse '
                                                                                             'abgeschnitten. '
                                                                                             'Oben '
                                                                                             'ist '
                                                                                             'zu '
                                                                                             'sehen, '
                                                                                             'wie '
                                                                                             'es '
                                                                                             'um '
                                                                                             '{name} '
                                                                                             'steht; '
                                                                                             'von '
                                                                                             'hier '
                                                                                             'geht '
                                                                                             'es '
                                                                                             'weiter:',
 'Plain files: no key needed, and the scripts of any page may read them. Ask with the last answer’s ETag, and you are sent only what changed.': 'Einfache '
                                                                                                                                                'Dateien: '
                                                                                                                                                'kein '
                                                                                                                                                'Schlüssel '
                                                                                                                                                'nötig, '
                                                                                                                                                'und '
                                                                                                                                                'Skripte '
                                                                                                                                                'jeder '
                                                                                                                                                'Seite '
                                                                                                                                                'dürfen '
                                                                                                                                                'sie '
                                                                                                                                                'lesen. '
                                                                                                                                                'Wer '
                                                                                                                                                'mit '
                                                                                                                                                'dem '
                                                                                                                                                'ETag '
                                                                                                                                                'der '
                                                                                                                                                'letzten '
                                                                                                                                                'Antwort '
                                                                                                                                                'fragt, '
                                                                                                                                                'bekommt '
                                                                                                                                                'nur, '
                                                                                                                                                'was '
                                                                                                                                                'sich '
                                                                                                                                                'geändert '
                                                                                                                                                'hat.',
 'Planned': 'Geplant',
 'Planned maintenance': 'Geplante Wartungen',
 'Planned maintenance appears in your calendar and moves there when it is moved.': 'Geplante '
                                                                                   'Wartungen '
                                                                                   'erscheinen in '
                                                                                   'Ihrem Kalender '
                                                                                   'und rücken '
                                                                                   'dort mit, wenn '
                                                                                   'sie verschoben '
                                                                                   'werden.',
 'Planned work on {name}: under way, ahead and done.': 'Geplante Arbeiten an {name}: laufend, '
                                                       'bevorstehend und abgeschlossen.',
 'Post-mortem': 'Abschlussbericht',
 'Post-mortem: {title}': 'Abschlussbericht: {title}',
 'Published on {instant}.': 'Veröffentlicht am {instant}.',
 'Read the post-mortem: what happened, why, and what we change': 'Zum Abschlussbericht: was '
                                                                 'passiert ist, warum, und was wir '
                                                                 'ändern',
 'Resolved': 'Behoben',
 'Retired': 'Eingestellt',
 'Retired on {day}': 'Eingestellt am {day}',
 'Scheduled': 'Geplant',
 'Show only': 'Nur anzeigen',
 'Since {instant}': 'Seit {instant}',
 'Skip to the content': 'Zum Inhalt springen',
 'Subscribe by e-mail': 'Per E-Mail abonnieren',
 'The last 90 days': 'Die letzten 90 Tage',
 'The last days': 'Die letzten Tage',
 'The same, but only what concerns this component.': 'Dasselbe, aber nur, was die jeweilige '
                                                     'Komponente betrifft.',
 'The year {year}': 'Das Jahr {year}',
 'There is no page here.': 'Hier gibt es keine Seite.',
 'This is a feed: a list of updates that other programs look at for you.': 'Dies ist ein Feed: '
                                                                           'eine Liste von '
                                                                           'Meldungen, die andere '
                                                                           'Programme für Sie im '
                                                                           'Blick behalten.',
 'Time zone': 'Zeitzone',
 'Times are UTC.': 'Alle Zeiten in UTC.',
 'Under way': 'Läuft gerade',
 'Updated: {what}': 'Neu: {what}',
 'Updates': 'Meldungen',
 'Uptime': 'Verfügbarkeit',
 'Uptime by component and month in {year}': 'Verfügbarkeit {year} nach Komponente und Monat',
 'Uptime by month': 'Verfügbarkeit nach Monat',
 'Uptime is weighted: a major outage counts in full, a partial outage for {share}, slowness and planned maintenance not at all.': 'Die '
                                                                                                                                  'Verfügbarkeit '
                                                                                                                                  'ist '
                                                                                                                                  'gewichtet: '
                                                                                                                                  'Ein '
                                                                                                                                  'Ausfall '
                                                                                                                                  'zählt '
                                                                                                                                  'ganz, '
                                                                                                                                  'ein '
                                                                                                                                  'Teilausfall '
                                                                                                                                  'zu '
                                                                                                                                  '{share}; '
                                                                                                                                  'Einschränkungen '
                                                                                                                                  'und '
                                                                                                                                  'geplante '
                                                                                                                                  'Wartungen '
                                                                                                                                  'zählen '
                                                                                                                                  'nicht.',
 'Verifying': 'Wird geprüft',
 'Ways to hear of every update of {name}, or of one component: feeds, chat, programs, your own page.': 'Alle '
                                                                                                       'Meldungen '
                                                                                                       'zu '
                                                                                                       '{name} '
                                                                                                       'oder '
                                                                                                       'zu '
                                                                                                       'einer '
                                                                                                       'Komponente '
                                                                                                       'erhalten: '
                                                                                                       'per '
                                                                                                       'Feed, '
                                                                                                       'im '
                                                                                                       'Chat, '
                                                                                                       'in '
                                                                                                       'Programmen, '
                                                                                                       'auf '
                                                                                                       'der '
                                                                                                       'eigenen '
                                                                                                       'Seite.',
 'What happened before': 'Was früher war',
 'What is happening now': 'Was gerade los ist',
 'What is planned': 'Was geplant ist',
 'a badge’s words, for shields.io': 'die Wörter eines Badges, für shields.io',
 'every update, with ids that stay': 'jede Meldung, mit bleibenden IDs',
 'everything that these pages say, with schemas': 'alles, was diese Seiten sagen, mit Schemas',
 'for Prometheus and what reads like it': 'für Prometheus und was ebenso liest',
 'for calendars that ask for an address': 'für Kalender, die nach einer Adresse fragen',
 'in the channel’s menu, make a workflow that posts a message when a feed item is published, and give it this address': 'im '
                                                                                                                        'Menü '
                                                                                                                        'des '
                                                                                                                        'Kanals '
                                                                                                                        'einen '
                                                                                                                        'Workflow '
                                                                                                                        'anlegen, '
                                                                                                                        'der '
                                                                                                                        'eine '
                                                                                                                        'Nachricht '
                                                                                                                        'postet, '
                                                                                                                        'wenn '
                                                                                                                        'ein '
                                                                                                                        'Feedelement '
                                                                                                                        'veröffentlicht '
                                                                                                                        'wird, '
                                                                                                                        'und '
                                                                                                                        'ihm '
                                                                                                                        'diese '
                                                                                                                        'Adresse '
                                                                                                                        'geben',
 'invite a bot that reads feeds, and give it this address': 'einen Bot einladen, der Feeds liest, '
                                                            'und ihm diese Adresse geben',
 'moved, was {instant}': 'verschoben, zuvor am {instant}',
 'next update by {instant}': 'nächste Meldung bis {instant}',
 'next update was due {instant}': 'nächste Meldung überfällig seit {instant}',
 'no days with problems': 'keine Tage mit Problemen',
 'quiet days are low, trouble stands up': 'ruhige Tage niedrig, Probleme hoch',
 'shape and word, for a README': 'Form und Wort, für eine README',
 'shows itself only when something is wrong': 'erscheint nur, wenn etwas nicht stimmt',
 'since {instant}': 'seit {instant}',
 'status': 'Status',
 'the answer in a frame, without a script': 'die Antwort in einem Frame, ohne Skript',
 'the answer now, and what is wrong, by component': 'die Antwort von jetzt, und was nicht stimmt, '
                                                    'nach Komponente',
 'the same list, for programs that read JSON': 'dieselbe Liste, für Programme, die JSON lesen',
 'the same list, which also tells corrections': 'dieselbe Liste, die auch Korrekturen meldet',
 'today': 'heute',
 'was degraded': 'zuvor eingeschränkt',
 'was maintenance': 'zuvor Wartung',
 'was major outage': 'zuvor Ausfall',
 'was not yet there': 'zuvor nicht vorhanden',
 'was operational': 'zuvor verfügbar',
 'was partial outage': 'zuvor Teilausfall',
 'what most readers and chats take': 'verstehen die meisten Feedreader und Chats',
 'when this site was built, and when it changes next by itself': 'wann diese Website erstellt '
                                                                 'wurde und wann sie sich das '
                                                                 'nächste Mal von selbst ändert',
 'with the RSS app, type this in the channel': 'mit der RSS-App dies im Kanal eingeben',
 'with the RSS plugin, type this in the channel': 'mit dem RSS-Plugin dies im Kanal eingeben',
 '{clock}, {day}': '{day}, {clock}',
 '{components}: {what}': '{components}: {what}',
 '{component} · {site}': '{component} · {site}',
 '{day}: {what}': '{day}: {what}',
 '{duration} down': '{duration} Ausfallzeit',
 '{names} are down.': '{names} sind ausgefallen.',
 '{names} may be slow.': '{names} können langsam sein.',
 '{names} may not work for everyone.': '{names} funktionieren vielleicht nicht für alle.',
 '{name} ({what})': '{name} ({what})',
 '{name} cannot be used right now.': 'Derzeit ausgefallen: {name}.',
 '{name} in {month}: {what}.': '{name} im {month}: {what}.',
 '{name} in {year}: {what}.': '{name} im Jahr {year}: {what}.',
 '{name} is down.': 'Derzeit ausgefallen: {name}.',
 '{name} may be slow.': 'Derzeit vielleicht langsam: {name}.',
 '{name} may not work for everyone.': 'Derzeit vielleicht nicht für alle nutzbar: {name}.',
 '{name} status': 'Status von {name}',
 '{name}: all updates ({format})': '{name}: alle Meldungen ({format})',
 '{name}: incidents': '{name}: Störungen',
 '{name}: planned maintenance': '{name}: geplante Wartung',
 '{name}: {status}': '{name}: {status}',
 '{name}: {title}': '{name}: {title}',
 '{period}: {problems}': '{period}: {problems}',
 '{start} to {end}': '{start} bis {end}',
 '{status} · {title}': '{status} · {title}',
 '{status}, {duration}': '{status}, {duration}',
 '{status}, {was}': '{status}, {was}',
 '{what} in {month}': '{what} im {month}',
 '{what} · cancelled before it began': '{what} · vor Beginn abgesagt',
 '{what} · cancelled while under way': '{what} · nach Beginn abgebrochen',
 '{what} · ongoing': '{what} · dauert an',
 '{what} · planned': '{what} · geplant',
 '{what} · under way': '{what} · läuft gerade',
 '{what} · {duration}': '{what} · {duration}'},
    plurals={'Last day': ('Letzter Tag', 'Letzte {count} Tage'),
 'Maintenance is under way for {count} of {total} components.': ('{count} von {total} Komponenten '
                                                                 'wird gewartet.',
                                                                 '{count} von {total} Komponenten '
                                                                 'werden gewartet.'),
 'Nothing to report.': ('Nichts zu melden.', '{count} Tage lang nichts zu melden.'),
 'One incident is still open.': ('Eine Störung ist noch offen.',
                                 '{count} Störungen sind noch offen.'),
 '{count} day with problems': ('{count} Tag mit Problemen', '{count} Tage mit Problemen'),
 '{count} day with problems or maintenance': ('{count} Tag mit Problemen oder Wartung',
                                              '{count} Tage mit Problemen oder Wartung'),
 '{count} earlier day': ('{count} früherer Tag', '{count} frühere Tage'),
 '{count} earlier update': ('{count} frühere Meldung', '{count} frühere Meldungen'),
 '{count} incident': ('{count} Störung', '{count} Störungen'),
 '{count} maintenance': ('{count} Wartung', '{count} Wartungen'),
 '{count} more component': ('{count} weitere Komponente', '{count} weitere Komponenten'),
 '{count} more that day': ('{count} weiterer Eintrag an diesem Tag',
                           '{count} weitere Einträge an diesem Tag'),
 '{count} of {total} components is down.': ('{count} von {total} Komponenten ist ausgefallen.',
                                            '{count} von {total} Komponenten sind ausgefallen.'),
 '{count} of {total} components may be slow.': ('{count} von {total} Komponenten kann langsam '
                                                'sein.',
                                                '{count} von {total} Komponenten können langsam '
                                                'sein.'),
 '{count} of {total} components may not work for everyone.': ('{count} von {total} Komponenten '
                                                              'funktioniert vielleicht nicht für '
                                                              'alle.',
                                                              '{count} von {total} Komponenten '
                                                              'funktionieren vielleicht nicht für '
                                                              'alle.')},
)
