/// What cards and messages say, in every language we speak.
@NullMarked
package dev.dispatcher.assistant.cards;

import org.jspecify.annotations.NullMarked;
