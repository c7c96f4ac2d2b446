package dev.dispatcher.assistant.words;

/// Of subscriptions.
public enum SubscriptionWords implements Phrase {
    NO_LINK(
            "Сначала свяжите со мной GitLab или GitHub: я покажу только ваши проекты.",
            "Link GitLab or GitHub with me first: I show you your own projects only."),
    WHICH_FORGE("Где проект?", "Where is the project?"),
    WHICH_PROJECT("Какой проект?", "Which project?"),
    NO_PROJECTS("Проектов не нашлось.", "There are no such projects."),
    SEARCH("🔍 Поиск", "🔍 Search"),
    SEARCH_TYPED("Напишите часть имени проекта.", "Write a part of the project's name."),
    NO_ANSWER("{0} не отвечает. Попробуйте позже.", "{0} does not answer. Try again later."),
    DETAILS("<b>{0}</b>\n{1}\nЧто слушать?", "<b>{0}</b>\n{1}\nWhat shall I listen to?"),
    DISABLED("⚠️ Выключена: {0}", "⚠️ Disabled: {0}"),
    MUTED("🔕 Тихо до {0}", "🔕 Silent until {0}"),
    LIST("<b>Подписки этого чата</b>", "<b>Subscriptions of this chat</b>"),
    NONE("Подписок нет.", "There are no subscriptions."),
    REMOVE_WHICH("От чего отписаться?", "What shall I stop listening to?"),
    REMOVED("Больше не слушаю {0}.", "I no longer listen to {0}."),
    GONE("Такой подписки здесь нет.", "There is no such subscription here."),
    FILTERS_BUTTON("🎚 Фильтры", "🎚 Filters"),
    REMOVE_BUTTON("🗑 Отписаться", "🗑 Unsubscribe"),
    ALL_BUTTON("« Все подписки", "« All subscriptions"),
    FILTERS("<b>{0}</b>\nО чём рассказывать?", "<b>{0}</b>\nWhat of it shall I tell?"),
    RULE("{0}: {1}", "{0}: {1}"),
    RULE_ASK(
            "<b>{0}</b>: {1}\nСейчас: {2}\nШаблоны через пробел, с минусом – исключить: <code>main release/* -wip/*</code>",
            "<b>{0}</b>: {1}\nNow: {2}\nPatterns with spaces between, a minus excludes: <code>main release/* -wip/*</code>"),
    RULE_TYPE("✏️ Свои", "✏️ My own"),
    RULE_TYPED("Напишите шаблоны одним сообщением.", "Write the patterns as a message."),
    RULE_TYPED_GROUP(
            "Отправьте команду: <code>{0} main -wip/*</code>", "Send the command: <code>{0} main -wip/*</code>"),
    ANYTHING("всё", "anything"),
    BRANCHES("Ветки", "Branches"),
    LABELS("Метки", "Labels"),
    AUTHORS("Авторы", "Authors"),
    WORKFLOWS("Пайплайны", "Workflows"),
    DOCS_FILES("Файлы документации", "Documentation files"),
    MOMENTS("О каких состояниях пайплайна говорить?", "Which states of a pipeline shall I tell of?"),
    MOMENTS_BUTTON("Состояния", "States"),
    BOTS("Боты", "Bots"),
    CHILDREN("Дочерние пайплайны", "Child pipelines"),
    TOPIC_ONLY(
            "Это – для тем форума: напишите /topic в нужной теме.",
            "That is for topics of a forum: write /topic in one."),
    TOPIC("Что рассказывать в этой теме?", "What shall I tell in this topic?"),
    PIPELINES("Пайплайны", "Pipelines"),
    MERGE_REQUESTS("Мерж-реквесты", "Merge requests"),
    COMMENTS("Комментарии", "Comments"),
    WIKI("Вики", "Wiki"),
    DOCS("Документация", "Documentation"),
    DEPLOYMENTS("Развёртывания", "Deployments"),
    RELEASES("Релизы", "Releases"),
    PUSHES("Пуши", "Pushes"),
    TAGS("Теги", "Tags"),
    TOKENS("Токены", "Tokens"),
    ISSUES("Задачи", "Issues"),
    CHECKS("Проверки", "Checks"),
    MILESTONES("Вехи", "Milestones"),
    FEATURE_FLAGS("Флаги", "Feature flags"),
    VULNERABILITIES("Уязвимости", "Vulnerabilities"),
    EMOJI("Реакции", "Emoji"),
    CONFIDENTIAL("Конфиденциальное", "Confidential"),
    RUNNING("идёт", "running"),
    MANUAL("ждёт", "waiting"),
    SUCCESS("успех", "success"),
    FAILED("сбой", "failure"),
    FIXED("починен", "fixed"),
    CANCELED("отменён", "canceled");

    private final String ru;
    private final String en;

    SubscriptionWords(String ru, String en) {
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
