package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is no person: whom the forge calls a bot, whose name says so, and whom `BOT_USERNAMES` names.
@Singleton
final class Bots {

    private static final Pattern NAMES = Pattern.compile("""
            .+\\[bot]|(project|group)_\\d+_bot(_\\w+)?|service_account_.+|ghost|(alert|support|security|visual-review)-bot\
            |gitlab-.*bot|dependabot(-preview)?|renovate(-bot)?""");

    private final List<String> patterns;

    Bots(Settings settings) {
        this.patterns = settings.text("BOT_USERNAMES").stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+", -1)))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    boolean include(@Nullable Actor actor) {
        if (actor == null) return false;
        var name = actor.username().toLowerCase(Locale.ROOT);
        return actor.saysBot()
                || NAMES.matcher(name).matches()
                || patterns.stream().anyMatch(pattern -> Glob.matchesName(pattern, name));
    }
}
