package dev.dispatcher.people.telegram;

import dev.dispatcher.people.Language;
import java.util.List;

/// The menus of commands, for who is alone with the bot and for who runs a group.
enum Commands {
    PRIVATE("""
            start|Begin|Начать
            help|What I can do|Что я умею
            login|Link GitLab or GitHub|Привязать GitLab или GitHub
            logout|Unlink an account|Отвязать аккаунт
            me|Who I am here|Кто я здесь
            todo|What waits for me|Что ждёт меня
            projects|My projects|Мои проекты
            subscribe|Follow a project|Подписаться на проект
            subscriptions|What I follow|Мои подписки
            pipelines|Recent pipelines|Последние пайплайны
            run|Run a pipeline|Запустить пайплайн
            mrs|Merge and pull requests|Запросы на слияние
            stands|My demo stands|Мои стенды
            stand|Ask for a demo stand|Заказать стенд
            mute|Be quiet for a while|Помолчать
            quiet|Quiet hours|Тихие часы
            digest|A daily summary|Ежедневная сводка
            history|What happened|Что было
            settings|Settings|Настройки
            language|Language|Язык
            """),
    GROUP("""
            subscribe|Follow a project here|Подписать чат на проект
            unsubscribe|Stop following|Отписать чат
            subscriptions|What is followed here|Подписки чата
            mute|Be quiet for a while|Помолчать
            topic|Speak in this topic|Писать в эту тему
            """);

    private final String lines;

    Commands(String lines) {
        this.lines = lines;
    }

    List<BotCommand> in(Language language) {
        int column =
                switch (language) {
                    case EN -> 1;
                    case RU -> 2;
                };
        return lines.lines()
                .map(line -> List.of(line.split("\\|", -1)))
                .map(line -> new BotCommand(line.getFirst(), line.get(column)))
                .toList();
    }
}
