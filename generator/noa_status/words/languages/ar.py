"""العربية. Made by `make languages` from its catalogue and CLDR: change those, not this."""

from noa_status.words.language import Language

LANGUAGE = Language(
    code='ar',
    name='العربية',
    direction='rtl',
    plural='(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)',
    months=('يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر',
 'نوفمبر', 'ديسمبر'),
    short_months=('يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر',
 'نوفمبر', 'ديسمبر'),
    lone_months=('يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر',
 'نوفمبر', 'ديسمبر'),
    weekdays=('الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'),
    short_weekdays=('الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'),
    narrow_weekdays=('ن', 'ث', 'ر', 'خ', 'ج', 'س', 'ح'),
    first_weekday=5,
    patterns={'clock': 'HH:mm',
 'date': 'd MMM y',
 'day': 'EEEE، d MMMM',
 'days_of_month_end': 'd MMM',
 'days_of_month_start': 'd–',
 'days_of_months_end': 'd MMM',
 'days_of_months_start': 'd MMM – ',
 'instant': '{1}، {0}',
 'month': 'MMMM y',
 'short_day': 'E، d MMM',
 'year': 'y'},
    decimal='.',
    percent='{}\u200e%\u200e',
    lists={'2': '{0} و{1}', 'end': '{0} و{1}', 'middle': '{0} و{1}', 'start': '{0} و{1}', 'units': ' و'},
    units={'day': ('{} يوم', 'يوم', 'يومان', '{} أيام', '{} يومًا', '{} يوم'),
 'hour': ('{} ساعة', 'ساعة', 'ساعتان', '{} ساعات', '{} ساعة', '{} ساعة'),
 'minute': ('{} دقيقة', 'دقيقة', 'دقيقتان', '{} دقائق', '{} دقيقة', '{} دقيقة'),
 'second': ('{} ثانية', 'ثانية', 'ثانيتان', '{} ثوان', '{} ثانية', '{} ثانية')},
    messages={'90 days ago': 'قبل 90 يومًا',
 'Add to my calendar': 'إضافة إلى تقويمي',
 'Affected components': 'المكوّنات المتأثرة',
 'Affected: {components}': 'المتأثر: {components}',
 'After': 'التالي',
 'Ahead': 'قادمة',
 'All about {component}': 'كل شيء عن {component}',
 'All components have problems.': 'توجد مشكلات في جميع المكوّنات.',
 'All feeds in one file (OPML)': 'كل الخلاصات في ملف واحد (OPML)',
 'All incidents and maintenances of {name}, month by month.': 'جميع الحوادث وأعمال الصيانة لدى '
                                                              '{name}، شهرًا بشهر.',
 'As of {instant}.': 'الحالة حتى {instant}.',
 'At {instant}: {what}': 'في {instant}: {what}',
 'Back to the incident and all its updates': 'العودة إلى الحادث وجميع تحديثاته',
 'Badge': 'شارة',
 'Badge of this component': 'شارة هذا المكوّن',
 'Banner': 'شريط تنبيه',
 'Before': 'السابق',
 'Calendar': 'التقويم',
 'Cancelled': 'أُلغيت',
 'Cancelled on {instant}, before it began.': 'أُلغيت في {instant} قبل أن تبدأ.',
 'Cancelled on {instant}, while it was under way.': 'أُلغيت في {instant} أثناء تنفيذها.',
 'Cancelled: {what}': 'أُلغي: {what}',
 'Choose what you want to hear of, then where it should arrive. No account, nothing to confirm.': 'اختر '
                                                                                                  'ما '
                                                                                                  'تريد '
                                                                                                  'متابعته، '
                                                                                                  'ثم '
                                                                                                  'أين '
                                                                                                  'يصلك. '
                                                                                                  'بلا '
                                                                                                  'حساب '
                                                                                                  'وبلا '
                                                                                                  'تأكيد.',
 'Close': 'إغلاق',
 'Completed': 'اكتملت',
 'Component': 'المكوّن',
 'Components': 'المكوّنات',
 'Copied': 'تم النسخ',
 'Copy': 'نسخ',
 'Copy the table': 'نسخ الجدول',
 'Corrected {instant}': 'صُحّح في {instant}',
 'Corrected {instant}.': 'صُحّح في {instant}.',
 'Corrected {instant}:': 'صُحّح في {instant}:',
 'Critical impact': 'تأثير بالغ',
 'Day by day': 'يومًا بيوم',
 'Days with problems, in words': 'أيام المشكلات، كتابةً',
 'Degraded': 'أداء متراجع',
 'Down': 'الانقطاع',
 'Each day as its worst moment for any component: quiet days are low, trouble stands up.': 'يظهر '
                                                                                           'كل يوم '
                                                                                           'بأسوأ '
                                                                                           'ما مرّ '
                                                                                           'به أي '
                                                                                           'مكوّن: '
                                                                                           'الأيام '
                                                                                           'الهادئة '
                                                                                           'منخفضة، '
                                                                                           'والمشكلات '
                                                                                           'مرتفعة.',
 'Earlier months': 'أشهر سابقة',
 'Every incident of the last months, from its beginning until it was resolved.': 'كل حادث في '
                                                                                 'الأشهر الأخيرة، '
                                                                                 'من بدايته حتى '
                                                                                 'حلّه.',
 'Every update of every incident and maintenance, once each, as a feed: a list that programs look at for you.': 'كل '
                                                                                                                'تحديث '
                                                                                                                'عن '
                                                                                                                'كل '
                                                                                                                'حادث '
                                                                                                                'وكل '
                                                                                                                'صيانة، '
                                                                                                                'مرة '
                                                                                                                'واحدة '
                                                                                                                'لا '
                                                                                                                'أكثر، '
                                                                                                                'في '
                                                                                                                'خلاصة: '
                                                                                                                'قائمة '
                                                                                                                'تتابعها '
                                                                                                                'البرامج '
                                                                                                                'نيابةً '
                                                                                                                'عنك.',
 'Every update on incidents and maintenance of {name}.': 'كل التحديثات عن الحوادث والصيانة لدى '
                                                         '{name}.',
 'Every update that speaks of {component}:': 'كل تحديث يتناول {component}:\u200f',
 'Everything else works.': 'كل ما عدا ذلك يعمل.',
 'Everything in {month}': 'كل ما جرى في {month}',
 'Everything is down.': 'كل شيء متوقف.',
 'Everything is working.': 'كل شيء يعمل.',
 'Everything may be slow.': 'قد يكون كل شيء بطيئًا.',
 'Follow this component': 'متابعة هذا المكوّن',
 'For one component, put the address of its feed in place of this one.': 'لمتابعة مكوّن واحد، ضع '
                                                                         'عنوان خلاصته مكان هذا '
                                                                         'العنوان.',
 'Get updates': 'تلقّي التحديثات',
 'Give its address, as it stands above, to a feed reader or your team’s chat: then you hear of every update once.': 'ضع '
                                                                                                                    'العنوان '
                                                                                                                    'الظاهر '
                                                                                                                    'أعلاه '
                                                                                                                    'في '
                                                                                                                    'قارئ '
                                                                                                                    'خلاصات '
                                                                                                                    'أو '
                                                                                                                    'في '
                                                                                                                    'محادثة '
                                                                                                                    'فريقك، '
                                                                                                                    'فيصلك '
                                                                                                                    'كل '
                                                                                                                    'تحديث '
                                                                                                                    'مرة '
                                                                                                                    'واحدة.',
 'Give your reader one of the addresses above, or that of any page here: it finds the feed itself.': 'أعطِ '
                                                                                                     'قارئ '
                                                                                                     'الخلاصات '
                                                                                                     'أحد '
                                                                                                     'العناوين '
                                                                                                     'أعلاه، '
                                                                                                     'أو '
                                                                                                     'عنوان '
                                                                                                     'أي '
                                                                                                     'صفحة '
                                                                                                     'هنا، '
                                                                                                     'وسيجد '
                                                                                                     'الخلاصة '
                                                                                                     'بنفسه.',
 'Going on:': 'استمر أيضًا:',
 'History': 'السجل',
 'I depend on one thing only': 'أعتمد على مكوّن واحد فقط',
 'I read feeds': 'أقرأ الخلاصات',
 'I want a program to know': 'أريدها لبرنامجي',
 'I want it by e-mail': 'أريدها بالبريد الإلكتروني',
 'I want it in my calendar': 'أريدها في تقويمي',
 'I want it in our chat': 'أريدها في محادثات فريقنا',
 'I want it on my own page': 'أريدها على صفحتي',
 'I want to know everything': 'أريد معرفة كل شيء',
 'Identified': 'حُدّد السبب',
 'In progress': 'قيد التنفيذ',
 'Incidents': 'الحوادث',
 'Incidents and maintenance': 'الحوادث والصيانة',
 'Investigating': 'قيد التحقيق',
 'It tells the state wherever you put it, and leads here.': 'تعرض الحالة أينما وُضعت، وتقود إلى '
                                                            'هنا.',
 'Languages': 'اللغات',
 'Last 24 hours': 'آخر 24 ساعة',
 'Line': 'سطر',
 'Main': 'الرئيسي',
 'Maintenance': 'صيانة',
 'Maintenance is under way for {names}.': 'تجري صيانة {names}.',
 'Maintenance is under way for {name}.': 'تجري صيانة {name}.',
 'Maintenance is under way.': 'الصيانة جارية.',
 'Major impact': 'تأثير كبير',
 'Major outage': 'انقطاع كبير',
 'Minor impact': 'تأثير طفيف',
 'Monitoring': 'قيد المراقبة',
 'Month': 'الشهر',
 'More': 'المزيد',
 'Moved on {instant}: was {start} to {end}.': 'تغيّر الموعد في {instant}: كان من {start} إلى '
                                              '{end}.',
 'Neighbours': 'السابق والتالي',
 'No impact': 'بلا تأثير',
 'No problems.': 'لا مشكلات.',
 'No such page': 'الصفحة غير موجودة',
 'Not known since {instant}.': 'الحالة غير معروفة منذ {instant}.',
 'Not translated yet: this text is in {language}.': 'لم يُترجم بعد: لغة هذا النص {language}.',
 'Not working for you?': 'لا يعمل لديك؟',
 'Not yet there': 'غير موجود بعد',
 'Nothing is planned.': 'لا صيانة مجدولة.',
 'Nothing to report': 'لا شيء يُذكر',
 'Nothing to report this month.': 'لا شيء يُذكر في هذا الشهر.',
 'Nothing to report yet.': 'لا شيء يُذكر حتى الآن.',
 'Now': 'الآن',
 'Ongoing': 'مستمر',
 'Only:': 'تصفية:',
 'Operational': 'يعمل',
 'Partial outage': 'انقطاع جزئي',
 'Past': 'سابقة',
 'Perhaps the address was cut off. Above is how {name} is now; from here you can go on to:': 'ربما '
                                                                                             'وصل '
                                                                                             'العنوان '
                                                                                             'ناقصًا. '
                                                                                             'حالة '
                                                                                             '{name} '
                                                                                             'الآن '
                                                                                             'مبيّنة '
                                                                                             'أعلاه، '
                                                                                             'ومن '
                                                                                             'هنا '
                                                                                             'يمكن '
                                                                                             'الانتقال '
                                                                                             'إلى:',
 'Plain files: no key needed, and the scripts of any page may read them. Ask with the last answer’s ETag, and you are sent only what changed.': 'ملفات '
                                                                                                                                                'عادية: '
                                                                                                                                                'لا '
                                                                                                                                                'تحتاج '
                                                                                                                                                'إلى '
                                                                                                                                                'مفتاح، '
                                                                                                                                                'ويمكن '
                                                                                                                                                'لبرامج '
                                                                                                                                                'أي '
                                                                                                                                                'صفحة '
                                                                                                                                                'قراءتها. '
                                                                                                                                                'أرفق '
                                                                                                                                                'بالطلب '
                                                                                                                                                'قيمة '
                                                                                                                                                'ETag '
                                                                                                                                                'من '
                                                                                                                                                'آخر '
                                                                                                                                                'رد، '
                                                                                                                                                'فلا '
                                                                                                                                                'يصلك '
                                                                                                                                                'إلا '
                                                                                                                                                'ما '
                                                                                                                                                'تغيّر.',
 'Planned': 'مجدولة',
 'Planned maintenance': 'الصيانة المجدولة',
 'Planned maintenance appears in your calendar and moves there when it is moved.': 'تظهر الصيانة '
                                                                                   'المجدولة في '
                                                                                   'تقويمك، '
                                                                                   'ويتغيّر موعدها '
                                                                                   'فيه كلما '
                                                                                   'تغيّر.',
 'Planned work on {name}: under way, ahead and done.': 'أعمال الصيانة لدى {name}: الجارية والقادمة '
                                                       'والمكتملة.',
 'Post-mortem': 'تقرير ما بعد الحادث',
 'Post-mortem: {title}': 'تقرير ما بعد الحادث: {title}',
 'Published on {instant}.': 'نُشر في {instant}.',
 'Read the post-mortem: what happened, why, and what we change': 'قراءة التقرير: ما حدث، ولماذا، '
                                                                 'وما سنغيّره',
 'Resolved': 'تم الحل',
 'Retired': 'أُوقف نهائيًا',
 'Retired on {day}': 'أُوقف نهائيًا في {day}',
 'Scheduled': 'مجدولة',
 'Show only': 'تصفية العرض',
 'Since {instant}': 'منذ {instant}',
 'Skip to the content': 'الانتقال إلى المحتوى',
 'Subscribe by e-mail': 'الاشتراك بالبريد الإلكتروني',
 'The last 90 days': 'آخر 90 يومًا',
 'The last days': 'الأيام الأخيرة',
 'The same, but only what concerns this component.': 'التحديثات نفسها، لكن لما يخص هذا المكوّن '
                                                     'فقط.',
 'The year {year}': 'عام {year}',
 'There is no page here.': 'لا توجد صفحة هنا.',
 'This is a feed: a list of updates that other programs look at for you.': 'هذه خلاصة: قائمة '
                                                                           'تحديثات تتابعها برامج '
                                                                           'أخرى نيابةً عنك.',
 'Time zone': 'المنطقة الزمنية',
 'Times are UTC.': 'الأوقات بتوقيت UTC.',
 'Under way': 'جارية',
 'Updated: {what}': 'جديد: {what}',
 'Updates': 'التحديثات',
 'Uptime': 'نسبة التشغيل',
 'Uptime by component and month in {year}': 'نسبة التشغيل حسب المكوّن والشهر في {year}',
 'Uptime by month': 'نسبة التشغيل حسب الشهر',
 'Uptime is weighted: a major outage counts in full, a partial outage for {share}, slowness and planned maintenance not at all.': 'نسبة '
                                                                                                                                  'التشغيل '
                                                                                                                                  'مرجّحة: '
                                                                                                                                  'يُحسب '
                                                                                                                                  'الانقطاع '
                                                                                                                                  'الكبير '
                                                                                                                                  'كاملًا، '
                                                                                                                                  'والانقطاع '
                                                                                                                                  'الجزئي '
                                                                                                                                  'بنسبة '
                                                                                                                                  '{share}، '
                                                                                                                                  'ولا '
                                                                                                                                  'يُحسب '
                                                                                                                                  'البطء '
                                                                                                                                  'ولا '
                                                                                                                                  'الصيانة '
                                                                                                                                  'المجدولة.',
 'Verifying': 'قيد التحقق',
 'Ways to hear of every update of {name}, or of one component: feeds, chat, programs, your own page.': 'طرق '
                                                                                                       'متابعة '
                                                                                                       'كل '
                                                                                                       'تحديث '
                                                                                                       'من '
                                                                                                       '{name}، '
                                                                                                       'أو '
                                                                                                       'عن '
                                                                                                       'مكوّن '
                                                                                                       'واحد: '
                                                                                                       'الخلاصات '
                                                                                                       'والمحادثات '
                                                                                                       'والبرامج '
                                                                                                       'وصفحتك.',
 'What happened before': 'ما حدث سابقًا',
 'What is happening now': 'ما يحدث الآن',
 'What is planned': 'الصيانة المجدولة',
 'a badge’s words, for shields.io': 'نص شارة، لموقع shields.io',
 'every update, with ids that stay': 'كل التحديثات، بمعرّفات ثابتة',
 'everything that these pages say, with schemas': 'كل ما تقوله هذه الصفحات، مع مخططات',
 'for Prometheus and what reads like it': 'لبرنامج Prometheus وما يقرأ مثله',
 'for calendars that ask for an address': 'للتقاويم التي تطلب عنوانًا',
 'in the channel’s menu, make a workflow that posts a message when a feed item is published, and give it this address': 'من '
                                                                                                                        'قائمة '
                                                                                                                        'القناة، '
                                                                                                                        'أنشئ '
                                                                                                                        'سير '
                                                                                                                        'عمل '
                                                                                                                        'ينشر '
                                                                                                                        'رسالة '
                                                                                                                        'كلما '
                                                                                                                        'ظهر '
                                                                                                                        'عنصر '
                                                                                                                        'جديد '
                                                                                                                        'في '
                                                                                                                        'خلاصة، '
                                                                                                                        'وأعطه '
                                                                                                                        'هذا '
                                                                                                                        'العنوان',
 'invite a bot that reads feeds, and give it this address': 'ادعُ روبوتًا يقرأ الخلاصات، وأعطه هذا '
                                                            'العنوان',
 'moved, was {instant}': 'تغيّر الموعد، وكان {instant}',
 'next update by {instant}': 'التحديث التالي بحلول {instant}',
 'next update was due {instant}': 'كان موعد التحديث التالي {instant}',
 'no days with problems': 'بلا أيام مشكلات',
 'quiet days are low, trouble stands up': 'الأيام الهادئة منخفضة، والمشكلات مرتفعة',
 'shape and word, for a README': 'شكل وكلمة، لملف README',
 'shows itself only when something is wrong': 'لا يظهر إلا عند وجود مشكلة',
 'since {instant}': 'منذ {instant}',
 'status': 'حالة',
 'the answer in a frame, without a script': 'الحالة في إطار، بلا نص برمجي',
 'the answer now, and what is wrong, by component': 'الحالة الآن وما هو متأثر، حسب المكوّن',
 'the same list, for programs that read JSON': 'القائمة نفسها، للبرامج التي تقرأ JSON',
 'the same list, which also tells corrections': 'القائمة نفسها، ومعها التصحيحات',
 'today': 'اليوم',
 'was degraded': 'بعد أداء متراجع',
 'was maintenance': 'بعد صيانة',
 'was major outage': 'بعد انقطاع كبير',
 'was not yet there': 'ولم يكن موجودًا من قبل',
 'was operational': 'بعد عمل طبيعي',
 'was partial outage': 'بعد انقطاع جزئي',
 'what most readers and chats take': 'ما تقبله معظم قارئات الخلاصات والمحادثات',
 'when this site was built, and when it changes next by itself': 'متى بُني هذا الموقع، ومتى يتغيّر '
                                                                 'تلقائيًا في المرة القادمة',
 'with the RSS app, type this in the channel': 'مع تطبيق RSS، اكتب هذا في القناة',
 'with the RSS plugin, type this in the channel': 'مع إضافة RSS، اكتب هذا في القناة',
 '{clock}, {day}': '{clock}، {day}',
 '{components}: {what}': '\u200f{components}: {what}',
 '{component} · {site}': '\u200f{component} · {site}',
 '{day}: {what}': '{day}: {what}',
 '{duration} down': 'الانقطاع: {duration}',
 '{names} are down.': 'لا يمكن استخدام {names} حاليًا.',
 '{names} may be slow.': 'قد يحدث بطء في {names}.',
 '{names} may not work for everyone.': 'قد يتعذّر على البعض استخدام {names}.',
 '{name} ({what})': '{name} ({what})',
 '{name} cannot be used right now.': 'لا يمكن استخدام {name} حاليًا.',
 '{name} in {month}: {what}.': '{name} في {month}: {what}.',
 '{name} in {year}: {what}.': '{name} في {year}: {what}.',
 '{name} is down.': 'لا يمكن استخدام {name} حاليًا.',
 '{name} may be slow.': 'قد يحدث بطء في {name}.',
 '{name} may not work for everyone.': 'قد يتعذّر على البعض استخدام {name}.',
 '{name} status': 'حالة {name}',
 '{name}: all updates ({format})': '{name}: كل التحديثات ({format})',
 '{name}: incidents': '{name}: الحوادث',
 '{name}: planned maintenance': '{name}: الصيانة المخطط لها',
 '{name}: {status}': '{name}: {status}',
 '{name}: {title}': '{name}: {title}',
 '{period}: {problems}': '{period}: {problems}',
 '{start} to {end}': 'من {start} إلى {end}',
 '{status} · {title}': '{status} · {title}',
 '{status}, {duration}': '{status}، {duration}',
 '{status}, {was}': '{status}، {was}',
 '{what} in {month}': '{what} في {month}',
 '{what} · cancelled before it began': '{what} · أُلغيت قبل أن تبدأ',
 '{what} · cancelled while under way': '{what} · أُلغيت أثناء تنفيذها',
 '{what} · ongoing': '{what} · مستمر',
 '{what} · planned': '{what} · مجدولة',
 '{what} · under way': '{what} · جارية',
 '{what} · {duration}': '{what} · {duration}'},
    plurals={'Last day': ('آخر {count} يوم', 'آخر يوم', 'آخر يومين', 'آخر {count} أيام', 'آخر {count} يومًا',
              'آخر {count} يوم'),
 'Maintenance is under way for {count} of {total} components.': ('تجري صيانة {count} مكوّن من أصل '
                                                                 '{total}.',
                                                                 'تجري صيانة مكوّن واحد من أصل '
                                                                 '{total}.',
                                                                 'تجري صيانة مكوّنين من أصل '
                                                                 '{total}.',
                                                                 'تجري صيانة {count} مكوّنات من '
                                                                 'أصل {total}.',
                                                                 'تجري صيانة {count} مكوّنًا من '
                                                                 'أصل {total}.',
                                                                 'تجري صيانة {count} مكوّن من أصل '
                                                                 '{total}.'),
 'Nothing to report.': ('لا شيء يُذكر.', 'لا شيء يُذكر.', 'لا شيء يُذكر طوال يومين.',
                        'لا شيء يُذكر طوال {count} أيام.', 'لا شيء يُذكر طوال {count} يومًا.',
                        'لا شيء يُذكر طوال {count} يوم.'),
 'One incident is still open.': ('لا حوادث مفتوحة.', 'حادث واحد لم يُغلق بعد.',
                                 'حادثان لم يُغلقا بعد.', '{count} حوادث لم تُغلق بعد.',
                                 '{count} حادثًا لم يُغلق بعد.', '{count} حادث لم يُغلق بعد.'),
 '{count} day with problems': ('بلا أيام مشكلات', 'يوم واحد فيه مشكلات', 'يومان فيهما مشكلات',
                               '{count} أيام فيها مشكلات', '{count} يومًا فيها مشكلات',
                               '{count} يوم فيها مشكلات'),
 '{count} day with problems or maintenance': ('لا أيام بها مشاكل أو صيانة',
                                              'يوم واحد به مشاكل أو صيانة',
                                              'يومان بهما مشاكل أو صيانة',
                                              '{count} أيام بها مشاكل أو صيانة',
                                              '{count} يومًا بها مشاكل أو صيانة',
                                              '{count} يوم بها مشاكل أو صيانة'),
 '{count} earlier day': ('لا أيام سابقة', 'يوم سابق واحد', 'يومان سابقان', '{count} أيام سابقة',
                         '{count} يومًا سابقًا', '{count} يوم سابق'),
 '{count} earlier update': ('لا تحديثات سابقة', 'تحديث سابق واحد', 'تحديثان سابقان',
                            '{count} تحديثات سابقة', '{count} تحديثًا سابقًا',
                            '{count} تحديث سابق'),
 '{count} incident': ('لا حوادث', 'حادث واحد', 'حادثان', '{count} حوادث', '{count} حادثًا',
                      '{count} حادث'),
 '{count} maintenance': ('لا صيانة', 'عملية صيانة واحدة', 'عمليتا صيانة', '{count} عمليات صيانة',
                         '{count} عملية صيانة', '{count} عملية صيانة'),
 '{count} more component': ('لا مكوّنات أخرى', 'مكوّن آخر', 'مكوّنان آخران', '{count} مكوّنات أخرى',
                            '{count} مكوّنًا آخر', '{count} مكوّن آخر'),
 '{count} more that day': ('لا مزيد في ذلك اليوم', 'واحد آخر في ذلك اليوم',
                           'اثنان آخران في ذلك اليوم', '{count} أخرى في ذلك اليوم',
                           '{count} أخرى في ذلك اليوم', '{count} أخرى في ذلك اليوم'),
 '{count} of {total} components is down.': ('لا يمكن استخدام {count} مكوّن من أصل {total} حاليًا.',
                                            'لا يمكن استخدام مكوّن واحد من أصل {total} حاليًا.',
                                            'لا يمكن استخدام مكوّنين من أصل {total} حاليًا.',
                                            'لا يمكن استخدام {count} مكوّنات من أصل {total} '
                                            'حاليًا.',
                                            'لا يمكن استخدام {count} مكوّنًا من أصل {total} '
                                            'حاليًا.',
                                            'لا يمكن استخدام {count} مكوّن من أصل {total} حاليًا.'),
 '{count} of {total} components may be slow.': ('قد يحدث بطء في {count} مكوّن من أصل {total}.',
                                                'قد يحدث بطء في مكوّن واحد من أصل {total}.',
                                                'قد يحدث بطء في مكوّنين من أصل {total}.',
                                                'قد يحدث بطء في {count} مكوّنات من أصل {total}.',
                                                'قد يحدث بطء في {count} مكوّنًا من أصل {total}.',
                                                'قد يحدث بطء في {count} مكوّن من أصل {total}.'),
 '{count} of {total} components may not work for everyone.': ('قد يتعذّر على البعض استخدام {count} '
                                                              'مكوّن من أصل {total}.',
                                                              'قد يتعذّر على البعض استخدام مكوّن '
                                                              'واحد من أصل {total}.',
                                                              'قد يتعذّر على البعض استخدام مكوّنين '
                                                              'من أصل {total}.',
                                                              'قد يتعذّر على البعض استخدام {count} '
                                                              'مكوّنات من أصل {total}.',
                                                              'قد يتعذّر على البعض استخدام {count} '
                                                              'مكوّنًا من أصل {total}.',
                                                              'قد يتعذّر على البعض استخدام {count} '
                                                              'مكوّن من أصل {total}.')},
)
