package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somewhere a project is deployed to. Only the world's lock makes it safe to read.
public final class Environment {

    private static final int SLUG_MAX = 24;

    private final long id;
    private final String name;
    private final Instant createdAt;
    private Instant updatedAt;
    private String state = "available";
    private @Nullable String externalUrl;
    private @Nullable String tier;
    private @Nullable Job deployedBy;

    Environment(long id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /// `available`, `stopping` or `stopped`.
    public String state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<String> externalUrl() {
        return Optional.ofNullable(externalUrl);
    }

    public Optional<String> tier() {
        return Optional.ofNullable(tier);
    }

    public Optional<Job> deployedBy() {
        return Optional.ofNullable(deployedBy);
    }

    public String slug() {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(SLUG_MAX, plain.length()));
    }

    public void describe(@Nullable String url, @Nullable String whichTier) {
        if (url != null) externalUrl = url;
        if (whichTier != null) tier = whichTier;
    }

    void deployed(Job by, Instant now) {
        deployedBy = by;
        become("available", now);
    }

    void become(String other, Instant now) {
        state = other;
        updatedAt = now;
    }
}
