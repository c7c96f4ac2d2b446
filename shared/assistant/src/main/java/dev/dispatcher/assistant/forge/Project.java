package dev.dispatcher.assistant.forge;

/// A project or repository, as one person sees it. `id` stays when it is renamed.
public record Project(String id, String path, String url, String defaultBranch, Right right) {}
