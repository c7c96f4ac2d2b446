package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.intake.HappeningSpreader;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.people.Html;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever people write, it is a message that Telegram takes, and it is what they wrote.
class FuzzTest {

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "\"",
            "_",
            "*",
            "`",
            "</b>",
            "<a href=\"x\">",
            "&lt;",
            "&#0;",
            "\u202e",
            "\u2066",
            "\u0007",
            "👩‍🚀",
            "\uD83D\uDE00",
            "שלום",
            "مرحبا",
            "\n",
            "\t",
            "%s",
            "%d",
            "\\",
            "x".repeat(40),
            " ",
            "'",
            "{}",
            "$1");

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)( href=\"[^\"<>]*\")?>");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot);");

    @ParameterizedTest
    @EnumSource(Provider.class)
    void makesGoodHtmlOfAnything(Provider provider) {
        try (var newsroom = new Newsroom()) {
            newsroom.hooked(provider);
            newsroom.subscribe(
                    provider,
                    GROUP,
                    EnumSet.allOf(EventKind.class),
                    Filters.USUAL.bots(true).children(true).moments(EnumSet.allOf(Moment.class)));
            var random = new Random(11);
            for (var type : new HappeningSpreader().types()) {
                if (!type.startsWith(provider.word()) || type.endsWith("work_item")) continue;
                for (int i = 0; i < 4; i++) newsroom.hear(garbled(type, provider, random));
            }
            newsroom.telegram.deliver();

            assertThat(newsroom.telegram.html()).hasSizeGreaterThan(20).allSatisfy(FuzzTest::isGoodHtml);
        }
    }

    private static Sample garbled(String type, Provider provider, Random random) {
        var kind = type.substring(type.indexOf('.') + 1);
        var sample = provider == Provider.GITLAB ? Sample.gitlab(kind) : Sample.github(kind);
        garble(sample.body(), random);
        return sample;
    }

    /// Only what people write; what machines write decides what it is about.
    private static void garble(JsonNode node, Random random) {
        if (node instanceof ArrayNode) node.forEach(item -> garble(item, random));
        if (!(node instanceof ObjectNode object)) return;
        for (var name : List.of("title", "name", "message", "note", "body", "description", "content", "summary")) {
            if (object.path(name).isTextual()) object.put(name, text(random));
        }
        object.forEach(child -> garble(child, random));
    }

    private static String text(Random random) {
        var text = new StringBuilder("t");
        int pieces = random.nextInt(5) == 0 ? 3_000 : random.nextInt(30);
        for (int i = 0; i < pieces; i++) text.append(PIECES.get(random.nextInt(PIECES.size())));
        return text.toString();
    }

    static void isGoodHtml(String html) {
        assertThat(Html.plain(html)).hasSizeLessThanOrEqualTo(Html.TEXT_MAX).isNotBlank();
        assertThat(html).doesNotContain("\u202e", "\u2066", "\u0007", "\u0000");
        assertThat(html.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF))
                .isTrue();
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(html);
        while (tags.find()) {
            if (tags.group(1).isEmpty()) open.push(tags.group(2));
            else assertThat(open.poll()).as(html).isEqualTo(tags.group(2));
        }
        assertThat(open).isEmpty();
        var rest = ENTITY.matcher(TAG.matcher(html).replaceAll("")).replaceAll("");
        assertThat(rest).as(html).doesNotContain("<", ">", "&");
    }
}
