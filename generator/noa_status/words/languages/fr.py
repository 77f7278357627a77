"""Français. Made by `make languages` from its catalogue and CLDR: change those, not this."""

from noa_status.words.language import Language

LANGUAGE = Language(
    code='fr',
    name='Français',
    direction='ltr',
    plural='(n > 1)',
    months=('janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre',
 'novembre', 'décembre'),
    short_months=('janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'),
    lone_months=('janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre',
 'novembre', 'décembre'),
    weekdays=('lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'),
    short_weekdays=('lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'),
    narrow_weekdays=('L', 'M', 'M', 'J', 'V', 'S', 'D'),
    first_weekday=0,
    patterns={'clock': 'HH:mm',
 'date': 'd MMM y',
 'day': 'EEEE d MMMM',
 'days_of_month_end': 'd MMM',
 'days_of_month_start': 'd–',
 'days_of_months_end': 'd MMM',
 'days_of_months_start': 'd MMM\u2009–\u2009',
 'instant': '{1}, {0}',
 'month': 'MMMM y',
 'short_day': 'E d MMM',
 'year': 'y'},
    decimal=',',
    percent='{}\xa0%',
    lists={'2': '{0} et {1}', 'end': '{0} et {1}', 'middle': '{0}, {1}', 'start': '{0}, {1}', 'units': ' '},
    units={'day': ('{}\xa0jour', '{}\xa0jours'),
 'hour': ('{}\xa0heure', '{}\xa0heures'),
 'minute': ('{} minute', '{} minutes'),
 'second': ('{}\xa0seconde', '{}\xa0secondes')},
    messages={'90 days ago': 'il y a 90 jours',
 'Add to my calendar': 'Ajouter à mon calendrier',
 'Affected components': 'Composants concernés',
 'Affected: {components}': 'Concerné : {components}',
 'After': 'Après',
 'Ahead': 'À venir',
 'All about {component}': 'Tout sur {component}',
 'All components have problems.': 'Tous les composants ont des problèmes.',
 'All feeds in one file (OPML)': 'Tous les flux dans un fichier (OPML)',
 'All incidents and maintenances of {name}, month by month.': '{name}\xa0: tous les incidents et '
                                                              'toutes les maintenances, mois par '
                                                              'mois.',
 'As of {instant}.': 'État au {instant}.',
 'At {instant}: {what}': 'Au {instant}\xa0: {what}',
 'Back to the incident and all its updates': 'Retour à l’incident et à toutes ses mises à jour',
 'Badge': 'Badge',
 'Badge of this component': 'Badge de ce composant',
 'Banner': 'Bannière',
 'Before': 'Avant',
 'Calendar': 'Calendrier',
 'Cancelled': 'Annulée',
 'Cancelled on {instant}, before it began.': 'Annulée le {instant}, avant son début.',
 'Cancelled on {instant}, while it was under way.': 'Annulée le {instant}, alors qu’elle était en '
                                                    'cours.',
 'Cancelled: {what}': 'Annulé : {what}',
 'Choose what you want to hear of, then where it should arrive. No account, nothing to confirm.': 'Choisissez '
                                                                                                  'ce '
                                                                                                  'que '
                                                                                                  'vous '
                                                                                                  'voulez '
                                                                                                  'suivre, '
                                                                                                  'puis '
                                                                                                  'où '
                                                                                                  'le '
                                                                                                  'recevoir. '
                                                                                                  'Pas '
                                                                                                  'de '
                                                                                                  'compte, '
                                                                                                  'rien '
                                                                                                  'à '
                                                                                                  'confirmer.',
 'Close': 'Fermer',
 'Completed': 'Terminée',
 'Component': 'Composant',
 'Components': 'Composants',
 'Copied': 'Copié',
 'Copy': 'Copier',
 'Copy the table': 'Copier le tableau',
 'Corrected {instant}': 'Corrigé\xa0: {instant}',
 'Corrected {instant}.': 'Corrigé\xa0: {instant}.',
 'Corrected {instant}:': 'Correction, {instant}\xa0:',
 'Critical impact': 'Impact critique',
 'Day by day': 'Jour par jour',
 'Days with problems, in words': 'Jours avec des problèmes, en toutes lettres',
 'Degraded': 'Dégradé',
 'Down': 'Durée de panne',
 'Each day as its worst moment for any component: quiet days are low, trouble stands up.': 'Chaque '
                                                                                           'jour '
                                                                                           'montre '
                                                                                           'son '
                                                                                           'pire '
                                                                                           'moment, '
                                                                                           'tous '
                                                                                           'composants '
                                                                                           'confondus\xa0'
                                                                                           ': plus '
                                                                                           'c’est '
                                                                                           'haut, '
                                                                                           'plus '
                                                                                           'c’est '
                                                                                           'grave.',
 'Earlier months': 'Mois précédents',
 'Every incident of the last months, from its beginning until it was resolved.': 'Chaque incident '
                                                                                 'des derniers '
                                                                                 'mois, de son '
                                                                                 'début à sa '
                                                                                 'résolution.',
 'Every update of every incident and maintenance, once each, as a feed: a list that programs look at for you.': 'Chaque '
                                                                                                                'mise '
                                                                                                                'à '
                                                                                                                'jour '
                                                                                                                'de '
                                                                                                                'chaque '
                                                                                                                'incident '
                                                                                                                'et '
                                                                                                                'de '
                                                                                                                'chaque '
                                                                                                                'maintenance, '
                                                                                                                'une '
                                                                                                                'seule '
                                                                                                                'fois, '
                                                                                                                'sous '
                                                                                                                'forme '
                                                                                                                'de '
                                                                                                                'flux\xa0'
                                                                                                                ': '
                                                                                                                'une '
                                                                                                                'liste '
                                                                                                                'que '
                                                                                                                'des '
                                                                                                                'programmes '
                                                                                                                'consultent '
                                                                                                                'pour '
                                                                                                                'vous.',
 'Every update on incidents and maintenance of {name}.': '{name}\xa0: toutes les mises à jour sur '
                                                         'les incidents et les maintenances.',
 'Every update that speaks of {component}:': 'Toutes les mises à jour concernant {component}\xa0:',
 'Everything else works.': 'Tout le reste fonctionne.',
 'Everything in {month}': 'Voir tout {month}',
 'Everything is down.': 'Tout est en panne.',
 'Everything is working.': 'Tout fonctionne.',
 'Everything may be slow.': 'Tout peut fonctionner au ralenti.',
 'Follow this component': 'Suivre ce composant',
 'For one component, put the address of its feed in place of this one.': 'Pour un seul composant, '
                                                                         'remplacez cette adresse '
                                                                         'par celle de son flux.',
 'Get updates': 'S’abonner',
 'Give its address, as it stands above, to a feed reader or your team’s chat: then you hear of every update once.': 'Donnez '
                                                                                                                    'son '
                                                                                                                    'adresse, '
                                                                                                                    'indiquée '
                                                                                                                    'ci-dessus, '
                                                                                                                    'à '
                                                                                                                    'un '
                                                                                                                    'lecteur '
                                                                                                                    'de '
                                                                                                                    'flux '
                                                                                                                    'ou '
                                                                                                                    'à '
                                                                                                                    'la '
                                                                                                                    'messagerie '
                                                                                                                    'de '
                                                                                                                    'votre '
                                                                                                                    'équipe '
                                                                                                                    ': '
                                                                                                                    'chaque '
                                                                                                                    'mise '
                                                                                                                    'à '
                                                                                                                    'jour '
                                                                                                                    'vous '
                                                                                                                    'parvient '
                                                                                                                    'une '
                                                                                                                    'seule '
                                                                                                                    'fois.',
 'Give your reader one of the addresses above, or that of any page here: it finds the feed itself.': 'Donnez '
                                                                                                     'à '
                                                                                                     'votre '
                                                                                                     'lecteur '
                                                                                                     'l’une '
                                                                                                     'des '
                                                                                                     'adresses '
                                                                                                     'ci-dessus, '
                                                                                                     'ou '
                                                                                                     'celle '
                                                                                                     'de '
                                                                                                     'n’importe '
                                                                                                     'quelle '
                                                                                                     'page '
                                                                                                     'de '
                                                                                                     'ce '
                                                                                                     'site\xa0'
                                                                                                     ': '
                                                                                                     'il '
                                                                                                     'trouve '
                                                                                                     'le '
                                                                                                     'flux '
                                                                                                     'lui-même.',
 'Going on:': 'Toujours en cours\xa0:',
 'History': 'Historique',
 'I depend on one thing only': 'Je ne dépends que d’un composant',
 'I read feeds': 'Je lis des flux',
 'I want a program to know': 'Je veux informer un programme',
 'I want it by e-mail': 'Je veux suivre par e-mail',
 'I want it in my calendar': 'Je veux suivre dans mon calendrier',
 'I want it in our chat': 'Je veux suivre dans notre messagerie',
 'I want it on my own page': 'Je veux afficher l’état sur ma page',
 'I want to know everything': 'Je veux tout savoir',
 'Identified': 'Cause identifiée',
 'In progress': 'En cours',
 'Incidents': 'Incidents',
 'Incidents and maintenance': 'Incidents et maintenances',
 'Investigating': 'Analyse en cours',
 'It tells the state wherever you put it, and leads here.': 'Il indique l’état partout où vous le '
                                                            'placez, et mène ici.',
 'Languages': 'Langues',
 'Last 24 hours': 'Dernières 24 heures',
 'Line': 'Ligne',
 'Main': 'Navigation principale',
 'Maintenance': 'Maintenance',
 'Maintenance is under way for {names}.': 'Maintenance en cours\xa0: {names}.',
 'Maintenance is under way for {name}.': 'Maintenance en cours\xa0: {name}.',
 'Maintenance is under way.': 'Une maintenance est en cours.',
 'Major impact': 'Impact majeur',
 'Major outage': 'Panne majeure',
 'Minor impact': 'Impact mineur',
 'Monitoring': 'Sous surveillance',
 'Month': 'Mois',
 'More': 'Autres pages',
 'Moved on {instant}: was {start} to {end}.': 'Déplacée le {instant}\u202f; auparavant le '
                                              '{start}\xa0– {end}.',
 'Neighbours': 'Avant et après',
 'No impact': 'Aucun impact',
 'No problems.': 'Aucun problème.',
 'No such page': 'Page introuvable',
 'Not known since {instant}.': 'État inconnu depuis le {instant}.',
 'Not translated yet: this text is in {language}.': 'Pas encore traduit. Original\xa0: {language}.',
 'Not working for you?': 'Cela ne fonctionne pas chez vous\u202f?',
 'Not yet there': 'Pas encore en service',
 'Nothing is planned.': 'Rien n’est prévu.',
 'Nothing to report': 'Rien à signaler',
 'Nothing to report this month.': 'Rien à signaler ce mois-ci.',
 'Nothing to report yet.': 'Rien à signaler pour l’instant.',
 'Now': 'État actuel',
 'Ongoing': 'En cours',
 'Only:': 'Filtrer\xa0:',
 'Operational': 'Opérationnel',
 'Partial outage': 'Panne partielle',
 'Past': 'Passées',
 'Perhaps the address was cut off. Above is how {name} is now; from here you can go on to:': 'L’adresse '
                                                                                             'a '
                                                                                             'peut-être '
                                                                                             'été '
                                                                                             'coupée. '
                                                                                             'Voyez '
                                                                                             'ci-dessus '
                                                                                             'où '
                                                                                             'en '
                                                                                             'est '
                                                                                             '{name}\u202f'
                                                                                             '; '
                                                                                             'd’ici, '
                                                                                             'vous '
                                                                                             'pouvez '
                                                                                             'consulter\xa0'
                                                                                             ':',
 'Plain files: no key needed, and the scripts of any page may read them. Ask with the last answer’s ETag, and you are sent only what changed.': 'De '
                                                                                                                                                'simples '
                                                                                                                                                'fichiers\xa0'
                                                                                                                                                ': '
                                                                                                                                                'aucune '
                                                                                                                                                'clé '
                                                                                                                                                'requise, '
                                                                                                                                                'et '
                                                                                                                                                'les '
                                                                                                                                                'scripts '
                                                                                                                                                'de '
                                                                                                                                                'n’importe '
                                                                                                                                                'quelle '
                                                                                                                                                'page '
                                                                                                                                                'peuvent '
                                                                                                                                                'les '
                                                                                                                                                'lire. '
                                                                                                                                                'Joignez '
                                                                                                                                                'à '
                                                                                                                                                'la '
                                                                                                                                                'requête '
                                                                                                                                                'l’ETag '
                                                                                                                                                'de '
                                                                                                                                                'la '
                                                                                                                                                'dernière '
                                                                                                                                                'réponse, '
                                                                                                                                                'et '
                                                                                                                                                'vous '
                                                                                                                                                'ne '
                                                                                                                                                'recevez '
                                                                                                                                                'que '
                                                                                                                                                'ce '
                                                                                                                                                'qui '
                                                                                                                                                'a '
                                                                                                                                                'changé.',
 'Planned': 'Planifiée',
 'Planned maintenance': 'Maintenances planifiées',
 'Planned maintenance appears in your calendar and moves there when it is moved.': 'Les '
                                                                                   'maintenances '
                                                                                   'planifiées '
                                                                                   'apparaissent '
                                                                                   'dans votre '
                                                                                   'calendrier et '
                                                                                   's’y déplacent '
                                                                                   'quand leur '
                                                                                   'date change.',
 'Planned work on {name}: under way, ahead and done.': 'Travaux planifiés sur {name}\xa0: en '
                                                       'cours, à venir et terminés.',
 'Post-mortem': 'Compte rendu',
 'Post-mortem: {title}': 'Compte rendu\xa0: {title}',
 'Published on {instant}.': 'Publié le {instant}.',
 'Read the post-mortem: what happened, why, and what we change': 'Lire le compte rendu\xa0: ce qui '
                                                                 's’est passé, pourquoi, et ce que '
                                                                 'nous changeons',
 'Resolved': 'Résolu',
 'Retired': 'Retiré',
 'Retired on {day}': 'Retiré le {day}',
 'Scheduled': 'Planifiée',
 'Show only': 'Filtrer',
 'Since {instant}': 'Début\xa0: {instant}',
 'Skip to the content': 'Aller au contenu',
 'Subscribe by e-mail': 'S’abonner par e-mail',
 'The last 90 days': 'Les 90 derniers jours',
 'The last days': 'Les derniers jours',
 'The same, but only what concerns this component.': 'La même liste, limitée au composant choisi.',
 'The year {year}': 'L’année {year}',
 'There is no page here.': 'Il n’y a pas de page ici.',
 'This is a feed: a list of updates that other programs look at for you.': 'Ceci est un flux : une '
                                                                           'liste de mises à jour '
                                                                           'que d’autres '
                                                                           'programmes consultent '
                                                                           'pour vous.',
 'Time zone': 'Fuseau horaire',
 'Times are UTC.': 'Heures en UTC.',
 'Under way': 'En cours',
 'Updated: {what}': 'Nouveau\xa0: {what}',
 'Updates': 'Mises à jour',
 'Uptime': 'Disponibilité',
 'Uptime by component and month in {year}': 'Disponibilité par composant et par mois en {year}',
 'Uptime by month': 'Disponibilité par mois',
 'Uptime is weighted: a major outage counts in full, a partial outage for {share}, slowness and planned maintenance not at all.': 'La '
                                                                                                                                  'disponibilité '
                                                                                                                                  'est '
                                                                                                                                  'pondérée\xa0'
                                                                                                                                  ': '
                                                                                                                                  'une '
                                                                                                                                  'panne '
                                                                                                                                  'majeure '
                                                                                                                                  'compte '
                                                                                                                                  'entièrement, '
                                                                                                                                  'une '
                                                                                                                                  'panne '
                                                                                                                                  'partielle '
                                                                                                                                  'pour '
                                                                                                                                  '{share}\u202f'
                                                                                                                                  '; '
                                                                                                                                  'les '
                                                                                                                                  'ralentissements '
                                                                                                                                  'et '
                                                                                                                                  'les '
                                                                                                                                  'maintenances '
                                                                                                                                  'planifiées '
                                                                                                                                  'ne '
                                                                                                                                  'comptent '
                                                                                                                                  'pas.',
 'Verifying': 'Vérification',
 'Ways to hear of every update of {name}, or of one component: feeds, chat, programs, your own page.': 'Suivre '
                                                                                                       '{name}, '
                                                                                                       'ou '
                                                                                                       'un '
                                                                                                       'seul '
                                                                                                       'composant\xa0'
                                                                                                       ': '
                                                                                                       'flux, '
                                                                                                       'messagerie, '
                                                                                                       'programmes, '
                                                                                                       'votre '
                                                                                                       'propre '
                                                                                                       'page.',
 'What happened before': 'Ce qui s’est passé avant',
 'What is happening now': 'Ce qui se passe maintenant',
 'What is planned': 'Ce qui est prévu',
 'a badge’s words, for shields.io': 'le texte d’un badge, pour shields.io',
 'every update, with ids that stay': 'chaque mise à jour, avec des identifiants stables',
 'everything that these pages say, with schemas': 'tout ce que disent ces pages, avec des schémas',
 'for Prometheus and what reads like it': 'pour Prometheus et ce qui lit comme lui',
 'for calendars that ask for an address': 'pour les calendriers qui demandent une adresse',
 'in the channel’s menu, make a workflow that posts a message when a feed item is published, and give it this address': 'dans '
                                                                                                                        'le '
                                                                                                                        'menu '
                                                                                                                        'du '
                                                                                                                        'canal, '
                                                                                                                        'créez '
                                                                                                                        'un '
                                                                                                                        'workflow '
                                                                                                                        'qui '
                                                                                                                        'publie '
                                                                                                                        'un '
                                                                                                                        'message '
                                                                                                                        'dès '
                                                                                                                        'qu’un '
                                                                                                                        'élément '
                                                                                                                        'du '
                                                                                                                        'flux '
                                                                                                                        'paraît, '
                                                                                                                        'et '
                                                                                                                        'donnez-lui '
                                                                                                                        'cette '
                                                                                                                        'adresse',
 'invite a bot that reads feeds, and give it this address': 'invitez un bot qui lit les flux, et '
                                                            'donnez-lui cette adresse',
 'moved, was {instant}': 'déplacée, auparavant le {instant}',
 'next update by {instant}': 'prochaine mise à jour au plus tard\xa0: {instant}',
 'next update was due {instant}': 'mise à jour en retard, prévue\xa0: {instant}',
 'no days with problems': 'aucun jour avec des problèmes',
 'quiet days are low, trouble stands up': 'plus c’est haut, plus c’est grave',
 'shape and word, for a README': 'forme et mot, pour un README',
 'shows itself only when something is wrong': 'n’apparaît que si quelque chose ne va pas',
 'since {instant}': 'début\xa0: {instant}',
 'status': 'statut',
 'the answer in a frame, without a script': 'la réponse dans un cadre, sans script',
 'the answer now, and what is wrong, by component': 'la réponse actuelle et ce qui ne va pas, par '
                                                    'composant',
 'the same list, for programs that read JSON': 'la même liste, pour les programmes qui lisent du '
                                               'JSON',
 'the same list, which also tells corrections': 'la même liste, qui signale aussi les corrections',
 'today': 'aujourd’hui',
 'was degraded': 'auparavant dégradé',
 'was maintenance': 'auparavant maintenance',
 'was major outage': 'auparavant panne majeure',
 'was not yet there': 'auparavant pas en service',
 'was operational': 'auparavant opérationnel',
 'was partial outage': 'auparavant panne partielle',
 'what most readers and chats take': 'accepté par la plupart des lecteurs et des messageries',
 'when this site was built, and when it changes next by itself': 'quand ce site a été construit, '
                                                                 'et quand il changera de lui-même',
 'with the RSS app, type this in the channel': 'avec l’application RSS, saisissez ceci dans le '
                                               'canal',
 'with the RSS plugin, type this in the channel': 'avec le plugin RSS, saisissez ceci dans le '
                                                  'canal',
 '{clock}, {day}': '{day}, {clock}',
 '{components}: {what}': '{components}\xa0: {what}',
 '{component} · {site}': '{component} · {site}',
 '{day}: {what}': '{day}\xa0: {what}',
 '{duration} down': '{duration} de panne',
 '{names} are down.': '{names} sont en panne.',
 '{names} may be slow.': '{names} peuvent fonctionner au ralenti.',
 '{names} may not work for everyone.': '{names} ne fonctionnent peut-être pas pour tout le monde.',
 '{name} ({what})': '{name} ({what})',
 '{name} cannot be used right now.': 'Panne en cours\xa0: {name}.',
 '{name} in {month}: {what}.': '{name} en {month}\xa0: {what}.',
 '{name} in {year}: {what}.': '{name} en {year}\xa0: {what}.',
 '{name} is down.': 'Panne en cours\xa0: {name}.',
 '{name} may be slow.': 'Ralentissements possibles\xa0: {name}.',
 '{name} may not work for everyone.': 'Problèmes pour certains utilisateurs\xa0: {name}.',
 '{name} status': 'Statut {name}',
 '{name}: all updates ({format})': '{name}\xa0: toutes les mises à jour ({format})',
 '{name}: incidents': '{name} : incidents',
 '{name}: planned maintenance': '{name} : maintenance planifiée',
 '{name}: {status}': '{name}\xa0: {status}',
 '{name}: {title}': '{name} : {title}',
 '{period}: {problems}': '{period}\xa0: {problems}',
 '{start} to {end}': '{start}\xa0– {end}',
 '{status} · {title}': '{status} · {title}',
 '{status}, {duration}': '{status}, {duration}',
 '{status}, {was}': '{status}, {was}',
 '{what} in {month}': '{what} en {month}',
 '{what} · cancelled before it began': '{what} · annulée avant son début',
 '{what} · cancelled while under way': '{what} · annulée en cours',
 '{what} · ongoing': '{what} · en cours',
 '{what} · planned': '{what} · planifiée',
 '{what} · under way': '{what} · en cours',
 '{what} · {duration}': '{what} · {duration}'},
    plurals={'Last day': ('Dernier jour', '{count} derniers jours'),
 'Maintenance is under way for {count} of {total} components.': ('{count} composant sur {total} '
                                                                 'est en maintenance.',
                                                                 '{count} composants sur {total} '
                                                                 'sont en maintenance.'),
 'Nothing to report.': ('Rien à signaler.', 'Rien à signaler pendant {count} jours.'),
 'One incident is still open.': ('Un incident est encore ouvert.',
                                 '{count} incidents sont encore ouverts.'),
 '{count} day with problems': ('{count} jour avec des problèmes',
                               '{count} jours avec des problèmes'),
 '{count} day with problems or maintenance': ('{count} jour avec problèmes ou maintenance',
                                              '{count} jours avec problèmes ou maintenance'),
 '{count} earlier day': ('{count} jour précédent', '{count} jours précédents'),
 '{count} earlier update': ('{count} mise à jour précédente', '{count} mises à jour précédentes'),
 '{count} incident': ('{count} incident', '{count} incidents'),
 '{count} maintenance': ('{count} maintenance', '{count} maintenances'),
 '{count} more component': ('{count} autre composant', '{count} autres composants'),
 '{count} more that day': ('{count} de plus ce jour-là', '{count} de plus ce jour-là'),
 '{count} of {total} components is down.': ('{count} composant sur {total} est en panne.',
                                            '{count} composants sur {total} sont en panne.'),
 '{count} of {total} components may be slow.': ('{count} composant sur {total} peut fonctionner au '
                                                'ralenti.',
                                                '{count} composants sur {total} peuvent '
                                                'fonctionner au ralenti.'),
 '{count} of {total} components may not work for everyone.': ('{count} composant sur {total} ne '
                                                              'fonctionne peut-être pas pour tout '
                                                              'le monde.',
                                                              '{count} composants sur {total} ne '
                                                              'fonctionnent peut-être pas pour '
                                                              'tout le monde.')},
)
