package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.platform.json.Json;
import java.util.Set;

/// What of the chosen kinds one wants to hear. What an older version did not know is as if nobody had chosen it.
public record Filters(
        Rule branches,
        Rule labels,
        Rule authors,
        Rule workflows,
        Rule docs,
        Set<Moment> moments,
        boolean withBots,
        boolean withChildren) {

    /// What counts as documentation unless somebody says otherwise.
    public static final Rule DOCS = Rule.only(
            "docs/**",
            "doc/**",
            "**/docs/**",
            "**/*.md",
            "**/*.adoc",
            "**/*.rst",
            "**/*.mdx",
            "**/README*",
            "**/CHANGELOG*");

    public static final Filters USUAL =
            new Filters(Rule.ANY, Rule.ANY, Rule.ANY, Rule.ANY, DOCS, Moment.USUAL, false, false);

    public Filters {
        branches = branches == null ? Rule.ANY : branches;
        labels = labels == null ? Rule.ANY : labels;
        authors = authors == null ? Rule.ANY : authors;
        workflows = workflows == null ? Rule.ANY : workflows;
        docs = docs == null ? DOCS : docs;
        moments = moments == null ? Moment.USUAL : Set.copyOf(moments);
    }

    public Filters branches(Rule rule) {
        return new Filters(rule, labels, authors, workflows, docs, moments, withBots, withChildren);
    }

    public Filters labels(Rule rule) {
        return new Filters(branches, rule, authors, workflows, docs, moments, withBots, withChildren);
    }

    public Filters authors(Rule rule) {
        return new Filters(branches, labels, rule, workflows, docs, moments, withBots, withChildren);
    }

    public Filters workflows(Rule rule) {
        return new Filters(branches, labels, authors, rule, docs, moments, withBots, withChildren);
    }

    public Filters docs(Rule rule) {
        return new Filters(branches, labels, authors, workflows, rule, moments, withBots, withChildren);
    }

    public Filters moments(Set<Moment> chosen) {
        return new Filters(branches, labels, authors, workflows, docs, chosen, withBots, withChildren);
    }

    public Filters bots(boolean wanted) {
        return new Filters(branches, labels, authors, workflows, docs, moments, wanted, withChildren);
    }

    public Filters children(boolean wanted) {
        return new Filters(branches, labels, authors, workflows, docs, moments, withBots, wanted);
    }

    /// Whether this file counts as documentation.
    public boolean admitsFile(String path) {
        return docs.admitsPath(path);
    }

    static Filters read(String json) {
        return Json.read(json, Filters.class);
    }
}
