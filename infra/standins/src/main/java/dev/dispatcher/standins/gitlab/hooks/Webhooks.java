package dev.dispatcher.standins.gitlab.hooks;

import dev.dispatcher.standins.gitlab.world.Happenings;
import dev.dispatcher.standins.gitlab.world.Job;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Note;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a letter for every change to everybody who wants to hear of it, and sends what was written when told to.
public final class Webhooks implements Happenings, AutoCloseable {

    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final Map<Long, Health> health = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Letter> waiting = new ConcurrentLinkedQueue<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Payloads payloads;
    private final ReviewPayloads reviews;
    private final Postman postman;
    private final Clock clock;
    private volatile Post post = Post.honest();

    public Webhooks(Links links, Clock clock) {
        this.payloads = new Payloads(links);
        this.reviews = new ReviewPayloads(links, payloads);
        this.postman = new Postman(links.base(), clock);
        this.clock = clock;
    }

    public long nextId() {
        return lastId.incrementAndGet();
    }

    public void add(Hook hook) {
        hooks.add(hook);
    }

    public List<Hook> all() {
        return List.copyOf(hooks);
    }

    public List<Hook> of(Project project) {
        return hooks.stream()
                .filter(hook -> hook.project().equals(project.path()))
                .toList();
    }

    public Optional<Hook> find(Project project, long id) {
        return of(project).stream().filter(hook -> hook.id() == id).findFirst();
    }

    public void replace(Hook hook, Hook other) {
        hooks.replaceAll(found -> found.equals(hook) ? other : found);
    }

    public void remove(Hook hook) {
        hooks.remove(hook);
    }

    public Health health(Hook hook) {
        return health.computeIfAbsent(hook.id(), _ -> new Health());
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
        carried.forEach(this::bring);
        return carried.size();
    }

    private Delivery bring(Letter letter) {
        int status = postman.deliver(letter);
        health(letter.hook()).heard(status, clock.instant());
        var delivery = new Delivery(nextId(), letter, status);
        deliveries.add(delivery);
        return delivery;
    }

    /// A push that was none, at once, even to a hook that was turned off.
    public Delivery test(Hook hook, Project project, User by, Instant now) {
        var head = project.findCommit(Project.DEFAULT_BRANCH).orElseThrow();
        return bring(letter(hook, "Push Hook", reviews.push(project, head, by), now));
    }

    /// The same letter once more, under the same key.
    public Delivery again(Delivery delivery) {
        return bring(delivery.letter());
    }

    /// Everything that was brought, in order.
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    @Override
    public void jobTurned(Job job, Instant now) {
        tell(job.pipeline().project(), "job_events", "Job Hook", payloads.job(job, now), now);
    }

    @Override
    public void pipelineTurned(Pipeline pipeline, Instant now) {
        tell(pipeline.project(), "pipeline_events", "Pipeline Hook", payloads.pipeline(pipeline, now), now);
    }

    @Override
    public void mergeRequestTurned(MergeRequest request, User by, String action, Shape changes, Instant now) {
        var body = reviews.mergeRequest(request, by, action, changes);
        tell(request.project(), "merge_requests_events", "Merge Request Hook", body, now);
    }

    @Override
    public void noted(MergeRequest request, Note note, Instant now) {
        tell(request.project(), "note_events", "Note Hook", reviews.note(request, note), now);
    }

    private void tell(Project project, String wanted, String event, String body, Instant now) {
        for (var hook : hooks) {
            boolean isOn = health(hook).word(now).equals("executable");
            if (isOn && hook.wants(project.path(), wanted)) waiting.add(letter(hook, event, body, now));
        }
    }

    private static Letter letter(Hook hook, String event, String body, Instant now) {
        return new Letter(hook, event, body, now, UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        postman.close();
    }
}
