"""Sentence makers of the other languages, with their own marks of date and place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language.

    `{p}` is a person, `{o}` a place, `{t}` a thing, `{n}` a number, `{d}` a day, `{m}` a month, `{y}` a year.
    """

    code: str
    persons: tuple[str, ...]
    places: tuple[str, ...]
    things: tuple[str, ...]
    months: tuple[str, ...]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    stamps: tuple[str, ...]
    bylines: tuple[str, ...]
    leads: tuple[str, ...]
    glue: str = " "


def _tongue(code: str, glue: str = " ", **fields: str) -> Tongue:
    parts = {name: tuple(part.strip() for part in text.split("|")) for name, text in fields.items()}
    return Tongue(code, glue=glue, **parts)


TONGUES = (
    _tongue(
        "fr",
        persons="Camille Vernet|Luc Aubry|Inès Marchal|Paul Destrée|Nadia Forest",
        places="Marseille|Lyon|Genève|Dakar|Nantes|Bruxelles|Lille",
        things="le marché couvert|la ligne de tramway|le festival|l’accord de pêche|la loi sur l’eau|le stade",
        months="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
        titles="{o} attend toujours {t}|{p} défend {t}|Pourquoi {t} divise {o}|{o} : {n} questions sur {t}|À {o}, "
        "{t} fait débat",
        sentences="Le conseil de {o} a adopté {t} mardi, a annoncé {p}.|« Nous avons attendu {n} ans », a déclaré {p}.|"
        "À {o}, personne ne s’y attendait.|Selon {p}, {t} coûtera {n} millions d’euros et le chantier durera "
        "longtemps.|"
        "Une décision est attendue dans {n} jours.|{p} n’a pas voulu dire qui paierait pour {t}, mais il promet une "
        "réponse.",
        stamps="Publié le {d} {m} {y}|Publié le {d} {m} {y} à 00h30|{d} {m} {y}|Mis à jour le {d} {m} {y}",
        bylines="Par {p}|{p}",
        leads="{O} :|{O} (AFP) –|{O} —",
    ),
    _tongue(
        "de",
        persons="Jana Wulf|Erik Sander|Mira Holst|Tobias Renk|Ute Lindner",
        places="Bremen|Hamburg|Wien|Zürich|Leipzig|Kiel",
        things="der Markthalle|der Straßenbahn|dem Stadion|dem Hafen|der neuen Brücke|dem Schulbau",
        months="Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
        titles="{o} streitet weiter über den Plan mit {t}|{p}: „Wir brauchen Geduld“ mit {t}|Was aus {t} in {o} "
        "wird|Neue Zweifel an {t}",
        sentences="Der Rat von {o} hat am Dienstag über die Pläne mit {t} beraten, sagte {p}.|„Das dauert "
        "mindestens {n} Jahre“, sagte {p}.|"
        "In {o} überraschte das niemanden.|Rund {n} Menschen kamen zu der Versammlung, wie die Polizei mitteilte.|"
        "Eine Entscheidung wird in {n} Tagen erwartet.|{p} wollte nicht sagen, wer für die Arbeiten an {t} bezahlt.",
        stamps="{d}. {m} {y}|Stand: {d}. {m} {y}, 14:30 Uhr|vor 1 Stunde|Veröffentlicht am {d}. {m} {y}",
        bylines="Von {p}|{p}",
        leads="{o} (dpa) -|{o}.|{O} -",
    ),
    _tongue(
        "es",
        persons="Lucía Ferrán|Mateo Rivas|Inés Caldas|Bruno Salvat|Elena Quirós",
        places="Cádiz|Madrid|Lima|Quito|Sevilla|Bogotá",
        things="el mercado|la línea de metro|el puerto|la ley de aguas|el festival|el puente nuevo",
        months="enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
        titles="{o} espera {t}|{p} defiende {t} en {o}|¿Quién pagará {t}?|{n} preguntas sobre {t}|Crece la duda "
        "sobre {t}",
        sentences="El ayuntamiento de {o} aprobó el martes {t}, según dijo {p}.|«Llevamos {n} años esperando», "
        "afirmó {p}.|"
        "En {o} nadie se sorprendió.|Unas {n} personas asistieron a la reunión, informó la policía.|"
        "La decisión llegará en {n} días.|{p} no quiso decir quién pagará {t}.",
        stamps="{d} de {m} de {y}|Publicado el {d} de {m} de {y}|Actualizado: {d} de {m} de {y} 10:15|{d}/05/{y}",
        bylines="Por {p}|{p}",
        leads="{o}, 7 nov (EFE).-|{O} —|{o} -",
    ),
    _tongue(
        "tr",
        persons="Derya Aksu|Emre Tunalı|Selin Korkut|Kaan Yıldır|Aylin Demirci",
        places="İzmir|Ankara|Bursa|Konya|Trabzon",
        things="kapalı çarşı|yeni köprü|tramvay hattı|su yasası|liman",
        months="Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
        titles="{o} halkı {t} için bekliyor|{p}: {t} gecikmeyecek|{t} yeniden gündemde|{o} ve {t} tartışması",
        sentences="{o} belediyesi salı günü {t} planını kabul etti, {p} söyledi.|“{n} yıldır bekliyoruz” dedi {p}.|"
        "{o} sokaklarında kimse şaşırmadı.|Toplantıya yaklaşık {n} kişi katıldı.|Karar {n} gün içinde bekleniyor.",
        stamps="05.01.{y} - 14:30 | Son Güncelleme : 05.01.{y} - 15:10|{d} {m} {y}|Güncelleme: {d} {m} {y}",
        bylines="{p}|Haber: {p}",
        leads="{O} (AA) -|{O} -|{o}",
    ),
    _tongue(
        "ru",
        persons="Арина Велк|Олег Тарсин|Мария Гравова|Павел Устин|Нина Коренева",
        places="Казань|Москва|Тверь|Омск|Пермь",
        things="рынок|новый мост|трамвайная линия|порт|закон о воде",
        months="января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
        titles="{o} ждёт {t}|{p} рассказал про {t}|Почему {t} разделил {o}|{n} вопросов про {t}",
        sentences="Совет города {o} во вторник обсудил {t}, сообщил {p}.|«Мы ждали {n} лет», — сказал {p}.|"
        "В городе {o} никто не удивился.|На встречу пришли около {n} человек, сообщили в полиции.|Решение ожидается "
        "через {n} дней.",
        stamps="{d} {m} {y}|{d} {m} {y}, 14:30|Опубликовано {d} {m} {y}|05.01.{y} 14:30",
        bylines="{p}|Автор: {p}",
        leads="{O}, 5 мая. /ТАСС/.|{O}, 5 мая —|{O}.",
    ),
    _tongue(
        "ar",
        persons="سامر الورد|ليلى حداد|نور العلي|كريم المرسي|هدى صباغ",
        places="القاهرة|الرياض|بيروت|عمان|تونس",
        things="السوق القديم|خط القطار|اتفاق الصيد|الجسر الجديد|قانون المياه",
        months="يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
        titles="{o} تنتظر {t}|{p} يدافع عن {t}|لماذا يقسم {t} أهالي {o}|أسئلة حول {t} في {o}",
        sentences="ناقش مجلس {o} يوم الثلاثاء {t}، بحسب ما أعلن {p}.|وقال {p}: «انتظرنا {n} سنوات».|"
        "ولم يفاجأ أحد في {o} بالقرار.|وشارك نحو {n} شخصا في الاجتماع، وفق الشرطة.|ومن المتوقع صدور القرار خلال {n} "
        "أيام.",
        stamps="{d} {m} {y}|نشر في: {d} {m} {y}|آخر تحديث: {d} {m} {y}",
        bylines="{p}|بقلم: {p}",
        leads="{o}:|{o} - رويترز:|({o} – أ ف ب)",
    ),
    _tongue(
        "ur",
        persons="سلمان وحید|ثنا قریشی|عمران تارڑ|نادیہ خان",
        places="کراچی|لاہور|اسلام آباد|پشاور",
        things="نئی سڑک|پرانا بازار|پانی کا معاہدہ|ریلوے لائن",
        months="جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
        titles="{o} میں {t} کا انتظار|{p} نے {t} کی حمایت کر دی|{t} پر {o} تقسیم کیوں؟",
        sentences="{o} کی کونسل نے منگل کو {t} پر غور کیا، {p} نے بتایا۔|{p} نے کہا کہ ہم {n} سال سے انتظار کر رہے "
        "ہیں۔|"
        "{o} میں کسی کو حیرت نہیں ہوئی۔|اجلاس میں {n} افراد شریک ہوئے۔|فیصلہ {n} دن میں متوقع ہے۔",
        stamps="{d} {m} {y}|شائع {d} {m} {y}|اپ ڈیٹ {d} {m} {y}",
        bylines="{p}|ویب ڈیسک",
        leads="{o}:|{o} (نمائندہ خصوصی)|{o} ۔",
    ),
    _tongue(
        "fa",
        persons="آرین ولک|سارا تهرانی|کاوه مرادی|نیلوفر دشتی",
        places="تهران|شیراز|تبریز|مشهد",
        things="بازار قدیم|پل تازه|خط قطار|قانون آب",
        months="ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
        titles="{o} در انتظار {t}|{p} از {t} دفاع کرد|چرا {t} مردم {o} را دو دسته کرد",
        sentences="شورای {o} سه‌شنبه درباره {t} گفت‌وگو کرد، به گفته {p}.|{p} گفت که {n} سال منتظر بوده‌ایم.|"
        "در {o} کسی شگفت‌زده نشد.|حدود {n} نفر در نشست شرکت کردند.|تصمیم تا {n} روز دیگر روشن می‌شود.",
        stamps="{d} {m} {y}|انتشار: {d} {m} {y}",
        bylines="{p}|نویسنده: {p}",
        leads="{o} -|{o}:|به گزارش خبرگزاری از {o}،",
    ),
    _tongue(
        "hi",
        persons="अरीन वेल्क|मीरा होल्ट|सुनील ग्रेवन|काव्या शर्मा",
        places="दिल्ली|मुंबई|पटना|लखनऊ",
        things="नया पुल|पुराना बाज़ार|रेल लाइन|जल समझौता",
        months="जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर",
        titles="{o} को {t} का इंतज़ार|{p} ने {t} का समर्थन किया|{t} पर {o} क्यों बंटा?",
        sentences="{o} की परिषद ने मंगलवार को {t} पर चर्चा की, {p} ने बताया।|{p} ने कहा कि हम {n} साल से इंतज़ार कर "
        "रहे हैं।|"
        "{o} में किसी को आश्चर्य नहीं हुआ।|बैठक में लगभग {n} लोग शामिल हुए।|फैसला {n} दिन में आएगा।",
        stamps="{d} {m} {y}|प्रकाशित {d} {m} {y}|Updated: {d} {m} {y}",
        bylines="{p}|लेखक: {p}",
        leads="{o}:|{o}, एजेंसी।|{o}।",
    ),
    _tongue(
        "zh",
        glue="",
        persons="林远之|赵一鸣|周海棠|孙立冬",
        places="苏州|北京|上海|成都",
        things="新大桥|老市场|地铁线|渔业协定",
        months="1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
        titles="{o}期待{t}早日完工|{p}谈{t}的未来|{t}为何引起{o}居民争论|关于{t}的{n}个问题",
        sentences="{o}市议会周二讨论了{t}的计划,发言人{p}表示,工程将按期进行。|“我们已经等了{n}年,”{p}对记者说。|"
        "{o}的居民对此并不感到意外,许多人早已听说过{t}的消息。|约有{n}人参加了会议,当地警方通报说。|预计{n}天内会有最终决定,届时将向社会公布。",
        stamps="{y}年{m}5日|{y}-03-03 14:30|发布时间:{y}年{m}5日 10:20|{y}年{m}8日 来源:中例网",
        bylines="记者 {p}|编辑:{p}|作者:{p}",
        leads="中例社{o}3月3日电 (记者 {p})|【{o}讯】|本报{o}讯",
    ),
    _tongue(
        "ja",
        glue="",
        persons="森川遥|石田健|高野美咲|大谷直樹",
        places="札幌|東京|大阪|那覇",
        things="新しい橋|古い市場|路面電車|漁業協定",
        months="1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
        titles="{o}で{t}めぐり議論続く|{t}、{n}年ぶり再開へ|{p}さん「{t}は町の誇り」|{o}の{t}、住民に不安も",
        sentences="{o}市議会は5日、{t}の計画を承認した。{p}議長が明らかにした。|「{n}年待った」と{p}さんは話した。|"
        "{o}では驚きの声はほとんどなかった。住民の多くは以前から{t}のことを知っていたという。|集会には約{n}人が参加した。|結論は{n}日以内に出る見通しだ。",
        stamps="{y}年{m}5日|{y}年{m}5日 14時30分|更新 {y}/3/5 14:30|{y}-03-05T10:00:00+09:00",
        bylines="{p}|記者 {p}",
        leads="【{o}・{p}】|[{o} 5日 共同] -|【{o}】",
    ),
    _tongue(
        "ko",
        persons="한서윤|김도현|박지안|이수호",
        places="제주|서울|부산|대전",
        things="새 다리|옛 시장|전차 노선|어업 협정",
        months="1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
        titles='{o}, {t} 놓고 논쟁 계속|{p} "{t} 포기 못 해"|{t} {n}년 만에 다시 열린다|{o} 주민들 {t} 걱정',
        sentences='{o} 시의회는 5일 {t} 계획을 승인했다고 {p} 의장이 밝혔다.|{p} 씨는 "{n}년을 기다렸다"고 말했다.|'
        "{o}에서는 놀라는 사람이 거의 없었다.|약 {n}명이 회의에 참석했다고 경찰이 전했다.|"
        "결정은 {n}일 안에 나올 전망이다.",
        stamps="{y}.03.05 14:30|입력 {y}-03-05 10:20|{y}년 {m} 5일|송고시간 {y}-03-05 14:30",
        bylines="{p} 기자|{p}",
        leads="({o}=연합뉴스) {p} 기자 =|[{o}=뉴스] {p} 기자 =|({o})",
    ),
)
