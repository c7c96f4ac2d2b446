package dev.dispatcher.assistant.happenings.reading;

import dev.dispatcher.assistant.happenings.FileChange;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Push.Commit;
import dev.dispatcher.webhooks.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The commits a push lists, oldest first. Both forges write them alike.
public final class Commits {

    private static final int SHOWN = 5;
    private static final int FILES_MAX = 300;

    private final List<Facts> commits;
    private final Map<String, Change> files = new LinkedHashMap<>();

    public Commits(List<Facts> commits) {
        this.commits = commits;
        for (var commit : commits) {
            for (var path : commit.texts("added")) touch(path, Change.CREATED);
            for (var path : commit.texts("modified")) touch(path, Change.UPDATED);
            for (var path : commit.texts("removed")) touch(path, Change.DELETED);
        }
    }

    /// What all commits together did to a file: one that came and went was never there.
    private void touch(String path, Change change) {
        var before = files.get(path);
        if (before == Change.CREATED && change == Change.DELETED) files.remove(path);
        else if (before == Change.CREATED) files.put(path, Change.CREATED);
        else if (before == Change.DELETED && change == Change.CREATED) files.put(path, Change.UPDATED);
        else files.put(path, change);
    }

    public long count() {
        return commits.size();
    }

    /// False where files are missing: there were too many for us, or for the queue.
    public boolean areWhole(Facts body) {
        return files.size() <= FILES_MAX && !body.flag(Reduction.CUT);
    }

    public List<FileChange> files() {
        return files.entrySet().stream()
                .limit(FILES_MAX)
                .map(file -> new FileChange(file.getKey(), file.getValue()))
                .toList();
    }

    /// The newest few, newest first.
    public List<Commit> newest() {
        var newest = new ArrayList<Commit>();
        for (var commit : commits.reversed()) {
            if (newest.size() < SHOWN) newest.add(commit(commit));
        }
        return newest;
    }

    private static Commit commit(Facts commit) {
        var author = commit.at("author");
        return new Commit(
                commit.text("id"),
                Prose.firstLine(commit.raw("message")),
                commit.url("url"),
                author.first("username", "name"));
    }
}
