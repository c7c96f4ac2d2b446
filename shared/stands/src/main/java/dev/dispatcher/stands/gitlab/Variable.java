package dev.dispatcher.stands.gitlab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// A variable that the pipelines of one environment see.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Variable(String key, String value, String environmentScope) {}
