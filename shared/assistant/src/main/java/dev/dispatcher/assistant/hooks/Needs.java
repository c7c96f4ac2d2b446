package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.forge.Topic;
import dev.dispatcher.assistant.subscriptions.EventKind;
import java.util.EnumSet;
import java.util.Set;

/// What a hook has to be asked for, so that those who subscribed hear what they want, and no more.
final class Needs {

    private Needs() {}

    static Set<Topic> of(Set<EventKind> wanted) {
        var topics = EnumSet.noneOf(Topic.class);
        for (var kind : wanted) topics.addAll(of(kind));
        if (wanted.contains(EventKind.CONFIDENTIAL)) {
            if (wanted.contains(EventKind.COMMENTS)) topics.add(Topic.CONFIDENTIAL_COMMENTS);
            if (wanted.contains(EventKind.ISSUES)) topics.add(Topic.CONFIDENTIAL_ISSUES);
        }
        return topics;
    }

    private static Set<Topic> of(EventKind kind) {
        return switch (kind) {
            case PIPELINES -> Set.of(Topic.PIPELINES);
            case MERGE_REQUESTS -> Set.of(Topic.MERGE_REQUESTS);
            case COMMENTS -> Set.of(Topic.COMMENTS);
            case WIKI -> Set.of(Topic.WIKI);
            case DOCS, PUSHES -> Set.of(Topic.PUSHES);
            case DEPLOYMENTS -> Set.of(Topic.DEPLOYMENTS);
            case RELEASES -> Set.of(Topic.RELEASES);
            case TAGS -> Set.of(Topic.TAGS);
            case TOKENS -> Set.of(Topic.TOKENS);
            case ISSUES -> Set.of(Topic.ISSUES);
            case CHECKS -> Set.of(Topic.CHECKS);
            case MILESTONES -> Set.of(Topic.MILESTONES);
            case FEATURE_FLAGS -> Set.of(Topic.FEATURE_FLAGS);
            case VULNERABILITIES -> Set.of(Topic.VULNERABILITIES);
            case EMOJI -> Set.of(Topic.EMOJI);
            case CONFIDENTIAL -> Set.of();
        };
    }
}
