@org.jspecify.annotations.NullMarked
package dev.dispatcher.standins.gitlab;
