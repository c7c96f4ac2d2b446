package dev.dispatcher.assistant.linking;

import static dev.dispatcher.people.Html.bold;
import static dev.dispatcher.people.Html.escape;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.people.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said about links, in HTML and in one language.
record LinkWords(Language language) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    /// Scopes that let a token do far more than anybody here needs.
    private static final Set<String> FAR_TOO_MUCH =
            Set.of("sudo", "admin_mode", "site_admin", "delete_repo", "admin:org", "admin:enterprise");

    static LinkWords in(Language language) {
        return new LinkWords(language);
    }

    private String of(String russian, String english) {
        return switch (language) {
            case RU -> russian;
            case EN -> english;
        };
    }

    static String name(Provider provider) {
        return switch (provider) {
            case GITLAB -> "GitLab";
            case GITHUB -> "GitHub";
        };
    }

    String signIn(Provider provider) {
        return of("Войти в ", "Sign in to ") + name(provider);
    }

    String open() {
        return of("🔑 Войти в личном чате", "🔑 Sign in, in private");
    }

    String undo() {
        return of("Это не я: отменить", "Not me: undo");
    }

    String linked(String telegram, Link link) {
        return "Telegram %s ↔ %s %s. %s"
                .formatted(
                        bold(telegram),
                        name(link.provider()),
                        bold("@" + link.username()),
                        of("Если это не вы, отмените.", "If that is not you, undo it."));
    }

    String closed(Link link) {
        return of(
                        "%s больше не пускает нас от имени %s. Войдите ещё раз; подписки продолжают работать.",
                        "%s does not let us in as %s any more. Sign in again; your subscriptions keep working.")
                .formatted(name(link.provider()), bold("@" + link.username()));
    }

    String ending(Link link) {
        return of(
                        "Ваш токен %s (%s) скоро закончится. %s Пришлите сюда новый, или /login.",
                        "Your %s token (%s) ends soon. %s Send a new one here, or /login.")
                .formatted(name(link.provider()), bold("@" + link.username()), until(link.expiresAt()));
    }

    String unlinked(Link link, boolean isRevoked) {
        var forgotten = of("%s %s отвязан, токен забыт", "%s %s is unlinked and its token forgotten")
                .formatted(name(link.provider()), bold("@" + link.username()));
        return forgotten
                + (isRevoked
                        ? of(" и отозван.", " and revoked.")
                        : of(
                                ". Отозвать его там не удалось: сделайте это в настройках.",
                                ". It could not be revoked there: please do that in your settings."));
    }

    /// Of a token that was pasted for us to use.
    String taken(Link link, boolean isDeleted) {
        var text = new StringBuilder(deleted(isDeleted))
                .append(' ')
                .append(linked(of("вы", "you"), link))
                .append('\n')
                .append(of("Права: ", "Scopes: "))
                .append(escape(link.scopes().isEmpty() ? "?" : String.join(", ", link.scopes())))
                .append(". ")
                .append(until(link.expiresAt()));
        for (var warning : warnings(link.scopes(), link.expiresAt()))
            text.append("\n⚠️ ").append(warning);
        return text.toString();
    }

    private String until(@Nullable Instant end) {
        return end == null
                ? of("Срок не ограничен.", "It does not expire.")
                : of("Действует до ", "Valid until ") + DAY.format(end) + ".";
    }

    private List<String> warnings(List<String> scopes, @Nullable Instant end) {
        var wide = scopes.stream().filter(FAR_TOO_MUCH::contains).toList();
        var first = wide.isEmpty()
                ? List.<String>of()
                : List.of(of("Токен может слишком много: ", "This token may do far too much: ")
                        + escape(String.join(", ", wide)));
        var second = end != null
                ? List.<String>of()
                : List.of(of("Лучше токен со сроком действия.", "A token that expires would be better."));
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    String deleted(boolean isDeleted) {
        return isDeleted
                ? of("Сообщение с токеном удалено.", "The message with the token is deleted.")
                : of(
                        "Сообщение с токеном удалить не удалось: удалите его сами и отзовите токен.",
                        "The message with the token could not be deleted: delete it yourself and revoke the token.");
    }

    /// Of a token that was pasted where everybody sees it, or by mistake.
    String exposed(boolean isDeleted) {
        return deleted(isDeleted)
                + " "
                + of(
                        "Его могли увидеть: отзовите его и создайте новый.",
                        "Somebody may have seen it: revoke it and make a new one.");
    }

    String useless(boolean isDeleted) {
        return deleted(isDeleted)
                + " "
                + of("Ни одна из наших площадок его не принимает.", "None of our forges accepts it.");
    }

    String unreachable(boolean isDeleted) {
        return deleted(isDeleted)
                + " "
                + of(
                        "Площадка не отвечает, токен не сохранён: отзовите его или пришлите снова.",
                        "The forge does not answer, and the token was not kept: revoke it, or send it again.");
    }

    String howToLogIn() {
        return of(
                "Войдите кнопкой ниже или пришлите сюда личный токен: сообщение с ним будет сразу удалено. Токен без"
                        + " приставки вроде glpat- пришлите ответом на это сообщение.",
                "Sign in with a button below, or send a personal token here: its message is deleted at once. A token"
                        + " without a prefix such as glpat- has to be sent as a reply to this message.");
    }

    String notLinked() {
        return of("Вы ничего не привязывали.", "You have linked nothing.");
    }
}
