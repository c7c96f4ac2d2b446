package dev.dispatcher.assistant.cards;

import dev.dispatcher.people.Language;

/// Everything cards and messages say, in each language. What is put into a phrase is HTML already.
public enum Phrase {
    PIPELINE("Pipeline", "Пайплайн"),
    CREATED("is created", "создан"),
    PENDING("waits to start", "ждёт запуска"),
    RUNNING("is running", "выполняется"),
    CANCELING("is being stopped", "останавливается"),
    MANUAL("waits for somebody", "ждёт человека"),
    SKIPPED("was skipped", "пропущен"),
    CANCELED("was stopped", "остановлен"),
    FAILED("failed", "упал"),
    SUCCESS("passed", "прошёл"),
    FAILED_ON("%s failed on %s", "%s упал на %s"),
    FIXED("%s is fixed: %s passed", "%s снова в порядке: %s прошёл"),
    AND_MORE("and %s more", "и ещё %s"),
    SECONDS("%s s", "%s с"),
    MINUTES("%s min %s s", "%s мин %s с"),
    HOURS("%s h %s min", "%s ч %s мин"),

    OPEN("Open", "Открыт"),
    DRAFT("Draft", "Черновик"),
    MERGED("Merged", "Влит"),
    CLOSED("Closed", "Закрыт"),
    MERGED_BY("Merged by %s", "Влил(а) %s"),
    CLOSED_BY("Closed by %s", "Закрыл(а) %s"),
    BY("by %s", "автор %s"),
    VIA_BOT("%s via bot", "%s через бота"),
    RETRIED_BY("retried by %s", "повторно запущен: %s"),
    STOPPED_BY("stopped by %s", "остановлен: %s"),
    PLAYED_BY("job started by %s", "задачу запустил(а) %s"),
    APPROVED_BY("approved by %s", "одобрено: %s"),
    REFUSED_BY("changes requested by %s", "просят правки: %s"),
    CONFLICT("has conflicts", "есть конфликты"),
    DISCUSSIONS("has open discussions", "есть открытые обсуждения"),
    WAS_MERGED("%s was merged by %s", "%s: влил(а) %s"),
    WAS_CLOSED("%s was closed by %s", "%s: закрыл(а) %s"),
    WAS_REOPENED("%s was opened again by %s", "%s: снова открыл(а) %s"),
    IS_READY("%s is ready for review", "%s можно смотреть"),
    SOMEBODY("somebody", "кто-то"),

    COMMENTED("%s on %s", "%s о %s"),
    EDITED("edited", "изменено"),

    ASKS_FOR_REVIEW("%s asks you to review %s", "%s просит вас посмотреть %s"),
    ASSIGNED("%s assigned you to %s", "%s назначает вас на %s"),
    MENTIONED("%s mentioned you in %s", "%s упоминает вас в %s"),
    MERGE_REQUEST("a merge request", "запросе на слияние"),
    ISSUE("an issue", "задаче"),
    COMMIT("a commit", "коммите"),
    SNIPPET("a snippet", "сниппете"),
    WIKI("the wiki", "вики"),

    WIKI_CREATED("%s wrote the wiki page %s", "%s создаёт страницу вики %s"),
    WIKI_UPDATED("%s changed the wiki page %s", "%s меняет страницу вики %s"),
    WIKI_DELETED("%s deleted the wiki page %s", "%s удаляет страницу вики %s"),
    DIFF("diff", "изменения"),
    DOCS("%s changed documentation on %s", "%s меняет документацию в %s"),
    DOCS_INCOMPLETE("More was pushed than %s lists: look at %s", "Отправлено больше, чем перечисляет %s: смотрите %s"),
    COMPARISON("the comparison", "сравнение"),
    PUSHED("%s pushed to %s: %s", "%s отправляет в %s: %s"),
    FORCED("%s forced %s: %s", "%s переписывает %s: %s"),
    COMMITS("%s commits", "коммитов: %s"),
    BRANCH_CREATED("%s created the branch %s", "%s создаёт ветку %s"),
    BRANCH_DELETED("%s deleted the branch %s", "%s удаляет ветку %s"),
    TAG_CREATED("%s created the tag %s", "%s ставит тег %s"),
    TAG_MOVED("%s moved the tag %s", "%s переносит тег %s"),
    TAG_DELETED("%s deleted the tag %s", "%s удаляет тег %s"),
    DEPLOYED("%s was deployed to %s", "%s: развёрнуто на %s"),
    NOT_DEPLOYED("%s could not be deployed to %s", "%s: не удалось развернуть на %s"),
    RELEASED("%s is released", "Вышел выпуск %s"),
    RELEASE_CHANGED("The release %s was changed", "Выпуск %s изменён"),
    RELEASE_DELETED("The release %s was deleted", "Выпуск %s удалён"),
    TOKEN_ENDS("The access token %s expires on %s", "Токен доступа %s действует до %s"),
    TOKEN_ENDS_SOON("The access token %s expires soon", "Токен доступа %s скоро истечёт"),
    REPORT_ISSUE("Issue %s: %s", "Задача %s: %s"),
    REPORT_MILESTONE("Milestone %s: %s", "Веха %s: %s"),
    REPORT_FLAG("Feature flag %s: %s", "Переключатель %s: %s"),
    REPORT_WEAKNESS("Vulnerability %s: %s", "Уязвимость %s: %s"),
    REPORT_CHECK("Check %s: %s", "Проверка %s: %s"),
    REPORT_EMOJI("Reaction %s: %s", "Реакция %s: %s"),

    BUTTON_OPEN("Open", "Открыть"),
    BUTTON_RUN("▶ Run", "▶ Запустить"),
    BUTTON_RETRY("↻ Retry", "↻ Повторить"),
    BUTTON_STOP("■ Stop", "■ Остановить"),
    BUTTON_APPROVE("👍 Approve", "👍 Одобрить"),
    BUTTON_MERGE("✓ Merge", "✓ Влить"),
    BUTTON_DECLINE("✕ Decline", "✕ Отклонить"),
    BUTTON_MUTE("🔕 Mute", "🔕 Тише");

    private final String english;
    private final String russian;

    Phrase(String english, String russian) {
        this.english = english;
        this.russian = russian;
    }

    public String in(Language language, Object... words) {
        var text =
                switch (language) {
                    case EN -> english;
                    case RU -> russian;
                };
        return words.length == 0 ? text : text.formatted(words);
    }
}
