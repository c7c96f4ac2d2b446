package dev.dispatcher.standins.github;

import dev.dispatcher.standins.github.world.Pull;
import dev.dispatcher.standins.github.world.Repository;
import dev.dispatcher.standins.github.world.Run;
import dev.dispatcher.standins.github.world.RunScript;
import dev.dispatcher.standins.github.world.Workflow;
import dev.dispatcher.standins.github.world.World;
import java.util.List;
import java.util.stream.Stream;

/// One repository, to arrange and to look at, without HTTP and without a line in the ledger.
public final class RepositoryHandle {

    private final World world;
    private final Repository repository;

    RepositoryHandle(World world, Repository repository) {
        this.world = world;
        this.repository = repository;
    }

    /// `admin`, `maintain`, `push`, `triage`, `pull` or `none`.
    public RepositoryHandle grant(String login, String right) {
        return world.now(_ -> {
            repository.grant(world.account(login), right);
            return this;
        });
    }

    public RepositoryHandle protect(String branch) {
        return world.now(_ -> {
            repository.protect(branch);
            return this;
        });
    }

    public RepositoryHandle workflow(String file, RunScript script) {
        return world.now(_ -> {
            repository.workflows().add(new Workflow(world.nextId(), file, file.replaceFirst("\\.ya?ml$", ""), script));
            return this;
        });
    }

    /// A new commit, and a run of every workflow for it. Answers the commit's SHA.
    public String push(String login, String branch) {
        return world.now(now -> {
            var sha = repository.push(branch);
            for (var workflow : repository.workflows()) {
                world.start(repository, workflow, "push", branch, world.account(login), now);
            }
            return sha;
        });
    }

    /// Answers its number.
    public int openPull(String login, String branch, String title) {
        return world.now(now ->
                world.open(repository, branch, world.account(login), title, now).number());
    }

    public void requestReview(int pull, String reviewer, String by) {
        world.now(now -> {
            world.request(repository, pull(pull), world.account(reviewer), world.account(by), now);
            return now;
        });
    }

    /// `clean`, `dirty`, `blocked` …
    public void turnPull(int pull, String mergeable, boolean asDraft) {
        world.now(now -> {
            pull(pull).turn(mergeable, asDraft);
            return now;
        });
    }

    private Pull pull(int number) {
        return repository.findPull(number).orElseThrow();
    }

    /// The head of its branch.
    public String sha(int pull) {
        return world.now(_ -> pull(pull).sha());
    }

    /// What was said about it, the words of reviews first.
    public List<String> said(int number) {
        return world.now(_ -> Stream.concat(pull(number).reviews().stream(), pull(number).comments().stream())
                .map(said -> said.path("state").asText() + said.path("body").asText())
                .toList());
    }

    /// As it is now: `open`, `closed` or `merged`.
    public String pullState(int number) {
        return world.now(_ -> pull(number).isMerged() ? "merged" : pull(number).state());
    }

    /// The newest run, as `queued`, `in_progress` or its conclusion.
    public String lastRun() {
        return world.now(_ -> {
            Run run = repository.runs().getLast();
            return run.isCompleted() ? run.conclusion() : run.status();
        });
    }
}
