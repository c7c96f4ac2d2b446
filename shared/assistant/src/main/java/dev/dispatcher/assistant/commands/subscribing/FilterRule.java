package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Rule;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One of the rules among the filters, with what most people want of it.
enum FilterRule {
    BRANCHES(SubscriptionWords.BRANCHES),
    LABELS(SubscriptionWords.LABELS),
    AUTHORS(SubscriptionWords.AUTHORS),
    WORKFLOWS(SubscriptionWords.WORKFLOWS),
    DOCS(SubscriptionWords.DOCS_FILES);

    private static final int PATTERNS_MAX = 20;
    private static final int PATTERN_LENGTH_MAX = 100;

    private final SubscriptionWords called;

    FilterRule(SubscriptionWords called) {
        this.called = called;
    }

    static Optional<FilterRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String called(Language language) {
        return called.plain(language);
    }

    List<String> presets() {
        return switch (this) {
            case BRANCHES -> List.of("main master", "release/*", "-dependabot/* -renovate/*");
            case LABELS -> List.of("bug", "-wip", "-dependencies");
            case AUTHORS -> List.of("-*bot*");
            case WORKFLOWS -> List.of("*deploy*", "-*nightly*");
            case DOCS -> List.of("docs/**", "**/*.md", "**/README*");
        };
    }

    Rule in(Filters filters) {
        return switch (this) {
            case BRANCHES -> filters.branches();
            case LABELS -> filters.labels();
            case AUTHORS -> filters.authors();
            case WORKFLOWS -> filters.workflows();
            case DOCS -> filters.docs();
        };
    }

    Filters in(Filters filters, Rule rule) {
        return switch (this) {
            case BRANCHES -> filters.branches(rule);
            case LABELS -> filters.labels(rule);
            case AUTHORS -> filters.authors(rule);
            case WORKFLOWS -> filters.workflows(rule);
            case DOCS -> filters.docs(rule);
        };
    }

    /// What somebody has to choose to get rid of a choice.
    Rule none() {
        return this == DOCS ? Filters.DOCS : Rule.ANY;
    }

    /// Patterns with spaces between; those with a minus exclude. What is far too long is left out.
    static Rule parse(List<String> words) {
        var patterns = words.stream()
                .filter(word -> word.length() <= PATTERN_LENGTH_MAX)
                .limit(PATTERNS_MAX)
                .toList();
        return new Rule(
                patterns.stream().filter(word -> !word.startsWith("-")).toList(),
                patterns.stream()
                        .filter(word -> word.startsWith("-") && word.length() > 1)
                        .map(word -> word.substring(1))
                        .toList());
    }

    static String write(Rule rule) {
        return Stream.concat(rule.include().stream(), rule.exclude().stream().map("-"::concat))
                .collect(Collectors.joining(" "));
    }
}
