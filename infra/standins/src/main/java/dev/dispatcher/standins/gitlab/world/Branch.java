package dev.dispatcher.standins.gitlab.world;

/// A name for a commit.
public record Branch(String name, Commit commit) {}
