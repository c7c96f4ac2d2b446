package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.Topic;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Mentions;
import dev.dispatcher.assistant.happenings.reading.Prose;
import java.util.ArrayList;
import java.util.List;

/// What GitLab tells of and one line says.
final class GitLabReports {

    private GitLabReports() {}

    /// Of the changes to an issue only those that begin or end it are worth a line; whoever it names is told in any
    /// case.
    static List<Happening> issue(Scene told, Facts body) {
        var issue = body.at("object_attributes");
        var number = issue.number("iid");
        if (number == null) return List.of();
        var scene = issue.flag("confidential") ? told.confidential() : told;
        var action = issue.raw("action");
        var happenings = new ArrayList<Happening>();
        if (List.of("open", "close", "reopen").contains(action)) {
            happenings.add(reported(scene, Topic.ISSUE, action, "#" + number + " " + issue.text("title"), issue));
        }
        var description = body.at("changes", "description");
        var text = action.equals("open") ? issue.raw("description") : description.raw("current");
        var names = Mentions.added(action.equals("open") ? "" : description.raw("previous"), text, scene.provider());
        if (names.isEmpty() || action.isEmpty()) return happenings;
        var subject = Subject.of(Subject.Kind.ISSUE, number.toString(), issue.text("title"), issue.url("url"));
        var excerpt = Prose.lines(text, GitLabNotes.EXCERPT_MAX);
        happenings.add(new Mentioned(scene, subject, "issue " + number, issue.url("url"), excerpt, names));
        return happenings;
    }

    static List<Happening> milestone(Scene scene, Facts body) {
        var attributes = body.at("object_attributes");
        return one(scene, Topic.MILESTONE, body.first("action"), attributes.text("title"), attributes);
    }

    static List<Happening> featureFlag(Scene scene, Facts body) {
        var attributes = body.at("object_attributes");
        var action = attributes.flag("active") ? "on" : "off";
        return one(scene, Topic.FEATURE_FLAG, action, attributes.text("name"), attributes);
    }

    static List<Happening> vulnerability(Scene scene, Facts body) {
        var attributes = body.at("object_attributes");
        var action = attributes.first("state", "action");
        return one(scene.confidential(), Topic.VULNERABILITY, action, attributes.text("title"), attributes);
    }

    static List<Happening> emoji(Scene scene, Facts body) {
        var attributes = body.at("object_attributes");
        var name = attributes.text("name");
        if (name.isEmpty()) return List.of();
        var url = attributes.url("awarded_on_url");
        return List.of(new Reported(scene, Topic.EMOJI, body.text("event_type"), name, url));
    }

    private static List<Happening> one(Scene scene, Topic topic, String action, String title, Facts attributes) {
        return title.isEmpty() ? List.of() : List.of(reported(scene, topic, action, title, attributes));
    }

    private static Reported reported(Scene scene, Topic topic, String action, String title, Facts attributes) {
        return new Reported(scene, topic, action, title, attributes.url("url"));
    }
}
