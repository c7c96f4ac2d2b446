package dev.dispatcher.assistant.happenings;

/// A deployment at one moment. What is unknown is empty.
public record Deployment(
        String id, String environment, PipelineStatus status, String ref, String sha, String title, String url) {}
