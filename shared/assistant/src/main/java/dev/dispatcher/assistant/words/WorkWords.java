package dev.dispatcher.assistant.words;

/// Of pipelines, merge requests and projects.
public enum WorkWords implements Phrase {
    PIPELINES("<b>{0}</b>: последние пайплайны", "<b>{0}</b>: the latest pipelines"),
    PIPELINES_NONE("<b>{0}</b>: пайплайнов нет.", "<b>{0}</b>: no pipelines."),
    RUN(
            "<b>{0}</b>\nВетка: <code>{1}</code>\nЧто запустить?",
            "<b>{0}</b>\nBranch: <code>{1}</code>\nWhat shall I run?"),
    RUN_NOTHING("<b>{0}</b>: запускать нечего.", "<b>{0}</b>: there is nothing to run."),
    RUN_REF("🌿 Другая ветка, переменные", "🌿 Another branch, variables"),
    RUN_REF_TYPED(
            "Напишите имя ветки, а после неё, если нужно, переменные: main DEPLOY_TO=qa. Секретам тут не место.",
            "Write the name of the branch and, if you like, variables after it: main DEPLOY_TO=qa. This is no place for"
                    + " secrets."),
    RUN_TOO_LONG(
            "Переменные слишком длинные: вместе не больше {0} знаков. Напишите ветку и переменные ещё раз.",
            "The variables are too long: {0} characters together at most. Write the branch and the variables again."),
    MRS(
            "<b>Мерж-реквесты</b>\n👀 – ждут вашего ревью, ✍️ – ваши",
            "<b>Merge requests</b>\n👀 – waiting for your review, ✍️ – yours"),
    MRS_NONE(
            "Открытых мерж-реквестов нет: ни ваших, ни на ревью. 🎉",
            "No merge requests are open: none of yours, and none to review. 🎉"),
    MR("{0}\n{1} → {2}, <code>{3}</code>\nСостояние: {4}", "{0}\n{1} → {2}, <code>{3}</code>\nState: {4}"),
    MR_OPEN("открыт", "open"),
    MR_DRAFT("черновик", "draft"),
    MR_MERGED("влит", "merged"),
    MR_CLOSED("закрыт", "closed"),
    GONE("Этого больше нет, или вам этого не видно.", "That is gone, or you may not see it."),
    BUTTON_PIPELINES("Пайплайны", "Pipelines"),
    BUTTON_RUN("▶️ Запустить", "▶️ Run"),
    BUTTON_RETRY("🔁 Повторить {0}", "🔁 Retry {0}"),
    BUTTON_STOP("■ Остановить {0}", "■ Stop {0}"),
    BUTTON_APPROVE("👍 Одобрить", "👍 Approve"),
    BUTTON_MERGE("✓ Влить", "✓ Merge"),
    BUTTON_DECLINE("✕ Отклонить", "✕ Decline");

    private final String ru;
    private final String en;

    WorkWords(String ru, String en) {
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
