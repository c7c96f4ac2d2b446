package dev.dispatcher.assistant.control;

import static dev.dispatcher.people.Html.bold;
import static dev.dispatcher.people.Html.escape;
import static dev.dispatcher.people.Html.link;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.people.Language;

/// What is said about acts, in HTML and in one language.
record ControlWords(Language language) {

    private String of(String russian, String english) {
        return switch (language) {
            case RU -> russian;
            case EN -> english;
        };
    }

    private static String forge(Provider provider) {
        return switch (provider) {
            case GITLAB -> "GitLab";
            case GITHUB -> "GitHub";
        };
    }

    private String act(Act act) {
        return switch (act) {
            case RUN -> of("Запуск", "Run");
            case RETRY -> of("Повтор", "Retry");
            case STOP -> of("Остановка", "Stop");
            case PLAY -> of("Запуск задачи", "Play");
            case APPROVE -> of("Одобрение", "Approve");
            case MERGE -> of("Слияние", "Merge");
            case DECLINE -> of("Отклонение", "Decline");
            case MUTE -> of("Без звука", "Mute");
        };
    }

    String question(Act act, String what, String who) {
        return of("%s: %s. Подтвердите, %s, в течение 60 секунд.", "%s: %s. Confirm, %s, within 60 seconds.")
                        .formatted(bold(act(act)), escape(what), escape(who))
                + (act == Act.DECLINE ? reasonable() : "");
    }

    private String reasonable() {
        return of(
                " Или ответьте на это сообщение: ответ станет причиной отказа и комментарием.",
                " Or reply to this message: what you write becomes the reason, as a comment.");
    }

    String yes(Act act) {
        return of("Да: ", "Yes: ") + act(act);
    }

    String no() {
        return of("Нет", "Cancel");
    }

    String canceled(Act act, String who) {
        return "%s: %s, %s.".formatted(bold(act(act)), of("отменено", "called off"), escape(who));
    }

    private String head(Offer offer, String who) {
        var what = offer.act() == Act.RUN ? offer.number() : numbered(offer);
        return "%s %s, %s: ".formatted(bold(act(offer.act())), escape(what), escape(who));
    }

    private static String numbered(Offer offer) {
        return switch (offer.act()) {
            case APPROVE, MERGE, DECLINE -> (offer.provider() == Provider.GITLAB ? "!" : "#") + offer.number();
            case RUN, RETRY, STOP, PLAY, MUTE -> "#" + offer.number();
        };
    }

    String told(Offer offer, String who, Outcome outcome) {
        var name = forge(offer.provider());
        return head(offer, who)
                + switch (outcome) {
                    case Outcome.Done(var url) ->
                        url.isEmpty() ? of("сделано.", "done.") : link(url, of("сделано", "done")) + ".";
                    case Outcome.NoRight _ ->
                        of("%s говорит, что у вас нет на это прав.", "%s says you have no right to that.")
                                .formatted(name);
                    case Outcome.Moved _ ->
                        of("появились новые коммиты, посмотрите ещё раз.", "there are new commits, please look again.");
                    case Outcome.NotMergeable(var reason) ->
                        of("сейчас не сливается: ", "it cannot be merged now: ") + escape(hurdle(reason)) + ".";
                    case Outcome.Gone _ ->
                        of("этого больше нет, или вам этого не видно.", "it is gone, or you may not see it.");
                    case Outcome.NothingToDo(var reason) ->
                        of("делать нечего: ", "there is nothing to do: ") + escape(reason) + ".";
                    case Outcome.Refused(var reason) ->
                        of("%s отказывает: ", "%s refuses: ").formatted(name) + escape(reason);
                };
    }

    /// The words for hurdles that people meet most.
    private String hurdle(String word) {
        return switch (word) {
            case "" -> of("причину не назвали", "no reason given");
            case "ci_must_pass", "ci_still_running" -> of("CI ещё не прошёл", "CI has not passed");
            case "draft", "draft_status" -> of("это черновик", "it is a draft");
            case "discussions_not_resolved" -> of("есть открытые обсуждения", "there are open threads");
            case "not_approved" -> of("нет одобрения", "it lacks an approval");
            case "conflict", "dirty" -> of("конфликт", "there is a conflict");
            case "need_rebase", "behind" -> of("нужен rebase", "it needs a rebase");
            default -> word;
        };
    }

    String already(Offer offer, String who, String url) {
        var words = of("это уже сделано", "that is done already");
        return head(offer, who) + (url.isEmpty() ? words : link(url, words)) + ".";
    }

    String over(Offer offer, String who, String state) {
        return head(offer, who) + of("поздно: ", "too late: ") + escape(state(state)) + ".";
    }

    private String state(String word) {
        return switch (word) {
            case "merged" -> of("уже слито", "it is merged");
            case "closed" -> of("уже закрыто", "it is closed");
            case "succeeded" -> of("уже прошёл", "it has passed");
            case "failed" -> of("уже упал", "it has failed");
            default -> word;
        };
    }

    String unanswered(Offer offer, String who) {
        return head(offer, who)
                + of(
                                "%s не ответил; что вышло, посмотрите там.",
                                "%s has not answered; please look there what came of it.")
                        .formatted(forge(offer.provider()));
    }

    String unknown(String who) {
        return escape(who) + of(": такой кнопки нет.", ": there is no such button.");
    }

    String elsewhere(String who) {
        return escape(who)
                + of(
                        ": такой кнопки там уже нет. Нажмите её на том сообщении, на которое я отвечаю.",
                        ": there is no such button on that message any more. Press it on the one I answer here.");
    }

    String elses(String who) {
        return escape(who) + of(": эта кнопка не для вас.", ": that button is somebody else's.");
    }

    String late(String who) {
        return escape(who)
                + of(
                        ": кнопка устарела. Нажмите на карточке ещё раз; новые есть в /mrs и /pipelines.",
                        ": that button is too old. Press the one on the card again; /mrs and /pipelines have new ones.");
    }

    String used(String who) {
        return escape(who) + of(": эту кнопку уже нажали.", ": that button has been pressed already.");
    }

    String often(String who) {
        return escape(who)
                + of(": не больше 10 действий в минуту.", ": that is more than 10 acts a minute, wait a little.");
    }

    String turnedOff(String who) {
        return escape(who)
                + of(
                        ": администратор отключил вас, кнопки для вас не работают.",
                        ": an administrator has turned you off, no button works for you.");
    }

    String nobody() {
        return of(
                "Анонимно действовать нельзя: нажмите от своего имени.",
                "Nobody acts without a name: press it as yourself.");
    }

    String unlinked(Provider provider, String who) {
        return escape(who)
                + of(
                                ": сначала привяжите %s: /login в личном чате со мной.",
                                ": link your %s first: /login in a private chat with me.")
                        .formatted(forge(provider));
    }
}
