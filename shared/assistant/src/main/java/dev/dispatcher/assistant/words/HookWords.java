package dev.dispatcher.assistant.words;

/// Of hooks that are not as they should be.
public enum HookWords implements Phrase {
    LIVE(
            "Вебхук <b>{0}</b> создан и проверен: новости будут приходить.",
            "The hook of <b>{0}</b> is made and tested: it is live."),
    UNTESTED(
            "Вебхук <b>{0}</b> создан, но пробный вызов до меня не дошёл. Новости придут, когда площадка меня достанет.",
            "The hook of <b>{0}</b> is made, but its test did not reach me. News will come once the forge reaches me."),
    NO_RIGHT(
            "Подписка на <b>{0}</b> записана, но вебхук я создать не могу: нужны права Maintainer или администратора. "
                    + "Попросите их выполнить там /subscribe или завести вебхук вручную.",
            "The subscription to <b>{0}</b> is kept, but I cannot make its hook: that takes a maintainer or "
                    + "administrator. Ask one to /subscribe as well, or to make the hook by hand."),
    NOT_LINKED(
            "Чтобы завести вебхук <b>{0}</b>, мне нужен ваш вход: /login",
            "To make the hook of <b>{0}</b> I need you to sign in: /login"),
    NO_PROJECT("Проекта <b>{0}</b> больше не видно.", "The project <b>{0}</b> cannot be seen any more."),
    NO_ADDRESS(
            "Вебхук <b>{0}</b> не создан: у меня нет адреса, по которому меня найдёт площадка. Администратору: PUBLIC_URL.",
            "The hook of <b>{0}</b> is not made: I have no address where a forge finds me. For administrators: PUBLIC_URL."),
    REFUSED("Вебхук <b>{0}</b> не создан: {1}", "The hook of <b>{0}</b> is not made: {1}");

    private final String ru;
    private final String en;

    HookWords(String ru, String en) {
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
