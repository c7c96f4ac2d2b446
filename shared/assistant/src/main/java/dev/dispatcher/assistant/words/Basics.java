package dev.dispatcher.assistant.words;

/// Of the bot itself.
public enum Basics implements Phrase {
    HELLO(
            "<b>Привет, {0}!</b> Я рассказываю, что происходит в GitLab и GitHub, и поднимаю демо-стенды.\n\n"
                    + "С чего начнём?",
            "<b>Hello, {0}!</b> I tell you what happens in GitLab and GitHub, and I put up demo stands.\n\n"
                    + "Where shall we begin?"),
    HELLO_GROUP(
            "Здравствуйте! Администраторы могут подписать этот чат на проект: /subscribe",
            "Hello! Administrators can subscribe this chat to a project: /subscribe"),
    HELP("<b>Что я умею</b>\nВыберите раздел.", "<b>What I can do</b>\nChoose a section."),
    HELP_NEWS(
            "<b>Уведомления</b>\n/subscribe – подписаться на проект\n/subscriptions – подписки и фильтры\n"
                    + "/unsubscribe – отписаться\n/topic – перенести подписки в тему\n/mute – тишина на время\n"
                    + "/quiet – тихие часы\n/digest – сводка по расписанию\n/history – последние события",
            "<b>Notifications</b>\n/subscribe – subscribe to a project\n/subscriptions – subscriptions and filters\n"
                    + "/unsubscribe – no more of a project\n/topic – bind subscriptions to a topic\n"
                    + "/mute – silence for a while\n/quiet – quiet hours\n/digest – a digest on schedule\n"
                    + "/history – the latest events"),
    HELP_WORK(
            "<b>Работа</b>\n/todo – что ждёт меня\n/projects – мои проекты\n/pipelines – пайплайны\n"
                    + "/run – запустить пайплайн\n/mrs – мерж-реквесты",
            "<b>Work</b>\n/todo – what waits for me\n/projects – my projects\n/pipelines – pipelines\n"
                    + "/run – run a pipeline\n/mrs – merge requests"),
    HELP_STANDS(
            "<b>Стенды</b>\n/stands – мои стенды\n/stand new – новый стенд",
            "<b>Stands</b>\n/stands – my stands\n/stand new – a new stand"),
    HELP_ME(
            "<b>Обо мне</b>\n/login – связать GitLab или GitHub\n/logout – отвязать\n/me – кто я\n"
                    + "/settings – настройки\n/language – язык",
            "<b>About me</b>\n/login – link GitLab or GitHub\n/logout – unlink\n/me – who I am\n"
                    + "/settings – settings\n/language – language"),
    BUTTON_NEWS("🔔 Уведомления", "🔔 Notifications"),
    BUTTON_WORK("🛠 Работа", "🛠 Work"),
    BUTTON_STANDS("🖥 Стенды", "🖥 Stands"),
    BUTTON_NEW_STAND("➕ Новый стенд", "➕ New stand"),
    BUTTON_ME("👤 Обо мне", "👤 About me"),
    BUTTON_SUBSCRIBE("➕ Подписаться", "➕ Subscribe"),
    BUTTON_SUBSCRIPTIONS("📋 Подписки", "📋 Subscriptions"),
    BUTTON_LOGIN("🔑 Войти", "🔑 Sign in"),
    BUTTON_HELP("❓ Помощь", "❓ Help"),
    BUTTON_SETTINGS("⚙️ Настройки", "⚙️ Settings"),
    BUTTON_LANGUAGE("🌐 Язык", "🌐 Language"),
    BUTTON_QUIET("🌙 Тихие часы", "🌙 Quiet hours"),
    BUTTON_MUTE("🔕 Тишина", "🔕 Mute"),
    BUTTON_DIGEST("📰 Сводка", "📰 Digest"),
    BUTTON_UNSUBSCRIBE("➖ Отписаться", "➖ Unsubscribe"),
    BUTTON_TOPIC("🧵 Тема", "🧵 Topic"),
    BUTTON_HISTORY("🕘 История", "🕘 History"),
    BUTTON_TODO("📌 Ждёт меня", "📌 To do"),
    BUTTON_MRS("🔀 Мерж-реквесты", "🔀 Merge requests"),
    BUTTON_PROJECTS("📁 Проекты", "📁 Projects"),
    BUTTON_PIPELINES("⚙️ Пайплайны", "⚙️ Pipelines"),
    BUTTON_RUN("▶️ Запустить", "▶️ Run"),
    BUTTON_LOGOUT("🚪 Отвязать", "🚪 Unlink"),
    BUTTON_WHO("🪪 Кто я", "🪪 Who I am"),
    LOGOUT("Что отвязать?", "What shall I unlink?"),
    LOGOUT_NOTHING("Вы ничего не привязывали.", "You have linked nothing."),
    BUTTON_BACK("« Назад", "« Back"),
    BUTTON_CANCEL("✕ Отмена", "✕ Cancel"),
    LANGUAGE("На каком языке говорить?", "Which language shall I speak?"),
    LANGUAGE_SET("Хорошо, говорю по-русски.", "All right, English it is."),
    SETTINGS(
            "<b>Настройки</b>\nЯзык: {0}\nТихие часы: {1}\nСводка: {2}",
            "<b>Settings</b>\nLanguage: {0}\nQuiet hours: {1}\nDigest: {2}"),
    OFF("нет", "off"),
    LANGUAGE_NAME("русский", "English"),
    ME(
            "<b>{0}</b>\nTelegram: <code>{1}</code>{2}\nПодписок здесь: {3}\nСтендов: {4}",
            "<b>{0}</b>\nTelegram: <code>{1}</code>{2}\nSubscriptions here: {3}\nStands: {4}"),
    LOGOUT_HOOKS(
            "Эти вебхуки сделаны от вашего имени:{0}\n\nУбрать их, пока есть чем? Без вебхука о проекте никто ничего не"
                    + " узнает. Если оставить, убрать их потом можно только в настройках проекта.",
            "These hooks were made in your name:{0}\n\nShall I remove them while I can? Without its hook nobody hears of a"
                    + " project any more. What stays can only be removed in the settings of the project later."),
    LOGOUT_LEFT(
            "Эти вебхуки остались; убрать их можно в настройках проекта:{0}",
            "These hooks stay; they can be removed in the settings of the project:{0}"),
    BUTTON_LOGOUT_ALL("Всё", "All of them"),
    BUTTON_LOGOUT_HOOKS("Убрать вебхуки и выйти", "Remove the hooks and sign out"),
    BUTTON_LOGOUT_KEEP("Выйти, вебхуки оставить", "Sign out, keep the hooks"),
    UNKNOWN("Я не знаю команды /{0}.", "I know no command /{0}."),
    UNKNOWN_NEAR("Я не знаю команды /{0}. Может быть, /{1}?", "I know no command /{0}. Did you mean /{1}?"),
    WORDS("Я понимаю команды и кнопки. Вот что есть:", "I understand commands and buttons. Here they are:"),
    OLD_BUTTON("Эта кнопка больше не работает.", "That button does not work any more."),
    IN_PRIVATE("Это – в личном чате.", "That is for our private chat."),
    OPEN_PRIVATE("Открыть личный чат", "Open the private chat"),
    ADMINS_ONLY(
            "{0}, здесь это могут только администраторы чата.", "{0}, only administrators of this chat can do that."),
    VEILED(
            "Анонимно этого сделать нельзя: я не вижу, кто вы. Напишите от своего имени.",
            "Nobody can do that anonymously: I cannot see who you are. Write as yourself.");

    private final String ru;
    private final String en;

    Basics(String ru, String en) {
        this.ru = ru;
        this.en = en;
    }

    @Override
    public String ru() {
        return ru;
    }

    @Override
    public String en() {
        return en;
    }
}
