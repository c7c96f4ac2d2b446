package dev.dispatcher.assistant.words;

/// Of stands.
public enum StandWords implements Phrase {
    LIST("<b>Ваши стенды</b>", "<b>Your stands</b>"),
    NONE("У вас нет стендов.", "You have no stands."),
    REFRESH("🔄 Обновить", "🔄 Refresh"),
    MINE("« Мои стенды", "« My stands"),
    PICK("<b>Новый стенд</b>\nЧто на нём показать?", "<b>A new stand</b>\nWhat shall it show?"),
    NO_PRODUCTS(
            "Показывать нечего: не описано ни одного продукта.", "There is nothing to show: no product is described."),
    NEXT("Дальше »", "Next »"),
    PICK_ONE("Выберите хотя бы один продукт.", "Choose one product at least."),
    NAME(
            "<b>Новый стенд</b>\n{0}\n\nКак его назвать? Строчные латинские буквы, цифры и дефис, от 2 до 41 знака.",
            "<b>A new stand</b>\n{0}\n\nWhat shall it be called? Lower-case letters, digits and hyphens, 2 to 41 of them."),
    NAME_BAD("Так стенд назвать нельзя: {0}", "A stand cannot be called so: {0}"),
    NAME_TAKEN("Стенд {0} уже есть ({1}).", "There is a stand {0} already ({1})."),
    NAME_TYPE("✏️ Своё имя", "✏️ Another name"),
    NAME_TYPED("Напишите имя стенда одним сообщением.", "Write the name of the stand as a message."),
    CONFIRM("<b>Новый стенд {0}</b>\n{1}\n\nСоздать?", "<b>A new stand {0}</b>\n{1}\n\nShall I make it?"),
    MAKE("🚀 Создать", "🚀 Make it"),
    UNKNOWN_PRODUCTS("Таких продуктов больше нет: {0}", "There are no such products any more: {0}"),
    UNFIT("Не получится: {0}", "That will not do: {0}"),
    FULL("Стендов с {0} уже {1}, больше нельзя.", "There are {1} stands with {0} already, and no more are allowed."),
    OVER(
            "Этот выбор уже закончен или не начат. Начните заново: /stand new",
            "That choice is over, or was never begun. Begin again: /stand new"),
    GONE("Такого стенда нет.", "There is no such stand."),
    NOT_YOURS("Это не ваш стенд.", "That is not your stand."),
    REFUSED("Сейчас нельзя: {0}", "Not now: {0}"),
    CARD_PRODUCTS("Продукты: {0}", "Products: {0}"),
    CARD_ADDRESS("Адрес: {0}", "Address: {0}"),
    CARD_PIPELINE("Пайплайн: {0}", "Pipeline: {0}"),
    CARD_UNTIL("До {0}", "Until {0}"),
    CARD_IN_LINE("В очереди: {0}", "In line: {0}"),
    CARD_ERROR("Ошибка: {0}", "Error: {0}"),
    CARD_STUCK("⚠️ {0}", "⚠️ {0}"),
    EXTEND("⏱ Продлить", "⏱ Extend"),
    STOP("⏸ Остановить", "⏸ Stop"),
    START("▶️ Запустить", "▶️ Start"),
    RETRY("🔁 Повторить", "🔁 Retry"),
    CANCEL("✕ Прервать", "✕ Cancel"),
    DELETE("🗑 Удалить", "🗑 Delete"),
    DELETE_ASK(
            "Удалить стенд <b>{0}</b>? Вернуть его будет нельзя.",
            "Delete the stand <b>{0}</b>? It will not come back."),
    DELETE_YES("🗑 Да, удалить", "🗑 Yes, delete it"),
    DELETE_NO("Нет", "No"),
    QUEUED("в очереди", "in line"),
    PREPARING("готовится", "preparing"),
    RUNNING("поднимается", "coming up"),
    READY("готов", "ready"),
    DEGRADED("не отвечает", "not answering"),
    FAILED("не поднялся", "failed"),
    STOPPING("останавливается", "stopping"),
    STOPPED("остановлен", "stopped"),
    DELETING("удаляется", "being deleted"),
    LEAKING("не удаётся убрать", "cannot be cleaned up"),
    WAS_DELETED("удалён", "deleted");

    private final String ru;
    private final String en;

    StandWords(String ru, String en) {
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
