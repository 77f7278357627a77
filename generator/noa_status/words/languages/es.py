"""Español. Made by `make languages` from its catalogue and CLDR: change those, not this."""

from noa_status.words.language import Language

LANGUAGE = Language(
    code='es',
    name='Español',
    direction='ltr',
    plural='(n != 1)',
    months=('enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre',
 'noviembre', 'diciembre'),
    short_months=('ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'),
    lone_months=('enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre',
 'noviembre', 'diciembre'),
    weekdays=('lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'),
    short_weekdays=('lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'),
    narrow_weekdays=('L', 'M', 'X', 'J', 'V', 'S', 'D'),
    first_weekday=0,
    patterns={'clock': 'H:mm',
 'date': 'd MMM y',
 'day': "EEEE, d 'de' MMMM",
 'days_of_month_end': 'd MMM',
 'days_of_month_start': 'd–',
 'days_of_months_end': 'd MMM',
 'days_of_months_start': 'd MMM\u2009–\u2009',
 'instant': '{1}, {0}',
 'month': "MMMM 'de' y",
 'short_day': 'E, d MMM',
 'year': 'y'},
    decimal=',',
    percent='{}\xa0%',
    lists={'2': '{0} y {1}', 'end': '{0} y {1}', 'middle': '{0}, {1}', 'start': '{0}, {1}', 'units': ' '},
    units={'day': ('{} día', '{} días'),
 'hour': ('{} hora', '{} horas'),
 'minute': ('{} minuto', '{} minutos'),
 'second': ('{} segundo', '{} segundos')},
    messages={'90 days ago': 'hace 90 días',
 'Add to my calendar': 'Añadir a mi calendario',
 'Affected components': 'Componentes afectados',
 'Affected: {components}': 'Afectado: {components}',
 'After': 'Siguiente',
 'Ahead': 'Próximos',
 'All about {component}': 'Todo sobre {component}',
 'All components have problems.': 'Todos los componentes tienen problemas.',
 'All feeds in one file (OPML)': 'Todas las fuentes en un archivo (OPML)',
 'All incidents and maintenances of {name}, month by month.': 'Todos los incidentes y '
                                                              'mantenimientos de {name}, mes a '
                                                              'mes.',
 'As of {instant}.': 'Actualizado: {instant}.',
 'At {instant}: {what}': 'Último estado conocido ({instant}): {what}',
 'Back to the incident and all its updates': 'Volver al incidente y a todas sus actualizaciones',
 'Badge': 'Insignia',
 'Badge of this component': 'Insignia de este componente',
 'Banner': 'Banner',
 'Before': 'Anterior',
 'Calendar': 'Calendario',
 'Cancelled': 'Cancelado',
 'Cancelled on {instant}, before it began.': 'Cancelado el {instant}, antes de empezar.',
 'Cancelled on {instant}, while it was under way.': 'Cancelado el {instant}, cuando ya estaba en '
                                                    'curso.',
 'Cancelled: {what}': 'Cancelado: {what}',
 'Choose what you want to hear of, then where it should arrive. No account, nothing to confirm.': 'Elija '
                                                                                                  'qué '
                                                                                                  'avisos '
                                                                                                  'quiere '
                                                                                                  'y '
                                                                                                  'dónde '
                                                                                                  'recibirlos. '
                                                                                                  'Sin '
                                                                                                  'cuenta '
                                                                                                  'y '
                                                                                                  'sin '
                                                                                                  'nada '
                                                                                                  'que '
                                                                                                  'confirmar.',
 'Close': 'Cerrar',
 'Completed': 'Completado',
 'Component': 'Componente',
 'Components': 'Componentes',
 'Copied': 'Copiado',
 'Copy': 'Copiar',
 'Copy the table': 'Copiar la tabla',
 'Corrected {instant}': 'Corregido ({instant})',
 'Corrected {instant}.': 'Corregido ({instant}).',
 'Corrected {instant}:': 'Corregido ({instant}):',
 'Critical impact': 'Impacto crítico',
 'Day by day': 'Día a día',
 'Days with problems, in words': 'Días con problemas, en texto',
 'Degraded': 'Degradación',
 'Down': 'Caída',
 'Each day as its worst moment for any component: quiet days are low, trouble stands up.': 'Cada '
                                                                                           'día '
                                                                                           'muestra '
                                                                                           'su '
                                                                                           'peor '
                                                                                           'momento '
                                                                                           'en '
                                                                                           'cualquiera '
                                                                                           'de los '
                                                                                           'componentes: '
                                                                                           'los '
                                                                                           'días '
                                                                                           'tranquilos '
                                                                                           'son '
                                                                                           'barras '
                                                                                           'bajas; '
                                                                                           'los '
                                                                                           'días '
                                                                                           'con '
                                                                                           'problemas, '
                                                                                           'altas.',
 'Earlier months': 'Meses anteriores',
 'Every incident of the last months, from its beginning until it was resolved.': 'Cada incidente '
                                                                                 'de los últimos '
                                                                                 'meses, desde que '
                                                                                 'empezó hasta que '
                                                                                 'se resolvió.',
 'Every update of every incident and maintenance, once each, as a feed: a list that programs look at for you.': 'Cada '
                                                                                                                'actualización '
                                                                                                                'de '
                                                                                                                'cada '
                                                                                                                'incidente '
                                                                                                                'y '
                                                                                                                'mantenimiento, '
                                                                                                                'una '
                                                                                                                'sola '
                                                                                                                'vez, '
                                                                                                                'en '
                                                                                                                'un '
                                                                                                                'feed: '
                                                                                                                'una '
                                                                                                                'lista '
                                                                                                                'que '
                                                                                                                'los '
                                                                                                                'programas '
                                                                                                                'consultan '
                                                                                                                'por '
                                                                                                                'su '
                                                                                                                'cuenta.',
 'Every update on incidents and maintenance of {name}.': 'Todas las actualizaciones sobre '
                                                         'incidentes y mantenimiento de {name}.',
 'Every update that speaks of {component}:': 'Todas las actualizaciones sobre {component}:',
 'Everything else works.': 'Todo lo demás funciona.',
 'Everything in {month}': 'Todo lo ocurrido en {month}',
 'Everything is down.': 'Nada funciona en este momento.',
 'Everything is working.': 'Todo funciona con normalidad.',
 'Everything may be slow.': 'Puede haber lentitud en todo el servicio.',
 'Follow this component': 'Seguir este componente',
 'For one component, put the address of its feed in place of this one.': 'Para un solo componente, '
                                                                         'ponga la dirección de su '
                                                                         'feed en lugar de esta.',
 'Get updates': 'Recibir avisos',
 'Give its address, as it stands above, to a feed reader or your team’s chat: then you hear of every update once.': 'Indique '
                                                                                                                    'la '
                                                                                                                    'dirección '
                                                                                                                    'de '
                                                                                                                    'arriba '
                                                                                                                    'a '
                                                                                                                    'un '
                                                                                                                    'lector '
                                                                                                                    'de '
                                                                                                                    'feeds '
                                                                                                                    'o '
                                                                                                                    'al '
                                                                                                                    'chat '
                                                                                                                    'de '
                                                                                                                    'su '
                                                                                                                    'equipo: '
                                                                                                                    'cada '
                                                                                                                    'actualización '
                                                                                                                    'llega '
                                                                                                                    'una '
                                                                                                                    'sola '
                                                                                                                    'vez.',
 'Give your reader one of the addresses above, or that of any page here: it finds the feed itself.': 'Indique '
                                                                                                     'a '
                                                                                                     'su '
                                                                                                     'lector '
                                                                                                     'una '
                                                                                                     'de '
                                                                                                     'las '
                                                                                                     'direcciones '
                                                                                                     'de '
                                                                                                     'arriba '
                                                                                                     'o '
                                                                                                     'la '
                                                                                                     'de '
                                                                                                     'cualquier '
                                                                                                     'página '
                                                                                                     'de '
                                                                                                     'este '
                                                                                                     'sitio; '
                                                                                                     'encontrará '
                                                                                                     'el '
                                                                                                     'feed '
                                                                                                     'por '
                                                                                                     'sí '
                                                                                                     'solo.',
 'Going on:': 'En curso:',
 'History': 'Historial',
 'I depend on one thing only': 'Solo dependo de una cosa',
 'I read feeds': 'Uso un lector de feeds',
 'I want a program to know': 'Quiero que lo consulte un programa',
 'I want it by e-mail': 'Lo quiero por correo electrónico',
 'I want it in my calendar': 'Lo quiero en mi calendario',
 'I want it in our chat': 'Lo quiero en nuestro chat',
 'I want it on my own page': 'Lo quiero en mi propia página',
 'I want to know everything': 'Quiero enterarme de todo',
 'Identified': 'Identificado',
 'In progress': 'En curso',
 'Incidents': 'Incidentes',
 'Incidents and maintenance': 'Incidentes y mantenimiento',
 'Investigating': 'En investigación',
 'It tells the state wherever you put it, and leads here.': 'Muestra el estado allí donde se '
                                                            'coloque y enlaza con esta página.',
 'Languages': 'Idiomas',
 'Last 24 hours': 'Últimas 24 horas',
 'Line': 'Línea',
 'Main': 'Principal',
 'Maintenance': 'Mantenimiento',
 'Maintenance is under way for {names}.': 'Se está realizando mantenimiento en {names}.',
 'Maintenance is under way for {name}.': 'Se está realizando mantenimiento en {name}.',
 'Maintenance is under way.': 'Mantenimiento en curso.',
 'Major impact': 'Impacto grave',
 'Major outage': 'Caída total',
 'Minor impact': 'Impacto leve',
 'Monitoring': 'En observación',
 'Month': 'Mes',
 'More': 'Más',
 'Moved on {instant}: was {start} to {end}.': 'Reprogramado el {instant}; antes: {start}\xa0– '
                                              '{end}.',
 'Neighbours': 'Anterior y siguiente',
 'No impact': 'Sin impacto',
 'No problems.': 'Sin problemas.',
 'No such page': 'Página no encontrada',
 'Not known since {instant}.': 'Estado desconocido desde el {instant}.',
 'Not translated yet: this text is in {language}.': 'Aún sin traducir; idioma de este texto: '
                                                    '{language}.',
 'Not working for you?': '¿No\xa0le\xa0funciona?',
 'Not yet there': 'Aún no existía',
 'Nothing is planned.': 'No hay nada programado.',
 'Nothing to report': 'Sin novedades',
 'Nothing to report this month.': 'Sin novedades este mes.',
 'Nothing to report yet.': 'Sin novedades por ahora.',
 'Now': 'Ahora',
 'Ongoing': 'En curso',
 'Only:': 'Solo:',
 'Operational': 'Normal',
 'Partial outage': 'Caída parcial',
 'Past': 'Anteriores',
 'Perhaps the address was cut off. Above is how {name} is now; from here you can go on to:': 'Quizá '
                                                                                             'la '
                                                                                             'dirección '
                                                                                             'esté '
                                                                                             'incompleta. '
                                                                                             'Arriba '
                                                                                             'se '
                                                                                             'muestra '
                                                                                             'el '
                                                                                             'estado '
                                                                                             'actual '
                                                                                             'de '
                                                                                             '{name}; '
                                                                                             'desde '
                                                                                             'aquí '
                                                                                             'puede '
                                                                                             'ir '
                                                                                             'a:',
 'Plain files: no key needed, and the scripts of any page may read them. Ask with the last answer’s ETag, and you are sent only what changed.': 'Archivos '
                                                                                                                                                'sin '
                                                                                                                                                'más: '
                                                                                                                                                'no '
                                                                                                                                                'hace '
                                                                                                                                                'falta '
                                                                                                                                                'clave '
                                                                                                                                                'y '
                                                                                                                                                'los '
                                                                                                                                                'scripts '
                                                                                                                                                'de '
                                                                                                                                                'cualquier '
                                                                                                                                                'página '
                                                                                                                                                'pueden '
                                                                                                                                                'leerlos. '
                                                                                                                                                'Si '
                                                                                                                                                'la '
                                                                                                                                                'petición '
                                                                                                                                                'lleva '
                                                                                                                                                'el '
                                                                                                                                                'ETag '
                                                                                                                                                'de '
                                                                                                                                                'la '
                                                                                                                                                'última '
                                                                                                                                                'respuesta, '
                                                                                                                                                'solo '
                                                                                                                                                'se '
                                                                                                                                                'envía '
                                                                                                                                                'lo '
                                                                                                                                                'que '
                                                                                                                                                'haya '
                                                                                                                                                'cambiado.',
 'Planned': 'Programado',
 'Planned maintenance': 'Mantenimiento programado',
 'Planned maintenance appears in your calendar and moves there when it is moved.': 'El '
                                                                                   'mantenimiento '
                                                                                   'programado '
                                                                                   'aparece en su '
                                                                                   'calendario y, '
                                                                                   'si cambia de '
                                                                                   'fecha, cambia '
                                                                                   'también allí.',
 'Planned work on {name}: under way, ahead and done.': 'Trabajos programados de {name}: en curso, '
                                                       'próximos y anteriores.',
 'Post-mortem': 'Análisis posterior',
 'Post-mortem: {title}': 'Análisis posterior: {title}',
 'Published on {instant}.': 'Publicado el {instant}.',
 'Read the post-mortem: what happened, why, and what we change': 'Leer el análisis posterior: qué '
                                                                 'ocurrió, por qué y qué cambiamos',
 'Resolved': 'Resuelto',
 'Retired': 'Retirado',
 'Retired on {day}': 'Retirado el {day}',
 'Scheduled': 'Programado',
 'Show only': 'Mostrar solo',
 'Since {instant}': 'Inicio: {instant}',
 'Skip to the content': 'Ir al contenido',
 'Subscribe by e-mail': 'Suscribirse por correo electrónico',
 'The last 90 days': 'Los últimos 90 días',
 'The last days': 'Los últimos días',
 'The same, but only what concerns this component.': 'Lo mismo, pero solo lo que afecta al '
                                                     'componente elegido.',
 'The year {year}': 'Año {year}',
 'There is no page here.': 'Aquí no hay ninguna página.',
 'This is a feed: a list of updates that other programs look at for you.': 'Esto es un feed: una '
                                                                           'lista de '
                                                                           'actualizaciones que '
                                                                           'otros programas '
                                                                           'consultan por usted.',
 'Time zone': 'Zona horaria',
 'Times are UTC.': 'Horas en UTC.',
 'Under way': 'En curso',
 'Updated: {what}': 'Novedades: {what}',
 'Updates': 'Actualizaciones',
 'Uptime': 'Disponibilidad',
 'Uptime by component and month in {year}': 'Disponibilidad por componente y mes en {year}',
 'Uptime by month': 'Disponibilidad por mes',
 'Uptime is weighted: a major outage counts in full, a partial outage for {share}, slowness and planned maintenance not at all.': 'La '
                                                                                                                                  'disponibilidad '
                                                                                                                                  'se '
                                                                                                                                  'pondera: '
                                                                                                                                  'una '
                                                                                                                                  'caída '
                                                                                                                                  'total '
                                                                                                                                  'cuenta '
                                                                                                                                  'por '
                                                                                                                                  'completo '
                                                                                                                                  'y '
                                                                                                                                  'una '
                                                                                                                                  'parcial, '
                                                                                                                                  'al '
                                                                                                                                  '{share}; '
                                                                                                                                  'la '
                                                                                                                                  'degradación '
                                                                                                                                  'y '
                                                                                                                                  'el '
                                                                                                                                  'mantenimiento '
                                                                                                                                  'programado '
                                                                                                                                  'no '
                                                                                                                                  'cuentan.',
 'Verifying': 'En verificación',
 'Ways to hear of every update of {name}, or of one component: feeds, chat, programs, your own page.': 'Cómo '
                                                                                                       'recibir '
                                                                                                       'todas '
                                                                                                       'las '
                                                                                                       'actualizaciones '
                                                                                                       'de '
                                                                                                       '{name}, '
                                                                                                       'o '
                                                                                                       'las '
                                                                                                       'de '
                                                                                                       'un '
                                                                                                       'solo '
                                                                                                       'componente: '
                                                                                                       'feeds, '
                                                                                                       'chat, '
                                                                                                       'programas '
                                                                                                       'o '
                                                                                                       'su '
                                                                                                       'propia '
                                                                                                       'página.',
 'What happened before': 'Qué ocurrió antes',
 'What is happening now': 'Qué ocurre ahora',
 'What is planned': 'Qué hay programado',
 'a badge’s words, for shields.io': 'el texto de una insignia, para shields.io',
 'every update, with ids that stay': 'todas las actualizaciones, con identificadores que no '
                                     'cambian',
 'everything that these pages say, with schemas': 'todo lo que dicen estas páginas, con esquemas',
 'for Prometheus and what reads like it': 'para Prometheus y lo que lee como él',
 'for calendars that ask for an address': 'para calendarios que piden una dirección',
 'in the channel’s menu, make a workflow that posts a message when a feed item is published, and give it this address': 'en '
                                                                                                                        'el '
                                                                                                                        'menú '
                                                                                                                        'del '
                                                                                                                        'canal, '
                                                                                                                        'cree '
                                                                                                                        'un '
                                                                                                                        'flujo '
                                                                                                                        'de '
                                                                                                                        'trabajo '
                                                                                                                        'que '
                                                                                                                        'publique '
                                                                                                                        'un '
                                                                                                                        'mensaje '
                                                                                                                        'cuando '
                                                                                                                        'aparezca '
                                                                                                                        'un '
                                                                                                                        'elemento '
                                                                                                                        'en '
                                                                                                                        'un '
                                                                                                                        'feed '
                                                                                                                        'e '
                                                                                                                        'indíquele '
                                                                                                                        'esta '
                                                                                                                        'dirección',
 'invite a bot that reads feeds, and give it this address': 'invite a un bot que lea feeds e '
                                                            'indíquele esta dirección',
 'moved, was {instant}': 'reprogramado; antes: {instant}',
 'next update by {instant}': 'próxima actualización: {instant} a más tardar',
 'next update was due {instant}': 'próxima actualización con retraso (prevista: {instant})',
 'no days with problems': 'ningún día con problemas',
 'quiet days are low, trouble stands up': 'barra alta: día con problemas',
 'shape and word, for a README': 'forma y palabra, para un README',
 'shows itself only when something is wrong': 'aparece solo cuando hay un problema',
 'since {instant}': 'inicio: {instant}',
 'status': 'estado',
 'the answer in a frame, without a script': 'el estado en un marco, sin scripts',
 'the answer now, and what is wrong, by component': 'el estado actual y qué falla, por componente',
 'the same list, for programs that read JSON': 'la misma lista, para programas que leen JSON',
 'the same list, which also tells corrections': 'la misma lista, que además avisa de las '
                                                'correcciones',
 'today': 'hoy',
 'was degraded': 'antes: degradación',
 'was maintenance': 'antes: mantenimiento',
 'was major outage': 'antes: caída total',
 'was not yet there': 'antes: no existía',
 'was operational': 'antes: normal',
 'was partial outage': 'antes: caída parcial',
 'what most readers and chats take': 'lo que admite la mayoría de los lectores y chats',
 'when this site was built, and when it changes next by itself': 'cuándo se generó este sitio y '
                                                                 'cuándo cambiará por sí solo',
 'with the RSS app, type this in the channel': 'con la aplicación RSS, escriba esto en el canal',
 'with the RSS plugin, type this in the channel': 'con el complemento RSS, escriba esto en el '
                                                  'canal',
 '{clock}, {day}': '{day}, {clock}',
 '{components}: {what}': '{components}: {what}',
 '{component} · {site}': '{component} · {site}',
 '{day}: {what}': '{day}: {what}',
 '{duration} down': '{duration} de caída',
 '{names} are down.': '{names} no funcionan.',
 '{names} may be slow.': 'Puede haber lentitud en {names}.',
 '{names} may not work for everyone.': 'Es posible que no todo el mundo pueda usar {names}.',
 '{name} ({what})': '{name} ({what})',
 '{name} cannot be used right now.': 'En este momento no es posible usar {name}.',
 '{name} in {month}: {what}.': '{name} en {month}: {what}.',
 '{name} in {year}: {what}.': '{name} en {year}: {what}.',
 '{name} is down.': '{name} no funciona.',
 '{name} may be slow.': 'Puede haber lentitud en {name}.',
 '{name} may not work for everyone.': 'Es posible que no todo el mundo pueda usar {name}.',
 '{name} status': 'Estado de {name}',
 '{name}: all updates ({format})': '{name}: todas las actualizaciones ({format})',
 '{name}: incidents': '{name}: incidentes',
 '{name}: planned maintenance': '{name}: mantenimiento programado',
 '{name}: {status}': '{name}: {status}',
 '{name}: {title}': '{name}: {title}',
 '{period}: {problems}': '{period}: {problems}',
 '{start} to {end}': '{start}\xa0– {end}',
 '{status} · {title}': '{status} · {title}',
 '{status}, {duration}': '{status}, {duration}',
 '{status}, {was}': '{status} ({was})',
 '{what} in {month}': '{what} en {month}',
 '{what} · cancelled before it began': '{what} · cancelado antes de empezar',
 '{what} · cancelled while under way': '{what} · cancelado cuando ya estaba en curso',
 '{what} · ongoing': '{what} · en curso',
 '{what} · planned': '{what} · programado',
 '{what} · under way': '{what} · en curso',
 '{what} · {duration}': '{what} · {duration}'},
    plurals={'Last day': ('Último día', 'Últimos {count} días'),
 'Maintenance is under way for {count} of {total} components.': ('Se está realizando mantenimiento '
                                                                 'en {count} de {total} '
                                                                 'componentes.',
                                                                 'Se está realizando mantenimiento '
                                                                 'en {count} de {total} '
                                                                 'componentes.'),
 'Nothing to report.': ('Sin novedades.', 'Sin novedades durante {count} días.'),
 'One incident is still open.': ('Sigue abierto un incidente.',
                                 'Siguen abiertos {count} incidentes.'),
 '{count} day with problems': ('{count} día con problemas', '{count} días con problemas'),
 '{count} day with problems or maintenance': ('{count} día con problemas o mantenimiento',
                                              '{count} días con problemas o mantenimiento'),
 '{count} earlier day': ('{count} día anterior', '{count} días anteriores'),
 '{count} earlier update': ('{count} actualización anterior', '{count} actualizaciones anteriores'),
 '{count} incident': ('{count} incidente', '{count} incidentes'),
 '{count} maintenance': ('{count} mantenimiento', '{count} mantenimientos'),
 '{count} more component': ('{count} componente más', '{count} componentes más'),
 '{count} more that day': ('{count} más ese día', '{count} más ese día'),
 '{count} of {total} components is down.': ('{count} de {total} componentes no funciona.',
                                            '{count} de {total} componentes no funcionan.'),
 '{count} of {total} components may be slow.': ('Puede haber lentitud en {count} de {total} '
                                                'componentes.',
                                                'Puede haber lentitud en {count} de {total} '
                                                'componentes.'),
 '{count} of {total} components may not work for everyone.': ('Es posible que no todo el mundo '
                                                              'pueda usar {count} de {total} '
                                                              'componentes.',
                                                              'Es posible que no todo el mundo '
                                                              'pueda usar {count} de {total} '
                                                              'componentes.')},
)
