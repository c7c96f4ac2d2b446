/// The REST API, version 4, as far as it is used here: GitLab's paths, words, shapes and refusals.
@NullMarked
package dev.dispatcher.standins.gitlab.rest;

import org.jspecify.annotations.NullMarked;
