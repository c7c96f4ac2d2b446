package dev.dispatcher.assistant.forge;

/// What a hook can be about. Each forge has its own words, and not every forge knows each.
public enum Topic {
    PIPELINES,
    JOBS,
    MERGE_REQUESTS,
    COMMENTS,
    CONFIDENTIAL_COMMENTS,
    PUSHES,
    TAGS,
    WIKI,
    DEPLOYMENTS,
    RELEASES,
    ISSUES,
    CONFIDENTIAL_ISSUES,
    TOKENS,
    CHECKS,
    MILESTONES,
    FEATURE_FLAGS,
    VULNERABILITIES,
    EMOJI
}
