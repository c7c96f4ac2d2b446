package dev.dispatcher.assistant.forge;

/// A project or repository, as one person sees it. `id` stays when it is renamed.
/// `isOpen` when nobody needs a right to read it.
public record Project(String id, String path, String url, String defaultBranch, Right right, boolean isOpen) {}
