/// The REST API and OAuth over HTTP.
@NullMarked
package dev.dispatcher.standins.github.rest;

import org.jspecify.annotations.NullMarked;
