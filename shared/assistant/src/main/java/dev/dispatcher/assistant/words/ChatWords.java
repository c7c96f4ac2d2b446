package dev.dispatcher.assistant.words;

/// Of when and how a chat is told.
public enum ChatWords implements Phrase {
    MUTE("На сколько замолчать в этом чате?", "For how long shall I be silent in this chat?"),
    MUTE_HOUR("1 час", "1 hour"),
    MUTE_MORNING("До утра", "Until morning"),
    MUTE_THIS("Только об этом", "Only about this"),
    MUTE_OFF("🔔 Снова говорить", "🔔 Speak again"),
    MUTED("🔕 Тихо до {0}. Карточки продолжают обновляться.", "🔕 Silent until {0}. Cards keep changing."),
    MUTED_THIS(
            "🔕 Об этом больше ни звука. Карточка продолжает обновляться.",
            "🔕 Not a sound about this any more. Its card keeps changing."),
    UNMUTED("🔔 Снова говорю.", "🔔 I speak again."),
    MUTE_NOTHING("Здесь нечего заглушать: подписок нет.", "There is nothing to silence: no subscriptions."),
    QUIET(
            "<b>Тихие часы</b>: {0}\nВ это время сообщения приходят без звука или ждут до конца.",
            "<b>Quiet hours</b>: {0}\nMeanwhile messages make no sound, or wait until the end."),
    QUIET_FROM_TO("с {0}:00 до {1}:00 ({2})", "{0}:00 to {1}:00 ({2})"),
    QUIET_SILENT("без звука", "no sound"),
    QUIET_HELD("ждут", "held back"),
    QUIET_OFF("Без тихих часов", "No quiet hours"),
    QUIET_SILENT_BUTTON("🔇 {0}–{1} без звука", "🔇 {0}–{1} no sound"),
    QUIET_HELD_BUTTON("📥 {0}–{1} ждать", "📥 {0}–{1} hold back"),
    DIGEST("<b>Сводка</b>: {0}\nКогда присылать?", "<b>Digest</b>: {0}\nWhen shall I send it?"),
    DIGEST_AT("в {0}:00", "at {0}:00"),
    DIGEST_NOW("📰 Сейчас", "📰 Now"),
    DIGEST_OFF("Не присылать", "Not at all"),
    DIGEST_TITLE("<b>📰 Сводка</b>\nЗа сутки сообщений: {0}", "<b>📰 Digest</b>\nMessages in the last day: {0}"),
    HELD("<b>📥 Пока было тихо</b>", "<b>📥 While it was quiet</b>"),
    HISTORY("<b>Последние события</b>", "<b>The latest events</b>"),
    HISTORY_NONE("Пока ничего не было.", "Nothing has happened yet."),
    HISTORY_ACTS("<b>Ваши действия</b>", "<b>What you did</b>"),
    WAITING_FOR_YOU("<b>Ждут вас</b>", "<b>Waiting for you</b>"),
    TODO_NONE("Вас ничего не ждёт. 🎉", "Nothing waits for you. 🎉");

    private final String ru;
    private final String en;

    ChatWords(String ru, String en) {
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
