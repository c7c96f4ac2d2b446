package dev.dispatcher.standins.gitlab.hooks;

import dev.dispatcher.standins.gitlab.world.Happenings;
import dev.dispatcher.standins.gitlab.world.Job;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes a letter for every change to everybody who wants to hear of it, and sends what was written when told to.
public final class Webhooks implements Happenings, AutoCloseable {

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Letter> waiting = new ConcurrentLinkedQueue<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Payloads payloads;
    private final Postman postman;
    private volatile Post post = Post.honest();

    public Webhooks(Links links, Clock clock) {
        this.payloads = new Payloads(links);
        this.postman = new Postman(links.base(), clock);
    }

    public void add(Hook hook) {
        hooks.add(hook);
    }

    public List<Hook> all() {
        return List.copyOf(hooks);
    }

    public void remove(Hook hook) {
        hooks.remove(hook);
    }

    /// How letters travel from now on.
    public void by(Post other) {
        post = other;
    }

    /// Brings all that has been written so far, one after the other. Answers how many were brought.
    public synchronized int deliver() {
        var letters = new ArrayList<Letter>();
        for (var letter = waiting.poll(); letter != null; letter = waiting.poll()) letters.add(letter);
        var carried = post.carry(letters);
        for (var letter : carried) deliveries.add(new Delivery(letter, postman.deliver(letter)));
        return carried.size();
    }

    /// Everything that was brought, in order.
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    @Override
    public void jobTurned(Job job, Instant now) {
        var project = job.pipeline().project().path();
        for (var hook : hooks) {
            if (hook.wants(project, "job_events")) write(hook, "Job Hook", payloads.job(job, now), now);
        }
    }

    @Override
    public void pipelineTurned(Pipeline pipeline, Instant now) {
        var project = pipeline.project().path();
        for (var hook : hooks) {
            if (hook.wants(project, "pipeline_events")) {
                write(hook, "Pipeline Hook", payloads.pipeline(pipeline, now), now);
            }
        }
    }

    private void write(Hook hook, String event, String body, Instant now) {
        waiting.add(new Letter(hook, event, body, now, UUID.randomUUID().toString()));
    }

    @Override
    public void close() {
        postman.close();
    }
}
