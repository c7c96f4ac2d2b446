@org.jspecify.annotations.NullMarked
package dev.dispatcher.assistant.rights;
